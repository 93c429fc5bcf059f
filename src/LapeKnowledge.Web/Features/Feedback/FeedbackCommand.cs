using System.Globalization;
using LapeKnowledge.Web.Features.Storage;

namespace LapeKnowledge.Web.Features.Feedback;

/// <summary>The command <c>feedback list|answer NUMBER|export FILE</c>, for the staff.</summary>
internal static class FeedbackCommand
{
    private const string Usage = "usage: feedback list | feedback answer NUMBER | feedback export FILE";
    private const int Shown = 60;

    /// <returns>0 when done, 1 when it could not be (one line says why), 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancellation = default)
    {
        var store = services.GetRequiredService<FeedbackStore>();
        switch (arguments)
        {
            case ["list"]:
                return await ListAsync(store, services.GetRequiredService<TimeProvider>(), output, cancellation);
            case ["answer", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id):
                return await AnswerAsync(store, id, output, cancellation);
            case ["export", { Length: > 0 } file]:
                return await ExportAsync(store, file, output, cancellation);
            default:
                await output.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task<int> ListAsync(FeedbackStore store, TimeProvider time, TextWriter output, CancellationToken cancellation)
    {
        var items = await store.AllAsync(cancellation);
        foreach (var item in items)
        {
            var state = item.AnsweredUtc is { } answered ? $"answered {Day(answered)}"
                : item.DueUtc < time.GetUtcNow().UtcDateTime ? $"LATE, due {Day(item.DueUtc)}"
                : $"due {Day(item.DueUtc)}";
            await output.WriteLineAsync($"{item.Id}  {Day(item.CreatedUtc)}  {state}  {item.Email ?? "no answer asked"}  {OneLine(item.Page)}  {Beginning(item.Message)}");
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{items.Count} in the record, {items.Count(i => i.AnsweredUtc is null)} to answer"));
        return 0;
    }

    private static async Task<int> AnswerAsync(FeedbackStore store, int id, TextWriter output, CancellationToken cancellation)
    {
        if (await store.AnswerAsync(id, cancellation) is not { } found)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"There is no feedback {id}."));
            return 1;
        }

        await output.WriteLineAsync($"Feedback {id} {(found.IsNew ? "is marked as answered" : "was answered already")}: {Day(found.Item.AnsweredUtc!.Value)}");
        return 0;
    }

    private static async Task<int> ExportAsync(FeedbackStore store, string file, TextWriter output, CancellationToken cancellation)
    {
        var items = await store.AllAsync(cancellation);
        string[] heading = ["number", "sent", "due", "answered", "language", "page", "email", "message"];
        try
        {
            await Csv.WriteAsync(file, [heading, .. items.Select(Row)], cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return 1;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{items.Count} written to {file}"));
        return 0;
    }

    private static IEnumerable<string?> Row(FeedbackItem item) =>
    [
        item.Id.ToString(CultureInfo.InvariantCulture), Day(item.CreatedUtc), Day(item.DueUtc), item.AnsweredUtc is { } answered ? Day(answered) : null,
        Languages.Cultures.Language(item.Culture), item.Page, item.Email, item.Message,
    ];

    private static string Day(DateTime utc) => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Beginning(string text) => OneLine(text) is { Length: > Shown } line ? line[..Shown] + "…" : OneLine(text);

    // nothing that a stranger wrote may steer the terminal
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
