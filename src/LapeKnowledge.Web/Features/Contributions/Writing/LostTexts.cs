using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>What somebody has typed into a description that is gone, or no longer his to write: nowhere to be kept, and not to be lost.</summary>
internal sealed record LostPage(string Title, string Notice, IReadOnlyList<(string Field, string Label, string Text)> Texts);

internal static class LostTexts
{
    private static readonly string[] Others = [FileHandlers.AltPrefix, FileHandlers.ConsentPrefix, ReadHandlers.ReasonField(string.Empty)];

    /// <returns>The page with every text that was sent; null when there was none.</returns>
    public static FormPage? Page(FormContext context, int status)
    {
        var form = DraftForm.Of(context, context.Http.Request.RouteValues["sivu"]?.ToString() ?? DraftFields.Start);
        var content = form.Texts.Aggregate(DraftContent.Empty with { Steps = form.Steps ?? [] }, (c, t) => c.With(t.Key, t.Value));
        var typed = DescriptionGuard.Texts(content).Select(t => (t.Field, Label: ReadPages.Label(context, t.Field), t.Text))
            .Concat(context.Fields.Keys.Where(k => Others.Any(p => k.StartsWith(p, StringComparison.Ordinal))).Select(k => (Field: k, Label: LabelOf(context, k), Text: DraftText.Normalize(context[k]))))
            .Where(t => t.Text.Length > 0).ToList();
        var title = context.Text(InterfaceTexts.FormNotTaken);
        return typed.Count == 0 ? null : new FormPage("Contributions/lost", title, new LostPage(title, context.Text(InterfaceTexts.ContributionGoneTyped), typed), Status: status);
    }

    private static string LabelOf(FormContext context, string field) =>
        field.StartsWith(Others[^1], StringComparison.Ordinal) ? context.Text(InterfaceTexts.ContributionReason) : ReadPages.Label(context, field);
}
