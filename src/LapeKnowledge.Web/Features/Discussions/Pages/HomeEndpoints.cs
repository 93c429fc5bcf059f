using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Frame;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.SharePictures;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The page of all discussions, of a forum and of a theme.</summary>
internal static class HomeEndpoints
{
    private const string UnreadParameter = "lukematta";
    private const string ForumsParameter = "foorumit";
    private const int ForumsShown = 24;

    public static void MapLists(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReading(DiscussionAddresses.Home, HomeAsync);
        endpoints.MapReading(DiscussionAddresses.Forum, ForumAsync);
        endpoints.MapReading(DiscussionAddresses.Theme, ThemeAsync);
    }

    private static async Task<ReadPage?> HomeAsync(FormContext context)
    {
        var (lists, models, culture, member) = (context.Get<ThreadLists>(), context.Get<DiscussionModels>(), context.Culture, context.Member);
        string After(string parameter) => context.Http.Request.Query[parameter].ToString();
        var (after, afterUnread, afterForums) = (After(DiscussionAddresses.AfterParameter), After(UnreadParameter), After(ForumsParameter));
        var isFirst = after.Length + afterUnread.Length + afterForums.Length == 0; // otherwise the page is where one of its lists goes on
        var unread = member is not null && (isFirst || afterUnread.Length > 0) ? await lists.UnreadAsync(member, afterUnread, context.Cancellation) : new ThreadPage([], null);
        var newest = isFirst || after.Length > 0 ? await lists.NewestAsync(member, null, after, ThreadLists.Size, context.Cancellation) : new ThreadPage([], null);
        var (forums, nextForums) = isFirst || afterForums.Length > 0 ? await lists.ForumsAsync(member, afterForums, ForumsShown, context.Cancellation) : ([], null);
        var developers = !isFirst || forums.Any(f => f.Key == ForumDirectory.Developers) ? [] : new[] { new Forum { Key = ForumDirectory.Developers } };
        var cards = await models.CardsAsync([.. unread.Threads, .. newest.Threads.ExceptBy(unread.Threads.Select(u => u.Id), t => t.Id)], culture, true, member is not null, context.Cancellation);
        var shown = new HomeShown(
            [.. cards.Take(unread.Threads.Count)],
            unread.Next is null ? null : $"?{UnreadParameter}={unread.Next}",
            [.. cards.Skip(unread.Threads.Count)],
            Next(newest),
            models.Cards([.. forums, .. developers], culture),
            nextForums is null ? null : $"?{ForumsParameter}={nextForums}",
            isFirst ? models.Forums.Themes(culture).Select(t => t with { Url = DiscussionAddresses.Theme.To(culture, t.Key, DiscussionAddresses.Slug(t.Name)), Language = null }).ToList() : [],
            member is not null,
            member.ModeratesAny(),
            SignIn(context));
        var title = context.Text(InterfaceTexts.Discussions);
        return new ReadPage(
            "home", title, shown, DiscussionAddresses.Home.In(culture), DiscussionAddresses.Home.In(Cultures.Other(culture)),
            isFirst ? context.Text(InterfaceTexts.DiscussionsIntro) : null, [])
        {
            Subject = (new PageSubject("CollectionPage", title, newest.Threads is [{ } first, ..] ? first.LastPostUtc : null, null), context.Get<SharePictures.SharePictures>().Of(SharedDiscussions.Home, title, null, culture)),
        };
    }

