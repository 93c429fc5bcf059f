using LapeKnowledge.Web.Features.Forms;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>What was sent from one page of the form.</summary>
/// <param name="Texts">Of those of the page's fields that were sent, as they were typed: one that is not sent is not emptied.</param>
/// <param name="Steps">Null on the other pages, and when no rows were sent.</param>
/// <param name="Marks">The marks of the texts that the form was opened with.</param>
internal sealed record DraftForm(string Page, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<DraftStep>? Steps, IReadOnlyDictionary<string, string> Marks)
{
    public const string MarkPrefix = "pohja-";
    public const string RowsField = "riveja";
    public const string ActionField = "tee";
    public static readonly IReadOnlyList<string> StepParts = ["kuka", "mita", "milloin", "milla"];

    /// <summary>Takes the page's own fields and no others, whatever was sent.</summary>
    public static DraftForm Of(FormContext context, string page)
    {
        var names = DraftFields.On(page).Select(f => f.Name).ToList();
        var marked = page == DraftFields.Steps ? [DraftFields.StepsField] : names;
        return new DraftForm(
            page,
            names.Where(context.Fields.ContainsKey).ToDictionary(n => n, n => n == DraftFields.NameField ? DraftText.Name(context.Fields[n].ToString()) : DraftText.Normalize(context.Fields[n].ToString())),
            page == DraftFields.Steps && context.Fields.ContainsKey(RowsField) ? StepsOf(context) : null,
            marked.ToDictionary(n => n, n => context[MarkPrefix + n]));
    }

    private static List<DraftStep> StepsOf(FormContext context)
    {
        var rows = int.TryParse(context[RowsField], out var sent) ? Math.Clamp(sent, 0, context.Fields.Count) : 0; // two who keep both lists may have more than one may add
        return
        [
            .. Enumerable.Range(0, rows).Select(i => new DraftStep(
                Guid.TryParse(context[FormattableString.Invariant($"avain-{i}")], out var key) ? key : Guid.Empty,
                Line(context, 0, i), DraftText.Normalize(context.Fields[FormattableString.Invariant($"{StepParts[1]}-{i}")].ToString()), Line(context, 2, i), Line(context, 3, i))),
        ];
    }

    private static string Line(FormContext context, int part, int row) =>
        DraftText.Normalize(context.Fields[FormattableString.Invariant($"{StepParts[part]}-{row}")].ToString()).Replace('\n', ' ');
}
