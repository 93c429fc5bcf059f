using System.Collections.Frozen;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Makes of a part of a thread what its page shows to a reader.</summary>
internal sealed class ThreadModels(DiscussionModels models, MemberNames names, DiscussionDrafts drafts, AttachmentForms files, Proposals proposals, Texts texts)
{
    public async Task<ThreadShown> BuildAsync(ThreadPart part, ForumInfo forum, string culture, ActingMember? member, FormContext context)
    {
        var thread = part.Thread;
        var people = await names.OfAsync(part.Posts.Select(p => p.AuthorKey).Concat(part.Mentions.Select(m => m.MemberKey)), forum.Pilot, context.Cancellation);
        var address = DiscussionAddresses.OfThread(culture, thread.Id, thread.Title);
        string At(int number) => DiscussionAddresses.OfPost(address, number);
        var mayPropose = member is not null && part.Posts.Any(p => p.Number == thread.Solution) && proposals.Targets(thread.ForumKey, thread.Culture).Count > 0;
        var view = new PostView(part, culture, member, member.Moderates(thread.ForumKey), mayPropose, people, texts, models, At);
        var mayReply = member is not null && thread.State != PostState.Hidden && !thread.IsClosedTo(member);
        return new ThreadShown(
            thread, models.LanguageOf(thread.Culture, culture), forum, DiscussionAddresses.OfForum(culture, forum.Key, forum.Name), models.Answers(culture, thread.Posts), [.. part.Posts.Select(view.Of)],
            part.Previous is { } previous ? Page(address, previous) : null,
            part.Next is { } next ? Page(address, next) : null,
            part.FirstUnread is not { } unread ? null : part.Posts.Any(p => p.Number == unread) ? FormattableString.Invariant($"#p{unread}") : At(unread), // what is opened anew is read already
            thread.Solution is { } solution ? At(solution) : null,
            models.Readers(culture, thread.Visibility))
        {
            Reply = mayReply && part.Next is null ? await ReplyAsync(thread, culture, member!, context) : null,
            SignIn = thread.IsClosed ? null : HomeEndpoints.SignIn(context),
            Follow = member is null ? null : new FollowForm(DiscussionAddresses.Follow.In(culture), "thread", FormattableString.Invariant($"{thread.Id}"), part.Reader?.Level ?? FollowLevel.Normal, address),
            Manage = member.Moderates(thread.ForumKey) ? DiscussionAddresses.Manage.To(culture, thread.Id) : null,
            Feed = thread.Visibility == ForumVisibility.Everyone ? DiscussionAddresses.ThreadFeed.To(culture, thread.Id) : null,
            Stream = part.Next is null && thread.State == PostState.Visible ? FormattableString.Invariant($"{DiscussionAddresses.Stream.Replace("{thread:int}", string.Empty, StringComparison.Ordinal)}{thread.Id}?viimeinen={thread.LastShown}") : null,
            Last = At(thread.LastShown),
        };
    }

    public async Task<WriteShown> ReplyAsync(DiscussionThread thread, string culture, ActingMember member, FormContext context)
    {
        var place = DiscussionDrafts.OfReply(thread.Id);
        var draft = await drafts.FindAsync(member.Key, place, context.Cancellation);
        return new WriteShown(texts.Get(culture, InterfaceTexts.DiscussionReply), DiscussionAddresses.Reply.To(culture, thread.Id), null, draft?.Text ?? string.Empty, Guid.NewGuid().ToString("N"), place)
        {
            Button = texts.Get(culture, InterfaceTexts.DiscussionSend),
            Saved = draft is null ? null : models.Dates.OfUtcMoment(culture, draft.SavedUtc),
            Attached = await files.ShowAsync(context, member, place, []),
        };
    }

    private static string Page(string address, int from) => FormattableString.Invariant($"{address}?{ThreadEndpoints.FromParameter}={from}");
}

