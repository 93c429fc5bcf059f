using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Differences;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What an edit changed.</summary>
/// <param name="Files">The files that came and went with it, in words.</param>
internal sealed record RevisionShown(DateText When, string Who, IReadOnlyList<Piece> Text, IReadOnlyList<Piece>? Title, IReadOnlyList<string> Files)
{
    /// <summary>Of pictures that were said to show something else: their names, and how the words changed.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<Piece> Alt)> Alts { get; init; } = [];

    /// <summary>Of the text before the edit.</summary>
    public required int Number { get; init; }

    /// <summary>The text before the edit has been erased.</summary>
    public bool IsForgotten { get; init; }
}

/// <param name="MayForget">Whether the reader may erase earlier texts.</param>
internal sealed record PastPage(string Heading, string Back, IReadOnlyList<RevisionShown> Revisions, string? Next, bool MayForget);

/// <summary>A form that asks for a reason.</summary>
internal sealed record ReasonShown(string Heading, string Text, string Button, string Back, string Label, string Words, IReadOnlyList<(string Value, string Label)> Kinds, string? Notice, string? Error, bool AsksWords);

/// <summary>What a reader does with a post: reacts, marks it as the solution, flags it, takes it away, looks at its history.</summary>
internal static class ActEndpoints
{
    /// <summary>The one form of the buttons below all posts: each button names the address that it is sent to.</summary>
    public const string FormId = "viestien-teot";
    public const string KindField = "laji";
    public const string KeyField = "kohde";
    public const string LevelField = "taso";
    public const string BackField = "paluu";
    public const string WordsField = "perustelu";
    public const string VersionField = "versio";
    private const int PastShown = 10;

    public static void MapActs(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(DiscussionAddresses.React, null, ReactAsync).ForMembers();
        endpoints.MapForm(DiscussionAddresses.Solve, null, SolveAsync).ForMembers();
        endpoints.MapForm(DiscussionAddresses.Follow, null, FollowAsync).ForMembers();
        endpoints.MapForm(DiscussionAddresses.Flag, context => FlagAsync(context, false), context => FlagAsync(context, true)).ForMembers();
        endpoints.MapForm(DiscussionAddresses.Remove, context => RemoveAsync(context, false), context => RemoveAsync(context, true)).ForMembers();
        endpoints.MapForm(DiscussionAddresses.Past, PastAsync);
        endpoints.MapForm(DiscussionAddresses.Past, null, ForgetPastAsync).ForMembers();
    }

