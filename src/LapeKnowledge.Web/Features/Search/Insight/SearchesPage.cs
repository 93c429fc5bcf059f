using System.Globalization;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Models;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Search.Insight;

/// <summary>What is searched for, what is not found and what nobody opens, for editors: what the command <c>search insight</c> tells.</summary>
internal static class SearchesPage
{
    public const string WeeksField = "viikkoja";
    private const int Shown = 20;
    private static readonly int[] Choices = [1, 4, 13, 52];

    public static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var weeks = WeeksOf(context.Http.Request);
        var (rows, open) = await ReadAsync(context.Http, weeks);
        var queries = open.GroupBy(r => (r.Language, r.Query)).Select(g => new SearchSum(g.Key.Language, g.Key.Query, g.Sum(r => r.Searches), g.Sum(r => r.Empty), g.Sum(r => r.Opened))).ToArray();
        var shown = new SearchesShown(
            weeks,
            Choices,
            [.. rows.GroupBy(r => r.Week).OrderByDescending(g => g.Key).Select(g => new SearchWeek(InsightRow.NameOf(g.Key), g.Sum(r => r.Searches), g.Sum(r => r.Empty), g.Sum(r => r.Opened)))],
            [
                List(context.Text(InterfaceTexts.EditingSearchesEmpty), "tyhjat", queries.Where(q => q.Empty > 0), q => q.Empty),
                List(context.Text(InterfaceTexts.EditingSearchesUnopened), "avaamatta", queries.Where(q => q.Opened == 0 && q.Searches > q.Empty), q => q.Searches - q.Empty),
                List(context.Text(InterfaceTexts.EditingSearchesMost), "yleisimmat", queries, q => q.Searches),
            ],
            rows.Sum(r => r.Searches) - open.Sum(r => r.Searches));
        return new FormPage("Editing/searches", context.Text(InterfaceTexts.EditingSearches), shown);
    }

    public static async Task<IResult> ExportAsync(HttpContext http, string culture)
    {
        var texts = http.RequestServices.GetRequiredService<Languages.Texts>();
        var (_, open) = await ReadAsync(http, WeeksOf(http.Request));
        string[] heading =
        [
            texts.Get(culture, InterfaceTexts.Week), texts.Get(culture, InterfaceTexts.SearchLanguage), texts.Get(culture, InterfaceTexts.EditingSearchesQuery),
            texts.Get(culture, InterfaceTexts.EditingSearchesCount), texts.Get(culture, InterfaceTexts.EditingSearchesEmpty), texts.Get(culture, InterfaceTexts.EditingSearchesOpened),
        ];
        var rows = open.Select(r => (IEnumerable<string?>)[InsightRow.NameOf(r.Week), r.Language, r.Query, Number(r.Searches), Number(r.Empty), Number(r.Opened)]);
        return CsvFile.Of("haut.csv", [heading, .. rows]);
    }

    /// <summary>Whatever else stands in the address is four weeks.</summary>
    private static int WeeksOf(HttpRequest request) =>
        int.TryParse(request.Query[WeeksField], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && Choices.Contains(asked) ? asked : 4;

    /// <returns>All that is counted, and of it what so many asked that it tells of nobody.</returns>
    private static async Task<(IReadOnlyList<InsightRow> Rows, IReadOnlyList<InsightRow> Open)> ReadAsync(HttpContext http, int weeks)
    {
        var store = http.RequestServices.GetRequiredService<InsightStore>();
        var from = http.RequestServices.GetRequiredService<IOptionsMonitor<SearchOptions>>().CurrentValue.ShownFrom;
        var rows = await store.SinceAsync(store.WeekBefore(7 * (weeks - 1)), http.RequestAborted);
        return (rows, [.. rows.Where(r => r.Query != InsightQuery.NotKept).GroupBy(r => (r.Language, r.Query)).Where(g => g.Sum(r => r.Searches) >= from).SelectMany(g => g)]);
    }

    private static SearchList List(string title, string id, IEnumerable<SearchSum> queries, Func<SearchSum, int> count) =>
        new(title, id, [.. queries.Select(q => (q, count(q))).OrderByDescending(q => q.Item2).ThenBy(q => q.q.Query, StringComparer.Ordinal).Take(Shown)]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Hidden">How many searches stand in no list.</param>
internal sealed record SearchesShown(int Weeks, IReadOnlyList<int> Choices, IReadOnlyList<SearchWeek> ByWeek, IReadOnlyList<SearchList> Lists, int Hidden);

internal sealed record SearchWeek(string Name, int Searches, int Empty, int Opened);

internal sealed record SearchList(string Title, string Id, IReadOnlyList<(SearchSum Query, int Count)> Queries);

internal sealed record SearchSum(string Language, string Query, int Searches, int Empty, int Opened);
