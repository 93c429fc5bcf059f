using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The page of a thread.</summary>
internal static class ThreadEndpoints
{
    public const string FromParameter = "alkaen";
    private const int DescriptionLength = 150;

    public static void MapThread(this IEndpointRouteBuilder endpoints) => endpoints.MapReading(DiscussionAddresses.Thread, ShowAsync);

    internal static int Number(this FormContext context, string name) => int.TryParse(context.Http.Request.RouteValues[name] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<ReadPage?> ShowAsync(FormContext context)
    {
        var (reading, models, culture, member) = (context.Get<ThreadReading>(), context.Get<DiscussionModels>(), context.Culture, context.Member);
        var asked = Asked(context, DiscussionAddresses.PostParameter);
        if (await reading.FindAsync(context.Number("thread"), member, context.Cancellation) is not { } thread || models.Forums.Find(thread.ForumKey, culture) is not { } forum)
        {
            return null;
        }

        if ((thread.MergedInto is not null || asked > 0) && await reading.MovedAsync(thread.Id, Math.Max(1, asked), member, context.Cancellation) is var (target, number))
        {
            return ReadPage.Redirect(DiscussionAddresses.OfPost(culture, target.Id, target.Title, number));
        }

        if (thread.MergedInto is not null)
        {
            return null;
        }

        var address = DiscussionAddresses.OfThread(culture, thread.Id, thread.Title);
        if (context.Http.Request.Path != address)
        {
            return ReadPage.Redirect(address + context.Http.Request.QueryString + (asked > 0 ? FormattableString.Invariant($"#p{asked}") : null));
        }

        var from = asked > 0 ? asked - (asked - 1) % ThreadReading.Size : Math.Max(1, Asked(context, FromParameter));
        var part = await reading.ReadAsync(thread, from, member, context.Cancellation);
        if (part.Posts.Count == 0)
        {
            return from > 1 ? ReadPage.Redirect(address) : null;
        }

        var shown = await context.Get<ThreadModels>().BuildAsync(part, forum, culture, member, context);
        if (member is not null && part.Posts[^1].Number > (part.Reader?.LastRead ?? 0))
        {
            await context.Get<ReadMarks>().MoveAsync(thread.Id, member.Key, part.Posts[^1].Number);
        }

        if (member is not null && part.HasNotices)
        {
            await context.Get<NoticeLists>().ReadAsync(member.Key, thread.Id, part.Posts[^1].Number, context.Cancellation);
        }

        var isIndexed = from == 1 && thread is { Visibility: ForumVisibility.Everyone, State: PostState.Visible };
        return new ReadPage(
            "thread", from > 1 ? context.Text(InterfaceTexts.DiscussionFrom, thread.Title, from) : thread.Title, shown, address, DiscussionAddresses.OfThread(Cultures.Other(culture), thread.Id, thread.Title),
            isIndexed ? PostText.Plain(part.Posts[0].Text, DescriptionLength).ReplaceLineEndings(" ") : null, [new ItemLink(forum.Key, forum.Name, shown.ForumAddress, forum.Document?.Language)])
        {
            Subject = (ThreadSubject.Of(shown, part.Posts), context.Get<SharePictures.SharePictures>().Of(ThreadKeys.Of(thread.Id), thread.Title, context.Text(InterfaceTexts.Discussions), culture)),
        };
    }

    private static int Asked(FormContext context, string parameter) =>
        int.TryParse(context.Http.Request.Query[parameter].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
