using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Web.Features.Discussions;

internal sealed record ProposeShown(string Title, string Back, IReadOnlyList<(string Value, string Label)> Targets, string Target, string Text, string? Notice, string? Error);

/// <param name="Current">What the field says now; null when it is empty.</param>
internal sealed record ProposalShown(
    ItemLink? Document, string Field, string PostAddress, string By, ProposalState State, IHtmlContent Text, string Source, IHtmlContent? Current, bool HasChanged, string? Words, bool MayDecide, string? Notice);

internal sealed record ProposalsShown(IReadOnlyList<(string Address, string Text, DateText When)> Proposals, string? Next);

/// <summary>Proposing a solution as an addition to a page, and deciding about it.</summary>
internal static class ProposalEndpoints
{
    private const string TargetField = "kohta";
    private const int Listed = 100;

    public static void MapProposals(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(DiscussionAddresses.Propose, context => ProposeAsync(context, false), context => ProposeAsync(context, true)).ForMembers();
        endpoints.MapForm(DiscussionAddresses.Proposals, ListAsync).ForEditors();
        endpoints.MapForm(DiscussionAddresses.Proposal, context => ShowAsync(context, context.Notice), DecideAsync);
    }

    private static async Task<FormPage?> ProposeAsync(FormContext context, bool isSent)
    {
        if (await WriteEndpoints.ThreadAsync(context) is not { } thread || await context.Get<ThreadReading>().FindPostAsync(thread, context.Number("number"), context.Member, context.Cancellation) is not { State: PostState.Visible } post
            || thread.Solution != post.Number)
        {
            return null;
        }

        var (proposals, back) = (context.Get<Proposals>(), DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, post.Number));
        var targets = proposals.Targets(thread.ForumKey, thread.Culture);
        if (targets.Count == 0)
        {
            return FormPage.Message(context.Text(InterfaceTexts.DiscussionPropose), context.Text(InterfaceTexts.DiscussionProposeNowhere), StatusCodes.Status200OK, back);
        }

        var text = context[WriteEndpoints.TextField].ReplaceLineEndings("\n");
        var target = targets.FirstOrDefault(t => t.Value == context[TargetField]);
        var error = !isSent ? null
            : !FormText.IsVisible(text) ? context.Text(InterfaceTexts.DiscussionTextMissing)
            : text.Length > Proposal.TextLength ? context.Text(InterfaceTexts.DiscussionTextLong, Proposal.TextLength, text.Length)
            : target is null || !PostText.CanBeShown(text) ? context.Text(InterfaceTexts.DiscussionTextDeep)
            : null;
        string? taken = null;
        if (isSent && context.Notice is null && error is null)
        {
            if (await proposals.AddAsync(thread, post, target!, thread.Culture, text, context.Actor.Key, context.Cancellation) is { } id)
            {
                return FormPage.Redirect(DiscussionAddresses.Proposal.To(context.Culture, id));
            }

            taken = context.Text(InterfaceTexts.DiscussionProposeTaken);
        }

