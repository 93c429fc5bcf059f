namespace LapeKnowledge.Web.Features.Discussions;

internal static class DiscussionEndpoints
{
    public static void MapDiscussions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLists();
        endpoints.MapThread();
        endpoints.MapWriting();
        endpoints.MapKeeping();
        endpoints.MapActs();
        endpoints.MapModeration();
        endpoints.MapNotices();
        endpoints.MapFollowed();
        endpoints.MapProposals();
        endpoints.MapStreams();
    }
}
