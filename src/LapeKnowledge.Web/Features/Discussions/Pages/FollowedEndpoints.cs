using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A forum or a theme, with the form that changes whether it is followed.</summary>
internal sealed record FollowedPlace(string Name, string? Language, string Address, FollowForm Follow);

/// <param name="Other">The address of the muted ones beside the followed ones, and the other way round.</param>
internal sealed record FollowedShown(bool IsMuted, string Other, IReadOnlyList<FollowedPlace> Places, IReadOnlyList<ThreadCard> Threads, string? Next);

/// <summary>What a member follows in the discussions, and what he has muted and would not come upon again.</summary>
internal static class FollowedEndpoints
{
    private const string MutedParameter = "hiljennetyt";

    public static void MapFollowed(this IEndpointRouteBuilder endpoints) => endpoints.MapForm(DiscussionAddresses.Followed, ShowAsync).ForMembers();

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var (lists, models, query, address) = (context.Get<ThreadLists>(), context.Get<DiscussionModels>(), context.Http.Request.Query, DiscussionAddresses.Followed.In(context.Culture));
        var (isMuted, after) = (query.ContainsKey(MutedParameter), query[DiscussionAddresses.AfterParameter].ToString());
        var (level, own, other) = isMuted ? (FollowLevel.Muted, $"{address}?{MutedParameter}=1", address) : (FollowLevel.Followed, address, $"{address}?{MutedParameter}=1");
        var threads = await lists.OfLevelAsync(context.Actor, level, after, context.Cancellation);
        var places = after.Length > 0 ? [] : await lists.PlacesAsync(context.Actor, level, context.Cancellation);
        var next = threads.Next is null ? null : $"{own}{(isMuted ? '&' : '?')}{DiscussionAddresses.AfterParameter}={threads.Next}";
        var shown = new FollowedShown(
            isMuted, other, [.. places.Select(p => Place(context, p, level, own)).OfType<FollowedPlace>().OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)],
            await models.CardsAsync(threads.Threads, context.Culture, true, true, context.Cancellation), next);
        return new FormPage("Discussions/followed", context.Text(isMuted ? InterfaceTexts.DiscussionMutedOnes : InterfaceTexts.DiscussionFollowedOnes), shown);
    }

    /// <returns>Null for what is not there any more.</returns>
    private static FollowedPlace? Place(FormContext context, Guid key, FollowLevel level, string back)
    {
        var forums = context.Get<DiscussionModels>().Forums;
        FollowForm Form(string kind) => new(DiscussionAddresses.Follow.In(context.Culture), kind, key.ToString("D"), level, back);
        if (forums.Find(key, context.Culture) is { } forum)
        {
            return new FollowedPlace(forum.Name, forum.Document?.Language, DiscussionAddresses.OfForum(context.Culture, key, forum.Name), Form("forum"));
        }

        if (forums.Document(key) is not Theme theme)
        {
            return null;
        }

        var name = Names.Of(theme, context.Culture);
        return new FollowedPlace(context.Text(InterfaceTexts.DiscussionOfTheme, name), null, DiscussionAddresses.Theme.To(context.Culture, key, DiscussionAddresses.Slug(name)), Form("theme"));
    }
}
