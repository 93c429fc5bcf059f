using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

internal sealed record ManageShown(string Title, string Back, bool IsPinned, bool IsClosed, string Forum, IReadOnlyList<(string Value, string Label)> Forums, string? Notice, string SplitFrom, string SplitTitle, string MergeInto);

/// <summary>A post that waits for a moderator.</summary>
/// <param name="Reason">For removing it.</param>
internal sealed record WatchedPost(
    int Thread, int Number, string Title, string Address, string Forum, string Who, DateText When, IHtmlContent Html, bool IsHeld, IReadOnlyList<string> Why, IReadOnlyList<AttachmentShown> Attachments, FormField Reason);

internal sealed record WatchShown(IReadOnlyList<WatchedPost> Posts, string? Next, string? Notice, string? ProposalsAddress);

internal sealed record ReadersShown(string Forum, string Back, ForumVisibility Visibility, string? Notice);

/// <summary>The pages of moderators.</summary>
internal static class ModerationEndpoints
{
    public const string ThreadField = "ketju";
    public const string NumberField = "numero";
    private const int Shown = 30;

    public static void MapModeration(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(DiscussionAddresses.Manage, context => ManageAsync(context, false), context => ManageAsync(context, true)).ForMembers();
        endpoints.MapForm(DiscussionAddresses.Watch, WatchAsync, DecideAsync).ForMembers();
        endpoints.MapForm(DiscussionAddresses.Readers, context => ReadersAsync(context, false), context => ReadersAsync(context, true)).ForMembers();
    }

