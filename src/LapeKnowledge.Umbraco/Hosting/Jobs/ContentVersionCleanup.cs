using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Hosting.Jobs;

/// <summary>Deletes old versions as <c>Umbraco:CMS:Content:ContentVersionCleanupPolicy</c> and the types say.</summary>
internal sealed class ContentVersionCleanup(
    IContentVersionService versions,
    IOptionsMonitor<ContentSettings> settings,
    TimeProvider time,
    ILogger<ContentVersionCleanup> logger) : IJob
{
    public TimeSpan Period => TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        if (settings.CurrentValue.ContentVersionCleanupPolicy.EnableCleanup)
        {
            var deleted = versions.PerformContentVersionCleanup(time.GetUtcNow().UtcDateTime);
            if (deleted.Count > 0)
            {
                logger.LogInformation("Deleted {Count} old content versions", deleted.Count);
            }
        }
        return Task.CompletedTask;
    }
}
