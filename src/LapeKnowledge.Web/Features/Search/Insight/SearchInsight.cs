using System.Threading.Channels;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Search.Pages;

namespace LapeKnowledge.Web.Features.Search.Insight;

/// <summary>Counts what people search for on the pages. Counting takes no time of the reader's and may lose a few seconds of counts with the process.</summary>
internal sealed class SearchInsight(InsightStore store, ILogger<SearchInsight> logger)
{
    /// <summary>More than can come between two writings; what is beyond is not counted.</summary>
    private const int MostWaiting = 10_000;

    private static readonly string[] Programs = ["bot", "crawl", "spider", "slurp", "preview", "monitor", "headless", "lighthouse", "scan"];

    private readonly Channel<InsightRow> _waiting = Channel.CreateBounded<InsightRow>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<InsightRow> Waiting => _waiting.Reader;

    /// <summary>Counts the search, when a person made it: turning the page, narrowing and sorting are the same search.</summary>
    public void Searched(HttpRequest request, AskedPage asked, SearchPageModel shown)
    {
        if (shown.State is not (SearchState.Found or SearchState.Nothing) || asked.Question.Query.Length == 0 || asked.Page > 1
            || !HttpMethods.IsGet(request.Method) || !IsPerson(request) || IsAhead(request) || Continues(request, asked.Question))
        {
            return;
        }

        _waiting.Writer.TryWrite(Row(asked.Question.Culture, asked.Question.Query, searches: 1, empty: shown.State == SearchState.Nothing && !asked.Question.IsNarrowed ? 1 : 0));
    }

    public void Opened(HttpRequest request, string culture, string query)
    {
        if (query.Length > 0 && IsPerson(request))
        {
            _waiting.Writer.TryWrite(Row(culture, query, opened: 1));
        }
    }

    /// <summary>Writes what waits.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        var rows = new List<InsightRow>();
        while (rows.Count < MostWaiting && Waiting.TryRead(out var row))
        {
            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await store.AddAsync([.. rows.GroupBy(r => (r.Week, r.Language, r.Query)).Select(Sum)], cancellation);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
        {
            logger.LogWarning(e, "{Count} searches and clicks were not counted.", rows.Count);
        }
    }

    private InsightRow Row(string culture, string query, int searches = 0, int empty = 0, int opened = 0) =>
        new() { Week = store.ThisWeek, Language = Cultures.Language(culture), Query = InsightQuery.Of(query), Searches = searches, Empty = empty, Opened = opened };

    private static InsightRow Sum(IGrouping<(int Week, string Language, string Query), InsightRow> rows) => new()
    {
        Week = rows.Key.Week,
        Language = rows.Key.Language,
        Query = rows.Key.Query,
        Searches = rows.Sum(r => r.Searches),
        Empty = rows.Sum(r => r.Empty),
        Opened = rows.Sum(r => r.Opened),
    };

    private static bool IsPerson(HttpRequest request) =>
        request.Headers.UserAgent.ToString() is var agent && agent.StartsWith("Mozilla/", StringComparison.Ordinal) && !Programs.Any(p => agent.Contains(p, StringComparison.OrdinalIgnoreCase));

    /// <summary>The browser asks before the reader does.</summary>
    private static bool IsAhead(HttpRequest request) =>
        new[] { "Sec-Purpose", "Purpose", "X-Moz" }.Any(h => request.Headers[h].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase));

    /// <summary>The reader comes from the same search.</summary>
    private static bool Continues(HttpRequest request, SearchQuestion question) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from)
        && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && Cultures.All.Select(SearchAddresses.PageOf).Contains(from.AbsolutePath)
        && SearchQuestion.Clean(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(from.Query)[SearchAddresses.Query].FirstOrDefault()) == question.Query;
}

/// <summary>Writes the counts every few seconds, and when the site ends.</summary>
internal sealed class InsightWriter(SearchInsight insight, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await insight.Waiting.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Every, time, stoppingToken);
                await insight.FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await insight.FlushAsync(CancellationToken.None);
        }
    }
}
