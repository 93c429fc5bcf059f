using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Shows and saves the pages of the form that consist of texts.</summary>
internal sealed class StepHandlers(ContributionAccess access, DraftStore drafts, StepPages pages)
{
    public const string ChoicePrefix = "valinta-";
    public const string Theirs = "toisen";
    public const string Both = "molemmat";

    private static string PageOf(FormContext context) => context.Http.Request.RouteValues["sivu"]?.ToString() ?? string.Empty;

    public async Task<FormPage?> ShowAsync(FormContext context)
    {
        var page = PageOf(context);
        return !DraftFields.Pages.Contains(page) ? null : await access.OpenForWritingAsync(context, async (contribution, content) =>
        {
            var shown = await pages.OfAsync(context, contribution, page, content);
            return StepPages.Show(context, context.Notice is null || context.Fields.Count == 0 ? shown : Typed(shown, DraftForm.Of(context, page)));
        });
    }

    public async Task<FormPage?> SaveAsync(FormContext context)
    {
        var page = PageOf(context);
        return !DraftFields.Pages.Contains(page) || page is DraftFields.Files or DraftFields.Read ? null
            : await access.OpenAsync(context, (contribution, before) => SaveAsync(context, page, contribution, before));
    }

    private async Task<FormPage?> SaveAsync(FormContext context, string page, Contribution contribution, DraftContent before)
    {
        var (form, target) = RowAction.Apply(DraftForm.Of(context, page), context[DraftForm.ActionField]);
        var errors = StepPages.Wrong(context, form);
        if (errors.Count == 0 && form.Texts.TryGetValue(DraftFields.NameField, out var name) && name != before.Name && drafts.IsNameTaken(contribution.PilotKey, contribution.DocumentKey, name))
        {
            errors = StepPages.NameTaken(context);
        }

        if (errors.Count > 0)
        {
            return StepPages.Show(context, Typed(await pages.OfAsync(context, contribution, page, before), form) with { Errors = errors }, StatusCodes.Status422UnprocessableEntity);
        }

        var result = await drafts.SaveAsync(contribution.Id, Chosen(context, form, before), context.Cancellation);
        return result.Saved switch
        {
            DraftSaved.Done => FormPage.Redirect(Target(context, contribution.Id, page, target)),
            DraftSaved.Conflict => await ConflictAsync(context, contribution, form, result),
            DraftSaved.Gone => Gone(context),
            DraftSaved.Closed => StepPages.Show(context, Typed(await pages.OfAsync(context, contribution, page, before), form) with { Notice = context.Text(InterfaceTexts.ContributionClosed) }, StatusCodes.Status409Conflict),
            _ => StepPages.Show(context, Typed(await pages.OfAsync(context, contribution, page, before), form) with { Notice = context.Text(InterfaceTexts.ContributionNotSaved) }, StatusCodes.Status503ServiceUnavailable),
        };
    }

    public static FormPage Gone(FormContext context) =>
        LostTexts.Page(context, StatusCodes.Status410Gone) ?? FormPage.Message(context.Text(InterfaceTexts.ContributionGoneTitle), context.Text(InterfaceTexts.ContributionGone), StatusCodes.Status410Gone);

    /// <summary>The page with what was typed in the place of what is kept.</summary>
    private static StepPage Typed(StepPage page, DraftForm form)
    {
        var content = form.Texts.Aggregate(page.Content, (c, t) => c.With(t.Key, t.Value));
        return page with { Content = form.Steps is null ? content : content with { Steps = form.Steps }, Marks = form.Marks };
    }

    /// <summary>Both texts of each field that two have changed, one beside the other. What only one of them changed is saved already.</summary>
    private async Task<FormPage?> ConflictAsync(FormContext context, Contribution contribution, DraftForm form, DraftResult result)
    {
        var shown = await pages.OfAsync(context, contribution, form.Page, result.Content);
        var (texts, hasSteps) = (result.Conflicts.Where(c => c.Field != DraftFields.StepsField), result.Conflicts.Any(c => c.Field == DraftFields.StepsField && form.Steps is not null));
        var content = texts.Aggregate(result.Content, (c, conflict) => c.With(conflict.Field, conflict.Mine));
        return StepPages.Show(
            context,
            shown with { Content = hasSteps ? content with { Steps = form.Steps! } : content, Conflicts = result.Conflicts, Notice = context.Text(InterfaceTexts.ContributionConflict) },
            StatusCodes.Status409Conflict);
    }

    /// <summary>What was chosen where two texts stood beside each other; nothing where a third has been saved since.</summary>
    private static DraftForm Chosen(FormContext context, DraftForm form, DraftContent current)
    {
        string ChoiceOf(string field) => form.Marks.GetValueOrDefault(field) == current.MarkOf(field) ? context[ChoicePrefix + field] : string.Empty;
        var texts = form.Texts.ToDictionary(t => t.Key, t => ChoiceOf(t.Key) switch
        {
            Theirs => current[t.Key],
            Both when current[t.Key] != t.Value => $"{current[t.Key]}\n\n{t.Value}",
            _ => t.Value,
        });
        var steps = form.Steps is null ? null : ChoiceOf(DraftFields.StepsField) switch
        {
            Theirs => current.Steps,
            Both => [.. current.Steps, .. form.Steps.Where(s => !current.Steps.Any(c => c.AsText() == s.AsText()))],
            _ => form.Steps,
        };
        return form with { Texts = texts, Steps = steps };
    }

    private static string Target(FormContext context, Guid id, string page, string target)
    {
        var (to, rest) = target switch
        {
            RowAction.Next => (DraftFields.Next(page)!, string.Empty),
            RowAction.Previous => (DraftFields.Previous(page) ?? page, string.Empty),
            RowAction.Add => (page, $"&{StepPages.NewRowField}=1#lisaa"),
            RowAction.Rows => (page, "#rivit"),
            _ when DraftFields.Pages.Contains(target) => (target, string.Empty),
            _ => (page, string.Empty),
        };
        return $"{ContributionAddresses.PageAt(context.Culture, id, to)}?{StepPages.SavedField}={page}{rest}";
    }
}
