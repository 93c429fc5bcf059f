using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Chooses what to describe, and begins it.</summary>
internal sealed class BeginHandlers(ContributionAccess access, ContributionStore store, DraftStore drafts, DraftRows rows, RelatedContent related, ItemLinks links)
{
    public const string UpdateField = "paivita";
    private readonly SemaphoreSlim _turn = new(1); // a form that is sent twice at the same moment finds the first as it was

    public async Task<FormPage?> ChooseAsync(FormContext context)
    {
        var member = context.Actor;
        var pilots = member.IsEditor ? related.OfType<Pilot>(Pilot.ModelTypeAlias) : [.. member.Pilots.Keys.Select(related.Get<Pilot>).OfType<Pilot>()];
        var choices = RelatedContent.ByName(pilots, context.Culture).Select(p => new ItemLink(p.Key, Names.Of(p, context.Culture), ContributionAddresses.BeginAt(context.Culture, p.Key), null));
        var own = await rows.OfAsync(await store.OfPilotsAsync(member.Pilots.Keys, context.Cancellation), context.Culture, context.Cancellation);
        return new FormPage("Contributions/choose", context.Text(InterfaceTexts.ContributionTitle), new ChoosePage([.. choices], own));
    }

    public async Task<FormPage?> ShowAsync(FormContext context) =>
        access.PilotOf(context) is { } pilot ? await ShowAsync(context, pilot, DraftForm.Of(context, DraftFields.Start), new Dictionary<string, string>()) : null;

    public async Task<FormPage?> BeginAsync(FormContext context)
    {
        if (access.PilotOf(context) is not { } pilot)
        {
            return LostTexts.Page(context, StatusCodes.Status404NotFound);
        }

        if (Guid.TryParse(context[UpdateField], out var document))
        {
            return await UpdateAsync(context, pilot, document);
        }

        var form = DraftForm.Of(context, DraftFields.Start);
        if (!form.Texts.ContainsKey(DraftFields.NameField))
        {
            form = form with { Texts = form.Texts.Append(KeyValuePair.Create(DraftFields.NameField, string.Empty)).ToDictionary() }; // what is begun has a name
        }

        if (StepPages.Wrong(context, form) is { Count: > 0 } errors)
        {
            return await ShowAsync(context, pilot, form, errors) with { Status = StatusCodes.Status422UnprocessableEntity };
        }

        var (contribution, isTaken) = await BeginOnceAsync(context, pilot, form);
        if (isTaken)
        {
            return await ShowAsync(context, pilot, form, StepPages.NameTaken(context)) with { Status = StatusCodes.Status422UnprocessableEntity };
        }

        return contribution is null ? StepHandlers.Gone(context) : FormPage.Redirect($"{ContributionAddresses.PageAt(context.Culture, contribution.Id, DraftFields.People)}?{StepPages.SavedField}={DraftFields.Start}");
    }

    /// <summary>A button that is pressed twice begins one description.</summary>
    private async Task<(Contribution? Begun, bool IsTaken)> BeginOnceAsync(FormContext context, Pilot pilot, DraftForm form)
    {
        await _turn.WaitAsync(context.Cancellation);
        try
        {
            var begun = (await store.OfPilotsAsync([pilot.Key], context.Cancellation)).FirstOrDefault(c => c.AuthorKey == context.Actor.Key && c.IsOpen && rows.WasBegunJustNow(c) && drafts.Read(c)?.Name == form.Texts[DraftFields.NameField]);
            if (begun is null && drafts.IsNameTaken(pilot.Key, null, form.Texts[DraftFields.NameField]))
            {
                return (null, true);
            }

            return (begun ?? await drafts.BeginAsync(pilot.Key, context.Actor.Key, context.Culture, form, context.Cancellation), false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<FormPage?> UpdateAsync(FormContext context, Pilot pilot, Guid document)
    {
        if (related.Children<ProcessDescription>(pilot.Key).FirstOrDefault(d => d.Key == document) is not { } published)
        {
            return null;
        }

        var contribution = await store.BeginAsync(document, pilot.Key, context.Actor.Key, CultureOf(published, context.Culture), context.Cancellation);
        return FormPage.Redirect(ContributionAddresses.StateAt(context.Culture, contribution.Id));
    }

    /// <summary>The language that is updated: the page's where readers have a text in it, otherwise the other one. A description in Swedish has its name in Finnish, too.</summary>
    private string CultureOf(ProcessDescription published, string culture) =>
        published.Cultures.ContainsKey(culture) && drafts.IsWritten(published.Key, culture) ? culture : Cultures.Other(culture) is var other && published.Cultures.ContainsKey(other) ? other : culture;

    private async Task<FormPage> ShowAsync(FormContext context, Pilot pilot, DraftForm form, IReadOnlyDictionary<string, string> errors)
    {
        var known = await store.OfPilotsAsync([pilot.Key], context.Cancellation);
        var published = related.Children<ProcessDescription>(pilot.Key)
            .Select(d => (Document: d, Culture: CultureOf(d, context.Culture))).Where(d => !known.Any(k => k.DocumentKey == d.Document.Key && k.Culture == d.Culture))
            .Select(d => new PublishedRow(d.Document.Key, Names.Of(d.Document, d.Culture), d.Culture));
        var content = form.Texts.Aggregate(DraftContent.Empty, (c, t) => c.With(t.Key, t.Value));
        var step = new StepPage(Guid.Empty, DraftFields.Start, context.Culture, StepPages.Heading(context, DraftFields.Start), content, new Dictionary<string, string>())
        {
            Errors = errors,
            Owner = context.Actor.Key.ToString("N"),
            Notice = context.Notice,
        };
        var name = links.To(pilot, context.Culture)?.Name ?? Names.Of(pilot, context.Culture);
        return new FormPage("Contributions/begin", context.Text(InterfaceTexts.ContributionTitle), new BeginPage(name, step, await rows.OfAsync(known, context.Culture, context.Cancellation), [.. published]), pilot);
    }
}
