using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Hosting.Jobs;

/// <summary>Deletes uploads that no content took in the time of <c>Umbraco:CMS:Runtime:TemporaryFileLifeTime</c>.</summary>
internal sealed class TemporaryFileCleanup(ITemporaryFileService uploads) : IJob
{
    public TimeSpan Period => TimeSpan.FromMinutes(5);

    public Task RunAsync(CancellationToken cancellationToken) => uploads.CleanUpOldTempFiles();
}
