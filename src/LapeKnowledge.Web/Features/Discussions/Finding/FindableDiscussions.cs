using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Machines;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What search engines of others may find: the page of all discussions, the forums that something has been written in, and their threads, the newest first.</summary>
internal sealed class FindableDiscussions(IDbContextFactory<DiscussionsDbContext> contexts, ThreadLists lists, ForumDirectory forums) : IFindablePages
{
    private const int MostForums = 5_000;
    private const int MostThreads = 20_000;

    public async Task<IReadOnlyList<FindablePage>> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var open = (await lists.ForumsAsync(null, null, MostForums, cancellation)).Forums.Where(f => forums.Find(f.Key, Cultures.Finnish) is not null).ToList();
        var keys = open.Select(f => f.Key).ToHashSet();
        var threads = await db.Threads.AsNoTracking().Listed().ReadableBy(null).OrderByDescending(t => t.LastPostUtc).ThenByDescending(t => t.Id).Take(MostThreads)
            .Select(t => new { t.Id, t.Title, t.ForumKey, t.LastPostUtc }).ToListAsync(cancellation);
        return
        [
            Page(c => DiscussionAddresses.Home.In(c), open.Select(f => f.LastPostUtc).FirstOrDefault()),
            .. open.Select(f => Page(c => DiscussionAddresses.OfForum(c, f.Key, forums.Find(f.Key, c)!.Name), f.LastPostUtc)),
            .. threads.Where(t => keys.Contains(t.ForumKey)).Select(t => Page(c => DiscussionAddresses.OfThread(c, t.Id, t.Title), t.LastPostUtc)),
        ];
    }

    private static FindablePage Page(Func<string, string> addressIn, DateTime? changed) => new(Cultures.All.ToDictionary(Cultures.Language, addressIn), changed);
}
