using System.Globalization;
using LapeKnowledge.Web.Features.Storage;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Search.Insight;

/// <summary>The command <c>search insight [--weeks N] [--csv FILE]</c>, for editors: what is searched for, what is not found, what nobody opens.</summary>
internal static class InsightCommand
{
    public const string Usage = "usage: search insight [--weeks N] [--csv FILE]";
    private const int DefaultWeeks = 4;
    private const int MostWeeks = 60;
    private const int Shown = 20;

    /// <param name="arguments">What follows <c>search insight</c>.</param>
    /// <returns>0 when done, 1 when it could not be (one line says why), 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancellation = default)
    {
        if (Read(arguments) is not { } asked)
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        var store = services.GetRequiredService<InsightStore>();
        var from = services.GetRequiredService<IOptionsMonitor<SearchOptions>>().CurrentValue.ShownFrom;
        var rows = await store.SinceAsync(store.WeekBefore(7 * (asked.Weeks - 1)), cancellation);
        var open = rows.Where(r => r.Query != InsightQuery.NotKept).GroupBy(r => (r.Language, r.Query)).Where(g => g.Sum(r => r.Searches) >= from).SelectMany(g => g).ToArray();
        return asked.File is { } file
            ? await ExportAsync(file, open, output, cancellation)
            : await TellAsync(rows, open, from, output);
    }

    private static (int Weeks, string? File)? Read(string[] arguments)
    {
        var (weeks, file) = (DefaultWeeks, (string?)null);
        for (var at = 0; at < arguments.Length; at += 2)
        {
            switch (arguments[at..Math.Min(at + 2, arguments.Length)])
            {
                case ["--weeks", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out weeks) && weeks is >= 1 and <= MostWeeks:
                    break;
                case ["--csv", { Length: > 0 } name]:
                    file = name;
                    break;
                default:
                    return null;
            }
        }

        return (weeks, file);
    }

    private static async Task<int> TellAsync(IReadOnlyList<InsightRow> rows, IReadOnlyList<InsightRow> open, int from, TextWriter output)
    {
        await output.WriteLineAsync("week      searches  without result  opened");
        foreach (var week in rows.GroupBy(r => r.Week))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{InsightRow.NameOf(week.Key)}  {week.Sum(r => r.Searches),8}  {week.Sum(r => r.Empty),14}  {week.Sum(r => r.Opened),6}"));
        }

        var queries = open.GroupBy(r => (r.Language, r.Query)).Select(g => new Sum(g.Key.Language, g.Key.Query, g.Sum(r => r.Searches), g.Sum(r => r.Empty), g.Sum(r => r.Opened))).ToArray();
        await ListAsync("without result", queries.Where(q => q.Empty > 0).Select(q => (q, q.Empty)), output);
        await ListAsync("with results that nobody opened", queries.Where(q => q.Opened == 0 && q.Searches > q.Empty).Select(q => (q, q.Searches - q.Empty)), output);
        await ListAsync("most used", queries.Select(q => (q, q.Searches)), output);
        var hidden = rows.Sum(r => r.Searches) - open.Sum(r => r.Searches);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nNot listed: {hidden} searches whose words were not kept or were searched fewer than {from} times."));
        return 0;
    }

    private static async Task ListAsync(string heading, IEnumerable<(Sum Query, int Count)> queries, TextWriter output)
    {
        await output.WriteLineAsync($"\n{heading}:");
        var shown = queries.OrderByDescending(q => q.Count).ThenBy(q => q.Query.Query, StringComparer.Ordinal).Take(Shown).ToArray();
        foreach (var (query, count) in shown)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count,6}  {query.Language}  {query.Query}"));
        }

        if (shown.Length == 0)
        {
            await output.WriteLineAsync("        none");
        }
    }

    private static async Task<int> ExportAsync(string file, IReadOnlyList<InsightRow> open, TextWriter output, CancellationToken cancellation)
    {
        string[] heading = ["week", "language", "query", "searches", "without result", "opened"];
        var rows = open.Select(r => (IEnumerable<string?>)[InsightRow.NameOf(r.Week), r.Language, r.Query, Number(r.Searches), Number(r.Empty), Number(r.Opened)]);
        try
        {
            await Csv.WriteAsync(file, [heading, .. rows], cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return 1;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{open.Count} written to {file}"));
        return 0;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Sum(string Language, string Query, int Searches, int Empty, int Opened);
}