    private static async Task<FormPage?> ReactAsync(FormContext context)
    {
        if (await FindAsync(context) is not var (thread, post) || post.State != PostState.Visible)
        {
            return null;
        }

        if (Reactions.All.Any(r => r.Kind == context[KindField]))
        {
            await context.Get<DiscussionReaders>().ReactAsync(post.Id, context.Actor.Key, context[KindField], context.Cancellation);
        }

        return FormPage.Redirect(DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, post.Number));
    }

    private static async Task<FormPage?> SolveAsync(FormContext context)
    {
        if (await FindAsync(context) is not var (thread, post))
        {
            return null;
        }

        return await context.Get<DiscussionWriter>().SolveAsync(thread.Id, post.Number, context.Actor, context.Cancellation)
            ? FormPage.Redirect(DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, post.Number))
            : WriteEndpoints.Refused(context);
    }

    private static async Task<FormPage?> FollowAsync(FormContext context)
    {
        if (!Enum.TryParse<FollowLevel>(context[LevelField], out var level) || !Enum.IsDefined(level))
        {
            return null;
        }

        var (readers, member, culture) = (context.Get<DiscussionReaders>(), context.Actor, context.Culture);
        switch (context[KindField])
        {
            case "thread" when int.TryParse(context[KeyField], out var id) && await context.Get<ThreadReading>().FindAsync(id, member, context.Cancellation) is { } thread:
                await readers.FollowThreadAsync(thread.Id, member.Key, level, context.Cancellation);
                break;
            case "forum" when Guid.TryParse(context[KeyField], out var key) && context.Get<ForumDirectory>().Find(key, culture) is not null && member.MayRead(key, (await context.Get<ThreadLists>().ForumAsync(key, context.Cancellation)).Visibility):
                await readers.FollowAsync(key, member.Key, level, context.Cancellation);
                break;
            case "theme" when Guid.TryParse(context[KeyField], out var key) && context.Get<ForumDirectory>().Document(key) is Theme:
                await readers.FollowAsync(key, member.Key, level, context.Cancellation);
                break;
            default:
                return null;
        }

        return FormPage.Redirect(AccountAddresses.Local(context[BackField]) ?? DiscussionAddresses.Home.In(culture));
    }

    private static async Task<FormPage?> FlagAsync(FormContext context, bool isSent)
    {
        if (await FindAsync(context) is not var (thread, post) || post.State != PostState.Visible)
        {
            return null;
        }

        var back = DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, post.Number);
        var kind = Enum.TryParse<FlagKind>(context[KindField], out var chosen) && chosen is > FlagKind.Held and <= FlagKind.Other ? chosen : (FlagKind?)null;
        var error = !isSent || context.Notice is not null ? null
            : kind is null ? context.Text(InterfaceTexts.DiscussionFlagKindMissing)
            : context[WordsField].Length > Flag.WordsLength ? context.Text(InterfaceTexts.DiscussionReasonLong, Flag.WordsLength)
            : null;
        if (isSent && context.Notice is null && error is null)
        {
            await context.Get<Moderation>().FlagAsync(thread.Id, post.Number, kind!.Value, context[WordsField], context.Actor, context.Cancellation);
            return FormPage.Message(context.Text(InterfaceTexts.DiscussionFlagged), context.Text(InterfaceTexts.DiscussionFlaggedText), StatusCodes.Status200OK, back);
        }

        (string, string)[] kinds =
        [
            (nameof(FlagKind.Privacy), context.Text(InterfaceTexts.DiscussionFlagPrivacy)), (nameof(FlagKind.Improper), context.Text(InterfaceTexts.DiscussionFlagImproper)),
            (nameof(FlagKind.Misplaced), context.Text(InterfaceTexts.DiscussionFlagMisplaced)), (nameof(FlagKind.Other), context.Text(InterfaceTexts.DiscussionFlagOther)),
        ];
        var shown = new ReasonShown(
            context.Text(InterfaceTexts.DiscussionFlag), context.Text(InterfaceTexts.DiscussionFlagText), context.Text(InterfaceTexts.DiscussionFlagButton), back, context.Text(InterfaceTexts.DiscussionFlagWords), context[WordsField], kinds,
            context.Notice, error, true);
        return new FormPage("Discussions/reason", shown.Heading, shown, Status: error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<FormPage?> RemoveAsync(FormContext context, bool isSent)
    {
        if (await FindAsync(context) is not var (thread, post))
        {
            return null;
        }

        var (isOwn, moderates) = (post.AuthorKey == context.Actor.Key, context.Actor.Moderates(thread.ForumKey));
        if (!isOwn && !moderates)
        {
            return WriteEndpoints.Refused(context);
        }

        var back = DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, post.Number);
        if (post.Number == 1 && !moderates && await context.Get<ThreadReading>().HasOthersAsync(thread, context.Actor.Key, context.Cancellation))
        {
            return FormPage.Message(context.Text(InterfaceTexts.DiscussionRemove), context.Text(InterfaceTexts.DiscussionRemoveAnswered), StatusCodes.Status409Conflict, back);
        }

        if (isSent && context.Notice is null && post.State == PostState.Hidden && moderates)
        {
            await context.Get<Moderation>().ShowAsync(thread.Id, post.Number, context.Actor, context.Cancellation);
            return FormPage.Redirect(back);
        }

        var error = !isSent || isOwn || post.State == PostState.Hidden ? null : ReasonError(context);
        if (isSent && context.Notice is null && error is null)
        {
            await context.Get<Moderation>().HideAsync(thread.Id, post.Number, isOwn ? null : context[WordsField], context.Actor, context.Cancellation);
            return FormPage.Redirect(post.Number == 1 && !moderates ? DiscussionAddresses.Home.In(context.Culture) : back);
        }

        var isBack = post.State == PostState.Hidden;
        var shown = new ReasonShown(
            context.Text(isBack ? InterfaceTexts.DiscussionBringBack : InterfaceTexts.DiscussionRemove),
            context.Text(isBack ? InterfaceTexts.DiscussionBringBackText : post.Number == 1 ? InterfaceTexts.DiscussionRemoveThreadText : InterfaceTexts.DiscussionRemoveText),
            context.Text(isBack ? InterfaceTexts.DiscussionBringBack : InterfaceTexts.DiscussionRemove), back, context.Text(InterfaceTexts.DiscussionReason), context[WordsField], [], context.Notice, error, !isOwn && !isBack);
        return new FormPage("Discussions/reason", shown.Heading, shown, Status: error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>What is wrong with the reason that a moderator gives for removing a post: its author reads it.</summary>
    public static string? ReasonError(FormContext context) =>
        context[WordsField].Length == 0 ? context.Text(InterfaceTexts.DiscussionReasonMissing)
        : context[WordsField].Length > Post.ReasonLength ? context.Text(InterfaceTexts.DiscussionReasonLong, Post.ReasonLength)
        : null;

    private static async Task<FormPage?> PastAsync(FormContext context)
    {
        if (await FindAsync(context) is not var (thread, post))
        {
            return await context.Get<ThreadReading>().MovedAsync(context.Number("thread"), context.Number("number"), context.Member, context.Cancellation) is var (there, number)
                ? FormPage.Redirect(DiscussionAddresses.Past.To(context.Culture, there.Id, number))
                : null;
        }

        if (post.State == PostState.Hidden && !context.Member.Moderates(thread.ForumKey))
        {
            return null;
        }

        var before = context.After();
        var found = await context.Get<ThreadReading>().RevisionsAsync(post, before, PastShown + 1, context.Cancellation);
        var revisions = found.Take(PastShown).ToList();
        var files = await context.Get<ThreadReading>().AttachmentsAsync([post.Id], context.Cancellation);
        var names = await context.Get<MemberNames>().OfAsync(revisions.Select(r => r.EditorKey), context.Cancellation);
        var models = context.Get<DiscussionModels>();
        var shown = new List<RevisionShown>();
        var (text, title, alts) = (post.Text, thread.Title, files.ToDictionary(f => f.Id, f => f.Alt));
        string Named(PostAttachment file) => alts[file.Id].Length == 0 ? file.Name : $"{file.Name} – {alts[file.Id]}";
        if (before is { } from)
        {
            (var later, var changes) = await context.Get<ThreadReading>().SinceAsync(post, from, context.Cancellation);
            text = later ?? text;
            foreach (var change in changes)
            {
                Undo(change);
            }
        }

        foreach (var revision in revisions)
        {
            if (revision.Text.Length == 0)
            {
                shown.Add(new RevisionShown(models.Dates.OfUtcMoment(context.Culture, revision.ReplacedUtc), models.Name(names.GetValueOrDefault(revision.EditorKey), context.Culture), [], null, [])
                {
                    Number = revision.Revision,
                    IsForgotten = true,
                });
                continue; // what was before it is compared with what came after it
            }

            var was = PastAlts.Read(revision);
            shown.Add(new RevisionShown(
                models.Dates.OfUtcMoment(context.Culture, revision.ReplacedUtc), models.Name(names.GetValueOrDefault(revision.EditorKey), context.Culture), WordDifferences.Of(revision.Text, text),
                revision.Title is null ? null : WordDifferences.Of(revision.Title, title),
                [
                    .. files.Where(f => f.AddedIn == revision.Revision + 1).Select(f => context.Text(InterfaceTexts.DiscussionPastAdded, Named(f))),
                    .. files.Where(f => f.RemovedIn == revision.Revision + 1).Select(f => context.Text(InterfaceTexts.DiscussionPastRemoved, Named(f))),
                ])
            {
                Number = revision.Revision,
                Alts = [.. files.Where(f => was.ContainsKey(f.Id)).Select(f => (f.Name, WordDifferences.Of(was[f.Id], alts[f.Id])))],
            });
            text = revision.Text;
            Undo(revision);
        }

        void Undo(PostRevision change)
        {
            title = change.Title ?? title;
            foreach (var (id, alt) in PastAlts.Read(change))
            {
                alts[id] = alt;
            }
        }

        var heading = context.Text(InterfaceTexts.DiscussionPast, post.Number, thread.Title);
        return new FormPage("Discussions/past", heading, new PastPage(
            heading, DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, post.Number), shown, found.Count > PastShown ? DiscussionAddresses.GoingOn(found[PastShown - 1].Revision) : null, context.Member is { } member && (member.Key == post.AuthorKey || member.Moderates(thread.ForumKey))));
    }

    private static async Task<FormPage?> ForgetPastAsync(FormContext context)
    {
        if (await FindAsync(context) is not var (thread, post))
        {
            return null;
        }

        var revision = int.TryParse(context[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : -1;
        return await context.Get<Moderation>().ForgetPastAsync(thread.Id, post.Number, revision, context.Actor, context.Cancellation)
            ? FormPage.Redirect(DiscussionAddresses.Past.To(context.Culture, thread.Id, post.Number) + context.Http.Request.QueryString)
            : WriteEndpoints.Refused(context);
    }

    private static async Task<(DiscussionThread Thread, Post Post)?> FindAsync(FormContext context) =>
        await WriteEndpoints.ThreadAsync(context) is { } thread && await context.Get<ThreadReading>().FindPostAsync(thread, context.Number("number"), context.Member, context.Cancellation) is { } post ? (thread, post) : null;
}