/// <summary>The posts of one page for one reader.</summary>
internal sealed class PostView(
    ThreadPart part, string culture, ActingMember? member, bool moderates, bool mayPropose, FrozenDictionary<Guid, MemberName> people, Texts texts, DiscussionModels models, Func<int, string> at)
{
    private readonly int _firstUnread = part.Reader is { LastRead: > 0 } reader ? part.Posts.Where(p => p.Number > reader.LastRead).Select(p => p.Number).FirstOrDefault() : 0;

    public PostShown Of(Post post)
    {
        var thread = part.Thread;
        var isOwn = member is not null && post.AuthorKey == member.Key;
        var person = people.GetValueOrDefault(post.AuthorKey);
        var isReadable = post.State == PostState.Visible || (post.State == PostState.Held && (isOwn || moderates)) || (post.State == PostState.Hidden && moderates);
        var mentioned = part.Mentions.Where(m => m.PostId == post.Id).Select(m => people.GetValueOrDefault(m.MemberKey)?.Name).OfType<string>().Where(n => n.Length > 0).ToArray();
        var isLive = member is not null && post.State == PostState.Visible;
        var shown = new PostShown(
            post.Number, at(post.Number), models.Name(person, culture), isReadable ? string.Join(", ", new[] { person?.Position, person?.Unit }.Where(t => !string.IsNullOrWhiteSpace(t))) : null, Badge(person),
            models.Dates.OfUtcMoment(culture, post.CreatedUtc),
            post.EditedUtc is { } edited ? models.Dates.OfUtcMoment(culture, edited) : null,
            post.Revisions > 0 && isReadable ? DiscussionAddresses.Past.To(culture, thread.Id, post.Number) : null,
            isReadable ? PostText.Html(post.Text, mentioned) : null,
            Note(post), thread.Solution == post.Number, post.Number == _firstUnread, AnswerTo(post))
        {
            Attachments = isReadable ? [.. part.Attachments.Where(a => a.PostId == post.Id && a.Upload is not null).Select(a => AttachmentShown.Of(a, culture))] : [],
            Reactions = post.State == PostState.Visible ? [.. Discussions.Reactions.All.Select(r => Reaction(post, r.Kind, r.Icon, r.Label))] : [],
            React = isLive ? DiscussionAddresses.React.To(culture, thread.Id, post.Number) : null,
            Quote = isLive && (!thread.IsClosed || moderates) ? FormattableString.Invariant($"{DiscussionAddresses.Reply.To(culture, thread.Id)}?{WriteEndpoints.QuoteParameter}={post.Number}") : null,
            Edit = member is not null && post.State != PostState.Hidden && (moderates || (isOwn && !thread.IsClosed)) ? DiscussionAddresses.Edit.To(culture, thread.Id, post.Number) : null,
            Remove = member is not null && (moderates || (isOwn && post.State != PostState.Hidden)) ? DiscussionAddresses.Remove.To(culture, thread.Id, post.Number) : null,
            Flag = isLive && !isOwn ? DiscussionAddresses.Flag.To(culture, thread.Id, post.Number) : null,
            Solve = isLive && post.Number > 1 && (moderates || thread.AuthorKey == member!.Key) ? DiscussionAddresses.Solve.To(culture, thread.Id, post.Number) : null,
            Propose = mayPropose && isLive && thread.Solution == post.Number ? DiscussionAddresses.Propose.To(culture, thread.Id, post.Number) : null,
            Proposals = [.. part.Proposals.Where(p => p.Number == post.Number && member.MayRead(p, post, thread.ForumKey)).Select(p => (Outcome(p), DiscussionAddresses.Proposal.To(culture, p.Id)))],
        };
        return shown;
    }

    private string? Badge(MemberName? person) =>
        person is { IsInTeam: true } ? texts.Get(culture, InterfaceTexts.DiscussionTeamBadge)
        : person is { Role: >= SiteRole.Editor, IsErased: false } ? texts.Get(culture, InterfaceTexts.DiscussionEditorBadge)
        : null;

    private string? Note(Post post) => post.State switch
    {
        PostState.Held => texts.Get(culture, InterfaceTexts.DiscussionHeld),
        PostState.Hidden when post.HiddenBy == post.AuthorKey => texts.Get(culture, InterfaceTexts.DiscussionRemovedByAuthor),
        PostState.Hidden => string.IsNullOrEmpty(post.Reason) ? texts.Get(culture, InterfaceTexts.DiscussionRemoved) : texts.Format(culture, InterfaceTexts.DiscussionRemovedFor, post.Reason),
        _ => null,
    };

    private (int, string, string)? AnswerTo(Post post)
    {
        if (post.AnswerTo is not { } number || post.State != PostState.Visible)
        {
            return null;
        }

        var answered = part.Posts.FirstOrDefault(p => p.Number == number);
        return (number, at(number), answered is null ? FormattableString.Invariant($"#{number}") : models.Name(people.GetValueOrDefault(answered.AuthorKey), culture));
    }

    private ReactionShown Reaction(Post post, string kind, string icon, string label)
    {
        var these = part.Reactions.Where(r => r.PostId == post.Id && r.Kind == kind).ToArray();
        return new ReactionShown(kind, icon, texts.Get(culture, label), these.Length, these.Any(r => r.MemberKey == member?.Key));
    }

    private string Outcome(Proposal proposal) => texts.Get(culture, proposal.State switch
    {
        ProposalState.Accepted => InterfaceTexts.DiscussionProposalAccepted,
        ProposalState.Declined => InterfaceTexts.DiscussionProposalDeclined,
        _ => InterfaceTexts.DiscussionProposalOpen,
    });
}