        var shown = new ProposeShown(
            thread.Title, back, [.. targets.Select(t => (t.Value, t.Label))], context[TargetField], isSent ? text : FormText.Beginning(post.Text, Proposal.TextLength), taken ?? context.Notice, error);
        return new FormPage("Discussions/propose", context.Text(InterfaceTexts.DiscussionPropose), shown, Status: taken is not null ? StatusCodes.Status409Conflict : error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<FormPage?> ListAsync(FormContext context)
    {
        var open = await context.Get<Proposals>().OpenAsync(context.After(), Listed + 1, context.Cancellation);
        var (related, links, texts) = (context.Get<RelatedContent>(), context.Get<ItemLinks>(), context.Get<Texts>());
        List<(string Address, string Text, DateText When)> shown =
        [
            .. from proposal in open.Take(Listed)
               let document = related.Get<IPublishedContent>(proposal.DocumentKey)
               let name = document is null ? context.Text(InterfaceTexts.DiscussionProposalGone) : links.To(document, context.Culture)?.Name ?? string.Empty
               select (DiscussionAddresses.Proposal.To(context.Culture, proposal.Id), $"{name}: {texts.Field(context.Culture, proposal.Alias)}", context.Get<DiscussionModels>().Dates.OfUtcMoment(context.Culture, proposal.CreatedUtc)),
        ];
        return new FormPage("Discussions/proposals", context.Text(InterfaceTexts.DiscussionProposals), new ProposalsShown(shown, open.Count > Listed ? DiscussionAddresses.GoingOn(open[Listed - 1].Id) : null));
    }

    private static async Task<FormPage?> ShowAsync(FormContext context, string? notice)
    {
        if (await FindAsync(context) is not var (proposal, thread, post))
        {
            return null;
        }

        var (proposals, models) = (context.Get<Proposals>(), context.Get<DiscussionModels>());
        var document = context.Get<RelatedContent>().Get<IPublishedContent>(proposal.DocumentKey);
        var people = await context.Get<MemberNames>().OfAsync([proposal.AuthorKey, proposal.ProposerKey], context.Cancellation);
        var current = document?.GetProperty(proposal.Alias)?.GetValue(proposal.Culture) as IHtmlEncodedString;
        var shown = new ProposalShown(
            document is null ? null : context.Get<ItemLinks>().To(document, context.Culture), context.Get<Texts>().Field(context.Culture, proposal.Alias),
            DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, proposal.Number), By(context, proposal, post, people), proposal.State, PostText.Html(proposal.Text, [], hasPictures: false),
            context.Fields.Count > 0 ? context[WriteEndpoints.TextField] : proposal.Text, Reading.PageReader.ToHtml(current),
            proposal.State == ProposalState.Open && context.Member?.IsEditor == true && proposals.HasChanged(proposal), proposal.Words, context.Member?.IsEditor == true && proposal.State == ProposalState.Open, notice);
        return new FormPage("Discussions/proposal", context.Text(InterfaceTexts.DiscussionProposalTitle), shown, Status: notice is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>Whose words they are, and whose solution.</summary>
    private static string By(FormContext context, Proposal proposal, Post post, IReadOnlyDictionary<Guid, MemberName> people)
    {
        string Name(Guid member) => context.Get<DiscussionModels>().Name(people.GetValueOrDefault(member), context.Culture);
        return context.Text(
            proposal.IsOf(post) ? InterfaceTexts.DiscussionProposalBy : InterfaceTexts.DiscussionProposalOwn, Name(proposal.AuthorKey), Name(proposal.ProposerKey), context.Get<DiscussionModels>().Dates.OfUtcMoment(context.Culture, proposal.CreatedUtc).Text);
    }

    private static async Task<FormPage?> DecideAsync(FormContext context)
    {
        if (context.Member is null)
        {
            return FormPage.Message(context.Text(InterfaceTexts.SignInNeededTitle), context.Text(InterfaceTexts.SignInNeeded), StatusCodes.Status401Unauthorized);
        }

        if (await FindAsync(context) is not var (proposal, _, _))
        {
            return null;
        }

        if (context.Member is not { IsEditor: true } editor)
        {
            return WriteEndpoints.Refused(context);
        }

        var (proposals, words, text) = (context.Get<Proposals>(), context[ActEndpoints.WordsField], context[WriteEndpoints.TextField].ReplaceLineEndings("\n"));
        switch (context[WriteEndpoints.ActField])
        {
            case "hyvaksy" when text.Length is > 0 and <= Proposal.TextLength && PostText.CanBeShown(text):
                return await proposals.AcceptAsync(proposal, text, editor, context.Cancellation) switch
                {
                    ProposalOutcome.HasDraft => await ShowAsync(context, context.Text(InterfaceTexts.DiscussionProposalDraft)),
                    ProposalOutcome.Impossible => await ShowAsync(context, context.Text(InterfaceTexts.DiscussionProposalImpossible)),
                    ProposalOutcome.Decided => await ShowAsync(context, context.Text(InterfaceTexts.DiscussionProposalDecided)),
                    _ => FormPage.Redirect(DiscussionAddresses.Proposal.To(context.Culture, proposal.Id)),
                };
            case "hylkaa" when words.Length is > 0 and <= Post.ReasonLength:
                return await proposals.DeclineAsync(proposal, words, editor, context.Cancellation) == ProposalOutcome.Done
                    ? FormPage.Redirect(DiscussionAddresses.Proposal.To(context.Culture, proposal.Id))
                    : await ShowAsync(context, context.Text(InterfaceTexts.DiscussionProposalDecided));
            default:
                return await ShowAsync(context, context.Text(InterfaceTexts.DiscussionProposalWords));
        }
    }

    private static async Task<(Proposal Proposal, DiscussionThread Thread, Post Post)?> FindAsync(FormContext context) =>
        await context.Get<Proposals>().FindAsync(context.Number("proposal"), context.Cancellation) is { } proposal
        && await context.Get<ThreadReading>().FindAsync(proposal.ThreadId, context.Member, context.Cancellation) is { } thread
        && await context.Get<ThreadReading>().FindPostAsync(thread, proposal.Number, context.Member, context.Cancellation) is { } post
        && context.Member.MayRead(proposal, post, thread.ForumKey) ? (proposal, thread, post) : null;
}

/// <summary>What waits for the editors, on their desk.</summary>
internal sealed class DiscussionEditorPart(IDbContextFactory<DiscussionsDbContext> contexts, Texts texts) : IEditorPart
{
    private const int Order = 10;

    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var flags = await db.Flags.CountAsync(f => f.DoneUtc == null, cancellation);
        var proposals = await db.Proposals.CountAsync(p => p.State == ProposalState.Open, cancellation);
        return new OwnPart(Order, texts.Get(culture, InterfaceTexts.Discussions),
        [
            new OwnLink(DiscussionAddresses.Watch.To(culture), texts.Get(culture, InterfaceTexts.DiscussionWatch), texts.Format(culture, InterfaceTexts.ReviewQueueNote, flags)),
            new OwnLink(DiscussionAddresses.Proposals.To(culture), texts.Get(culture, InterfaceTexts.DiscussionProposals), texts.Format(culture, InterfaceTexts.ReviewQueueNote, proposals)),
        ]);
    }
}
