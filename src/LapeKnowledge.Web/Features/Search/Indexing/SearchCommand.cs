using System.Globalization;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Search.Insight;
using Umbraco.Cms.Core.Cache;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>The command <c>search rebuild|check|stats|insight</c>, for the staff.</summary>
internal sealed class SearchCommand(IndexFolders folders, IndexFeeder feeder, IndexReview review, DistributedCache caches)
{
    private const string Usage = "usage: search rebuild | search check | search stats | search insight [--weeks N] [--csv FILE]";

    /// <param name="isTerminal">Whether lines on the output can be written over.</param>
    /// <returns>0 when done and well, 1 when not (a line says why), 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, TextWriter output, bool isTerminal, CancellationToken cancellation = default)
    {
        var command = ActivatorUtilities.CreateInstance<SearchCommand>(services);
        switch (arguments)
        {
            case ["rebuild"]:
                return await command.RebuildAsync(output, isTerminal, cancellation);
            case ["check"]:
                return await command.WithIndexAsync(output, index => command.CheckAsync(index, output, cancellation));
            case ["stats"]:
                return await command.WithIndexAsync(output, index => StatsAsync(index, output));
            case ["insight", .. var asked]:
                return await InsightCommand.RunAsync(services, asked, output, cancellation);
            default:
                await output.WriteLineAsync(Usage);
                return 2;
        }
    }

    private async Task<int> RebuildAsync(TextWriter output, bool isTerminal, CancellationToken cancellation)
    {
        try
        {
            using var index = folders.Create(folders.First);
            var lines = new ProgressLines(output, isTerminal);
            await feeder.RebuildAsync(index, LogPosition.Start, lines.Tell, cancellation);
            await output.WriteLineAsync(Counts(index.Statistics));
            return 0;
        }
        catch (IndexInUseException)
        {
            caches.RefreshAll(RebuildRefresher.UniqueId);
            await output.WriteLineAsync(
                $"The site runs and uses {folders.First}. It has been asked to fill its index anew, and answers from the former one until that is done; /health/ready tells how far it has come.");
            return 0;
        }
    }

    private async Task<int> WithIndexAsync(TextWriter output, Func<SearchIndex, Task<int>> work)
    {
        try
        {
            if (!Directory.Exists(folders.First))
            {
                await output.WriteLineAsync($"There is no search index in {folders.First} yet: the site makes one when it starts, and so does: search rebuild");
                return 1;
            }

            using var index = folders.OpenFirst();
            return await work(index);
        }
        catch (IndexInUseException)
        {
            await output.WriteLineAsync($"The site runs and uses {folders.First}: see /health/ready, or stop the site and try again.");
            return 1;
        }
        catch (IndexDamagedException damage)
        {
            await output.WriteLineAsync($"The search index in {folders.First} cannot be used: {damage.Message} The site makes it anew when it starts, and so does: search rebuild");
            return 1;
        }
    }

    private async Task<int> CheckAsync(SearchIndex index, TextWriter output, CancellationToken cancellation)
    {
        var problems = await review.ProblemsAsync(index, cancellation);
        foreach (var problem in problems)
        {
            await output.WriteLineAsync(problem);
        }

        await output.WriteLineAsync(problems.Count == 0 ? $"The search index is well: {Counts(index.Statistics)}" : "To mend it: search rebuild");
        return problems.Count == 0 ? 0 : 1;
    }

    private static async Task<int> StatsAsync(SearchIndex index, TextWriter output)
    {
        var statistics = index.Statistics;
        await output.WriteLineAsync(Counts(statistics));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{statistics.Segments} segments, {statistics.Terms} terms, {Megabytes(statistics.IndexBytes)} MB of index and {Megabytes(statistics.TextBytes)} MB of texts, {statistics.Deleted} deleted documents to be merged away"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"as of entry {LogPosition.Read(statistics.Position).Id} of the change log"));
        return 0;
    }

    private static string Counts(IndexStatistics statistics) => string.Create(
        CultureInfo.InvariantCulture,
        $"{statistics.Documents} documents ({string.Join(", ", statistics.DocumentsByLanguage.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => FormattableString.Invariant($"{l.Key} {l.Value}")))})");

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>On a terminal one line that goes on; in a pipe a line for every tenth.</summary>
    private sealed class ProgressLines(TextWriter output, bool isTerminal)
    {
        private int _told = -1;

        public void Tell(IndexingProgress? progress)
        {
            var percent = progress?.Percent ?? 100;
            if (percent == _told || (!isTerminal && percent / 10 == _told / 10 && _told >= 0))
            {
                return;
            }

            _told = percent;
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{(isTerminal ? "\r" : string.Empty)}The search index is being built: {percent,3} %"));
            output.Write(isTerminal && progress is not null ? string.Empty : output.NewLine);
            output.Flush();
        }
    }
}
