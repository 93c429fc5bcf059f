using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>How far a description is: the receipt after sending, the editor's comments, taking it back, opening it for an update, throwing an update or a draft away.</summary>
internal sealed class StateHandlers(ContributionAccess access, ContributionStore store, DraftStates states, Discarding discarding, ThrowingAway throwing)
{
    public const string Withdraw = "peru";
    public const string Update = "paivita";
    public const string Delete = "poista";
    public const string Discard = "hylkaa-muutokset";
    public const string Language = "kieli";
    public const string SureField = "varma";

    public Task<FormPage?> ShowAsync(FormContext context) =>
        access.OpenAsync(context, async (contribution, content) => await ShowAsync(context, contribution, content, context.Notice));

    public Task<FormPage?> DoAsync(FormContext context) => access.OpenAsync(context, (contribution, content) => DoAsync(context, contribution, content));

    private async Task<FormPage?> DoAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        switch (context[DraftForm.ActionField])
        {
            case Withdraw:
                return await ChangeAsync(context, contribution, content, ContributionState.Withdrawn, null);
            case Update:
                return await ChangeAsync(context, contribution, content, ContributionState.Draft, DraftFields.Start);
            case Language:
                return await BeginLanguageAsync(context, contribution, content);
            case Delete when context[SureField].Length > 0:
                return await DeleteAsync(context, contribution, content);
            case Delete:
                return await ShowAsync(context, contribution, content, context.Text(InterfaceTexts.ContributionDeleteSure)) with { Status = StatusCodes.Status422UnprocessableEntity };
            case Discard when context[SureField].Length > 0:
                return await DiscardAsync(context, contribution, content);
            case Discard:
                return await ShowAsync(context, contribution, content, context.Text(InterfaceTexts.ContributionDiscardSure)) with { Status = StatusCodes.Status422UnprocessableEntity };
            default:
                return FormPage.Redirect(ContributionAddresses.StateAt(context.Culture, contribution.Id));
        }
    }

    private async Task<FormPage> BeginLanguageAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        if (IsAlone(contribution, (await states.DecisionsAsync([contribution], context.Cancellation)).GetValueOrDefault(contribution.Id)) && await OtherAsync(context, contribution) is null)
        {
            return await ShowAsync(context, contribution, content, null) with { Status = StatusCodes.Status409Conflict }; // a page that was open when it was scheduled
        }

        var other = await store.BeginAsync(contribution.DocumentKey, contribution.PilotKey, context.Actor.Key, Cultures.Other(contribution.Culture), context.Cancellation);
        return FormPage.Redirect(ContributionAddresses.PageAt(context.Culture, other.Id, DraftFields.Start));
    }

    /// <summary>Whether writing in the other language would keep it from being published at its moment: with a Swedish text the Finnish page is published that has its name.</summary>
    private static bool IsAlone(Contribution contribution, EditorDecision? decision) =>
        contribution is { State: ContributionState.Sent, Culture: Cultures.Swedish } && decision is { Kind: EditorDecisionKind.Scheduled };

    private Task<Contribution?> OtherAsync(FormContext context, Contribution contribution) => store.FindAsync(contribution.DocumentKey, Cultures.Other(contribution.Culture), context.Cancellation);

    private async Task<FormPage> ChangeAsync(FormContext context, Contribution contribution, DraftContent content, ContributionState state, string? page)
    {
        var isVersion = int.TryParse(context[ReadHandlers.VersionField], out var version);
        if (!isVersion || !await store.ChangeStateAsync(contribution.Id, version, state, context.Cancellation))
        {
            return await ChangedMeanwhileAsync(context, contribution, content);
        }

        return FormPage.Redirect(page is null ? ContributionAddresses.StateAt(context.Culture, contribution.Id) : ContributionAddresses.PageAt(context.Culture, contribution.Id, page));
    }

    private async Task<FormPage> DiscardAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        var isDone = int.TryParse(context[ReadHandlers.VersionField], out var version) && await discarding.DiscardAsync(contribution.Id, version, context.Cancellation);
        return isDone ? FormPage.Redirect(ContributionAddresses.StateAt(context.Culture, contribution.Id)) : await ChangedMeanwhileAsync(context, contribution, content);
    }

    private async Task<FormPage> DeleteAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        if (!await throwing.DoAsync(contribution.Id, context.Cancellation))
        {
            return await ChangedMeanwhileAsync(context, contribution, content);
        }

        var other = await OtherAsync(context, contribution);
        return FormPage.Redirect(other is null ? ContributionAddresses.BeginAt(context.Culture, contribution.PilotKey) : ContributionAddresses.StateAt(context.Culture, other.Id));
    }

    private async Task<FormPage> ChangedMeanwhileAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        var current = await store.FindAsync(contribution.Id, context.Cancellation) ?? contribution;
        return await ShowAsync(context, current, content, context.Text(InterfaceTexts.ContributionStateChanged)) with { Status = StatusCodes.Status409Conflict };
    }

    private async Task<FormPage> ShowAsync(FormContext context, Contribution contribution, DraftContent content, string? notice)
    {
        var published = context.Get<RelatedContent>().Get<IPublishedContent>(contribution.DocumentKey) is { } page ? context.Get<ItemLinks>().UrlIn(page, contribution.Culture) : null;
        var decision = (await states.DecisionsAsync([contribution], context.Cancellation)).GetValueOrDefault(contribution.Id);
        var comments = contribution.IsOpen ? await context.Get<IFieldComments>().OfAsync(contribution.DocumentKey, contribution.Culture, context.Cancellation) : [];
        var (state, note) = (states.StateOf(contribution, decision, context.Culture), states.NoteOf(contribution, decision, context.Culture));
        var nameCulture = content.Name.Length > 0 ? contribution.Culture : Cultures.Other(contribution.Culture);
        var (hasOther, isAlone) = (await OtherAsync(context, contribution) is not null, IsAlone(contribution, decision));
        var name = content.Name.Length > 0 ? content.Name : context.Get<DraftStore>().Read(contribution, nameCulture)?.Name ?? string.Empty;
        var shown = new StatePage(contribution.Id, name, contribution.Culture, contribution.State, contribution.Version, state, note, published)
        {
            NameCulture = nameCulture,
            Words = await states.WordsAsync(contribution, decision, context.Culture, context.Cancellation),
            Comments = [.. comments.Select(c => (LabelOf(context, c.Field), c))],
            MayDelete = await throwing.WhatAsync(contribution, context.Cancellation),
            MayDiscard = discarding.May(contribution),
            MayAddLanguage = !hasOther && !isAlone,
            LanguageWaits = !hasOther && isAlone,
            Notice = notice,
            Pilot = context.Get<RelatedContent>().Get<Pilot>(contribution.PilotKey) is { } pilot ? Names.Of(pilot, context.Culture) : string.Empty,
        };
        return new FormPage("Contributions/state", name, shown);
    }

    private static string LabelOf(FormContext context, string alias) =>
        alias.Length == 0 || alias == "name" ? context.Text(InterfaceTexts.ContributionName) : context.Get<Texts>().Field(context.Culture, alias);
}
