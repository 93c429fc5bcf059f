using LapeKnowledge.Search;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Web.Features.Search.Indexing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

public sealed class SearchCheckTests : IDisposable
{
    private static readonly AnalysisOptions WithoutVoikko = new() { UseVoikko = false };
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-check-").FullName;
    private readonly Analyzers _analyzers = LanguageAnalyzers.Create(WithoutVoikko);
    private readonly SearchIndexHolder _holder = new(new HeardRefreshes());

    public void Dispose()
    {
        _holder.Index?.Dispose();
        _analyzers.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_is_not_ready_before_there_is_an_index_or_one_on_its_way()
    {
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync()).Status);

        _holder.Progress = new IndexingProgress(30, 60);
        Assert.Equal((HealthStatus.Degraded, "search: the index is being built, 50 %."), await CheckAsync());

        _holder.Index = SearchIndex.Open(_folder, _analyzers);
        Assert.Equal((HealthStatus.Degraded, "search: the index is being built anew, 50 %; the former one answers."), await CheckAsync());
    }

    [Fact]
    public async Task It_says_what_fails_and_what_is_missing()
    {
        _holder.Index = SearchIndex.Open(_folder, _analyzers);
        var (status, description) = await CheckAsync();
        Assert.Equal(HealthStatus.Degraded, status);
        Assert.Contains("Voikko", description, StringComparison.Ordinal);
        Assert.Contains("libvoikko1", description, StringComparison.Ordinal);

        _holder.Failure = "The disk is full.";
        Assert.Contains("The disk is full.", (await CheckAsync()).Description, StringComparison.Ordinal);
    }

    private async Task<(HealthStatus Status, string? Description)> CheckAsync() =>
        await new SearchCheck(_holder, WithoutVoikko).CheckHealthAsync(new HealthCheckContext()) is var result ? (result.Status, result.Description) : default;
}