    private static async Task<ReadPage?> ForumAsync(FormContext context)
    {
        var (lists, models, culture, member) = (context.Get<ThreadLists>(), context.Get<DiscussionModels>(), context.Culture, context.Member);
        var key = context.Key("forum");
        if (models.Forums.Find(key, culture) is not { } forum)
        {
            return null;
        }

        var row = await lists.ForumAsync(key, context.Cancellation);
        if (!member.MayRead(key, row.Visibility))
        {
            return null;
        }

        var (address, other) = (DiscussionAddresses.OfForum(culture, key, forum.Name), DiscussionAddresses.OfForum(Cultures.Other(culture), key, models.Forums.Find(key, Cultures.Other(culture))!.Name));
        if (context.Http.Request.Path != address)
        {
            return ReadPage.Redirect(address + context.Http.Request.QueryString);
        }

        var after = context.Http.Request.Query[DiscussionAddresses.AfterParameter].ToString();
        var threads = await lists.OfForumAsync(key, member, after, ThreadLists.Size, context.Cancellation);
        var cards = await models.CardsAsync(threads.Threads, culture, false, member is not null, context.Cancellation);
        var level = member is null ? FollowLevel.Normal : await context.Get<DiscussionReaders>().LevelAsync(key, member.Key, context.Cancellation);
        var title = forum.Type is null ? forum.Name : context.Text(InterfaceTexts.DiscussionOf, forum.Name);
        var shown = new ForumShown(
            title, forum, models.Count(culture, row.Threads),
            cards,
            Next(threads),
            member is null ? null : DiscussionAddresses.New.To(culture, key),
            row.Visibility == ForumVisibility.Everyone ? DiscussionAddresses.ForumFeed.To(culture, key) : null,
            SignIn(context),
            member is null ? null : new FollowForm(DiscussionAddresses.Follow.In(culture), "forum", key.ToString("D"), level, address),
            models.Readers(culture, row.Visibility),
            forum.Pilot is not null && member.Moderates(key) ? DiscussionAddresses.Readers.To(culture, key) : null);
        var isFindable = after.Length == 0 && row is { Visibility: ForumVisibility.Everyone, Threads: > 0 };
        return new ReadPage("forum", title, shown, address, other, isFindable ? context.Text(InterfaceTexts.DiscussionForumText, forum.Name) : null, [])
        {
            Subject = (new PageSubject("CollectionPage", title, row.LastPostUtc, null), PictureOf(forum, context)),
        };
    }

    private static async Task<ReadPage?> ThemeAsync(FormContext context)
    {
        var (lists, models, culture, member) = (context.Get<ThreadLists>(), context.Get<DiscussionModels>(), context.Culture, context.Member);
        var key = context.Key("theme");
        if (models.Forums.Document(key) is not Theme theme)
        {
            return null;
        }

        string AddressIn(string of) => DiscussionAddresses.Theme.To(of, key, DiscussionAddresses.Slug(Names.Of(theme, of)));
        if (context.Http.Request.Path != AddressIn(culture))
        {
            return ReadPage.Redirect(AddressIn(culture) + context.Http.Request.QueryString);
        }

        var after = context.Http.Request.Query[DiscussionAddresses.AfterParameter].ToString();
        var threads = await lists.NewestAsync(member, models.Forums.OfTheme(key), after, ThreadLists.Size, context.Cancellation);
        var title = context.Text(InterfaceTexts.DiscussionOfTheme, Names.Of(theme, culture));
        var level = member is null ? FollowLevel.Normal : await context.Get<DiscussionReaders>().LevelAsync(key, member.Key, context.Cancellation);
        var shown = new ForumShown(
            title, null, string.Empty, await models.CardsAsync(threads.Threads, culture, true, member is not null, context.Cancellation), Next(threads), null, null, SignIn(context),
            member is null ? null : new FollowForm(DiscussionAddresses.Follow.In(culture), "theme", key.ToString("D"), level, AddressIn(culture)), null, null);
        return new ReadPage("forum", title, shown, AddressIn(culture), AddressIn(Cultures.Other(culture)), null, []); // a choice of what the forums show
    }

    private static SharePicture PictureOf(ForumInfo forum, FormContext context) => context.Get<DiscussionModels>().Forums.Document(forum.Key) is { } document
        ? context.Get<SharePictures.SharePictures>().Of(document, context.Culture)
        : context.Get<SharePictures.SharePictures>().Of(forum.Key, forum.Name, context.Text(InterfaceTexts.Discussions), context.Culture);

    private static string? Next(ThreadPage page) => page.Next is null ? null : $"?{DiscussionAddresses.AfterParameter}={page.Next}";

    internal static string? SignIn(FormContext context) =>
        context.Member is null ? AccountAddresses.SignInTo(context.Culture, context.Http.Request.Path + context.Http.Request.QueryString) : null;
}
