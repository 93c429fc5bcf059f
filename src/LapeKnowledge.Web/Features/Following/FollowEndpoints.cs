using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>Where a member begins to follow something, and ends it.</summary>
internal static class FollowEndpoints
{
    public const string DoField = "tee";
    public const string Follow = "seuraa";
    public const string Unfollow = "lopeta";

    public static (string Finnish, string Swedish) Address => ("/seuraa/{document:guid}", "/sv/folj/{document:guid}");

    public static void MapFollowing(this IEndpointRouteBuilder endpoints) => endpoints.MapForm(Address, ShowAsync, SendAsync).ForMembers();

    /// <summary>What there is news of.</summary>
    public static bool CanBeFollowed(IPublishedContent document) => document is Theme or Province or Municipality or Pilot or Tool or GoodPractice;

    private static IPublishedContent? Document(FormContext context) => context.Get<RelatedContent>().Get<IPublishedContent>(context.Key("document")) is { } document && CanBeFollowed(document) ? document : null;

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        if (Document(context) is not { } document)
        {
            return null;
        }

        var isFollowing = await context.Get<FollowStore>().IsFollowingAsync(context.Actor.Key, document.Key, context.Cancellation);
        var title = context.Text(isFollowing ? InterfaceTexts.FollowingTitle : InterfaceTexts.FollowTitle, Names.Of(document, context.Culture));
        return new FormPage("Following/follow", title, new FollowPage(title, isFollowing, context.Notice), document);
    }

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        var store = context.Get<FollowStore>();
        if (context[DoField] == Unfollow)
        {
            await store.UnfollowAsync(context.Actor.Key, context.Key("document"), context.Cancellation); // also of what is not there any more
        }
        else if (Document(context) is not null)
        {
            await store.FollowAsync(context.Actor.Key, context.Key("document"), context.Cancellation);
        }
        else
        {
            return null;
        }

        return FormPage.Redirect(Document(context) is { } document && context.Get<ItemLinks>().To(document, context.Culture) is { } link ? link.Url : AccountAddresses.Own.In(context.Culture));
    }
}

internal sealed record FollowPage(string Title, bool IsFollowing, string? Notice);

/// <summary>On a member's own page: what he follows.</summary>
internal sealed class OwnFollows(FollowStore store, RelatedContent related, ItemLinks links, Texts texts) : IOwnPart
{
    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var followed =
            from key in await store.OfMemberAsync(member.Key, cancellation)
            let document = related.Get<IPublishedContent>(key)
            let link = document is null ? null : links.To(document, culture)
            where link is not null
            orderby link.Name
            select new OwnLink(link.Url, link.Name, texts.Type(culture, document.ContentType.Alias));
        return followed.ToList() is { Count: > 0 } all ? new OwnPart(30, texts.Get(culture, InterfaceTexts.FollowOwnPart), all) : null;
    }
}
