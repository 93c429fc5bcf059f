using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Hosting.Jobs;

/// <summary>Deletes the notes of the system that are older than <c>Umbraco:CMS:Logging:MaxLogAge</c>; what editors did stays.</summary>
internal sealed class AuditLogScrubbing(IAuditService audit, IOptionsMonitor<LoggingSettings> settings) : IJob
{
    public TimeSpan Period => TimeSpan.FromHours(4);

    public Task RunAsync(CancellationToken cancellationToken) => audit.CleanLogsAsync((int)settings.CurrentValue.MaxLogAge.TotalMinutes);
}