    private static async Task<FormPage?> ManageAsync(FormContext context, bool isSent)
    {
        if (await WriteEndpoints.ThreadAsync(context) is not { } thread)
        {
            return null;
        }

        if (!context.Actor.Moderates(thread.ForumKey))
        {
            return WriteEndpoints.Refused(context);
        }

        var back = DiscussionAddresses.OfThread(context.Culture, thread.Id, thread.Title);
        string? notice = context.Notice;
        if (isSent && notice is null)
        {
            (var location, notice) = await DoAsync(context, thread, back);
            if (location is not null)
            {
                return FormPage.Redirect(location);
            }
        }

        var forums = context.Get<ForumDirectory>().All(context.Culture, context.Member).Where(f => context.Actor.Moderates(f.Key)).Select(f => (f.Key.ToString("D"), f.Name)).ToList();
        var shown = new ManageShown(thread.Title, back, thread.IsPinned, thread.IsClosed, thread.ForumKey.ToString("D"), forums, notice, context[NumberField], context[WriteEndpoints.TitleField], context[ThreadField]);
        return new FormPage("Discussions/manage", context.Text(InterfaceTexts.DiscussionManageOf, thread.Title), shown, Status: notice is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<(string? Location, string? Notice)> DoAsync(FormContext context, DiscussionThread thread, string back)
    {
        var (moderation, member, cancellation) = (context.Get<Moderation>(), context.Actor, context.Cancellation);
        switch (context[WriteEndpoints.ActField])
        {
            case "kiinnita":
                await moderation.PinAsync(thread.Id, !thread.IsPinned, member, cancellation);
                return (back, null);
            case "sulje":
                await moderation.CloseAsync(thread.Id, !thread.IsClosed, member, cancellation);
                return (back, null);
            case "siirra":
                return Guid.TryParse(context["foorumi"], out var forum) && context.Get<ForumDirectory>().Find(forum, context.Culture) is not null && await moderation.MoveAsync(thread.Id, forum, member, cancellation)
                    ? (back, null)
                    : (null, context.Text(InterfaceTexts.DiscussionMoveNot));
            case "yhdista":
                var into = int.TryParse(LastNumber(context[ThreadField]), NumberStyles.None, CultureInfo.InvariantCulture, out var other) ? await moderation.TransferAsync(thread.Id, 1, other, null, member, cancellation) : null;
                return (into is { } merged ? DiscussionAddresses.Thread.To(context.Culture, merged) : null, context.Text(InterfaceTexts.DiscussionMergeNot));
            case "jaa":
                var title = WriteEndpoints.SearchTitle(context[WriteEndpoints.TitleField]);
                if (WriteEndpoints.TitleError(context, title) is { } wrong)
                {
                    return (null, wrong);
                }

                var split = int.TryParse(context[NumberField], NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from > 1 ? await moderation.TransferAsync(thread.Id, from, null, title, member, cancellation) : null;
                return (split is { } made ? DiscussionAddresses.OfThread(context.Culture, made, title) : null, context.Text(InterfaceTexts.DiscussionSplitNot));
            default:
                return (back, null);
        }
    }

    /// <summary>The number of a thread, or that in its address.</summary>
    private static string LastNumber(string typed)
    {
        var parts = typed.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.SkipWhile(p => p != "t").Skip(1).FirstOrDefault() ?? typed.TrimStart('#');
    }

    private static Task<FormPage?> WatchAsync(FormContext context) => WatchAsync(context, null);

    /// <param name="error">What is wrong with the reason that was sent for removing a post.</param>
    private static async Task<FormPage?> WatchAsync(FormContext context, string? error)
    {
        var member = context.Actor;
        var coordinated = member.Coordinated;
        if (!member.IsEditor && coordinated.Length == 0)
        {
            return WriteEndpoints.Refused(context);
        }

        await using var db = await context.Get<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync(context.Cancellation);
        var open = from f in db.Flags.AsNoTracking()
                   join p in db.Posts.AsNoTracking() on f.PostId equals p.Id
                   join t in db.Threads.AsNoTracking() on p.ThreadId equals t.Id
                   where f.DoneUtc == null && (member.IsEditor || coordinated.Contains(t.ForumKey))
                   select new { f, p, t };
        var after = context.After();
        var page = await open.GroupBy(o => o.p.Id).Select(g => new { Post = g.Key, First = g.Min(o => o.f.Id) }).Where(w => after == null || w.First > after).OrderBy(w => w.First).Take(Shown + 1).ToListAsync(context.Cancellation);
        if (page.Count == 0 && after is not null)
        {
            return FormPage.Redirect(DiscussionAddresses.Watch.In(context.Culture)); // the last of the page are done: what stands before may wait still
        }

        var waiting = page.Take(Shown).Select(w => w.Post).ToArray();
        var rows = await open.Where(o => waiting.Contains(o.p.Id)).OrderBy(o => o.f.Id).ToListAsync(context.Cancellation);
        var names = await context.Get<MemberNames>().OfAsync(rows.Select(r => r.p.AuthorKey), context.Cancellation);
        var files = await context.Get<ThreadReading>().AttachmentsAsync([.. rows.Select(r => r.p.Id).Distinct()], context.Cancellation);
        var models = context.Get<DiscussionModels>();
        var posts = rows.GroupBy(r => r.p.Id).Select(g => (First: g.First(), All: g)).Select(g => new WatchedPost(
            g.First.t.Id, g.First.p.Number, g.First.t.Title, DiscussionAddresses.OfPost(context.Culture, g.First.t.Id, g.First.t.Title, g.First.p.Number),
            models.Forums.Find(g.First.t.ForumKey, context.Culture)?.Name ?? string.Empty, models.Name(names.GetValueOrDefault(g.First.p.AuthorKey), context.Culture),
            models.Dates.OfUtcMoment(context.Culture, g.First.p.CreatedUtc), PostText.Html(g.First.p.Text, []), g.First.p.State == PostState.Held, [.. g.All.Select(r => Why(context, r.f))],
            [.. files.Where(f => f.PostId == g.First.p.Id && f is { RemovedIn: null, Upload: not null }).Select(f => AttachmentShown.Of(f, context.Culture))],
            Reason(context, g.First.t.Id, g.First.p.Number, error))).ToList();
        var shown = new WatchShown(posts, page.Count > Shown ? DiscussionAddresses.GoingOn(page[Shown - 1].First) : null, context.Notice, member.IsEditor ? DiscussionAddresses.Proposals.In(context.Culture) : null);
        return new FormPage("Discussions/watch", context.Text(InterfaceTexts.DiscussionWatch), shown, Status: error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="error">Of the post that was sent.</param>
    private static FormField Reason(FormContext context, int thread, int number, string? error)
    {
        var isSent = error is not null && (context[ThreadField], context[NumberField]) == (FormattableString.Invariant($"{thread}"), FormattableString.Invariant($"{number}"));
        return new FormField(ActEndpoints.WordsField, context.Text(InterfaceTexts.DiscussionReason), isSent ? context[ActEndpoints.WordsField] : null)
        {
            Id = FormattableString.Invariant($"{ActEndpoints.WordsField}-{thread}-{number}"),
            MaxLength = Post.ReasonLength,
            Error = isSent ? error : null,
        };
    }

    private static string Why(FormContext context, Flag flag)
    {
        var kind = context.Text(flag.Kind switch
        {
            FlagKind.Held => InterfaceTexts.DiscussionFlagHeld,
            FlagKind.Privacy => InterfaceTexts.DiscussionFlagPrivacy,
            FlagKind.Improper => InterfaceTexts.DiscussionFlagImproper,
            FlagKind.Misplaced => InterfaceTexts.DiscussionFlagMisplaced,
            _ => InterfaceTexts.DiscussionFlagOther,
        });
        return flag.Words.Length == 0 ? kind : $"{kind}: {flag.Words}";
    }

    private static async Task<FormPage?> DecideAsync(FormContext context)
    {
        var (moderation, member, cancellation) = (context.Get<Moderation>(), context.Actor, context.Cancellation);
        if (!int.TryParse(context[ThreadField], out var thread) || !int.TryParse(context[NumberField], out var number))
        {
            return null;
        }

        var act = context[WriteEndpoints.ActField];
        if (act == "poista" && ActEndpoints.ReasonError(context) is { } error)
        {
            return await WatchAsync(context, error);
        }

        var isDone = act switch
        {
            "paasta" => await moderation.ShowAsync(thread, number, member, cancellation),
            "jata" => await moderation.DismissAsync(thread, number, member, cancellation),
            "poista" => await moderation.HideAsync(thread, number, context[ActEndpoints.WordsField], member, cancellation),
            _ => false,
        };
        return isDone ? FormPage.Redirect(DiscussionAddresses.Watch.In(context.Culture) + context.Http.Request.QueryString) : WriteEndpoints.Refused(context);
    }

    private static async Task<FormPage?> ReadersAsync(FormContext context, bool isSent)
    {
        if (await WriteEndpoints.ForumAsync(context) is not { Pilot: { } pilot } forum)
        {
            return null;
        }

        if (!context.Actor.Moderates(pilot))
        {
            return WriteEndpoints.Refused(context);
        }

        var back = DiscussionAddresses.OfForum(context.Culture, forum.Key, forum.Name);
        if (isSent && context.Notice is null && Enum.TryParse<ForumVisibility>(context[ActEndpoints.LevelField], out var asked) && Enum.IsDefined(asked))
        {
            await context.Get<Moderation>().SetVisibilityAsync(pilot, asked, context.Actor, context.Cancellation);
            return FormPage.Redirect(back);
        }

        var row = await context.Get<ThreadLists>().ForumAsync(pilot, context.Cancellation);
        return new FormPage("Discussions/readers", context.Text(InterfaceTexts.DiscussionReadersOf, forum.Name), new ReadersShown(forum.Name, back, row.Visibility, context.Notice));
    }
}
