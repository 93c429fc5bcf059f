using LapeKnowledge.Search.Analysis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Ready when there is an index to search. While one is being filled, and without a dictionary of Finnish, the pages are served all the same.</summary>
internal sealed class SearchCheck(ISearchStatus status, AnalysisOptions analysis) : IHealthCheck
{
    public const string Tag = "ready";

    private readonly Lazy<FinnishDictionaryState> _finnish = new(() => LanguageAnalyzers.FinnishDictionary(analysis));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check() => (status.Index, status.Progress, status.Failure) switch
    {
        (_, _, { } failure) => HealthCheckResult.Degraded($"search: the index cannot be brought up to date: {failure} It is tried again."),
        (null, { } progress, _) => HealthCheckResult.Degraded(FormattableString.Invariant($"search: the index is being built, {progress.Percent} %.")),
        (_, { } progress, _) => HealthCheckResult.Degraded(FormattableString.Invariant($"search: the index is being built anew, {progress.Percent} %; the former one answers.")),
        (null, null, null) => HealthCheckResult.Unhealthy("search: the index is being opened."),
        _ when !_finnish.Value.IsAvailable => HealthCheckResult.Degraded($"search: {_finnish.Value.Description}"),
        _ => HealthCheckResult.Healthy(),
    };
}
