using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Discussions of the demonstration on pilots and in the developers' forum, each marked as a sample. Written by the sample accounts.</summary>
internal sealed class SampleDiscussions(
    DiscussionTurns turns, IDbContextFactory<DiscussionsDbContext> contexts, IDbContextFactory<AccountsDbContext> accounts, RelatedContent related, IUmbracoContextFactory umbraco, TimeProvider time) : IDemoPart
{
    private const int AfterAccounts = 50;
    private static readonly TimeSpan BetweenPosts = TimeSpan.FromHours(5);

    public int Order => AfterAccounts;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await db.Threads.AnyAsync(t => t.IsSample, cancellation))
            {
                return;
            }
        }

        await using var people = await accounts.CreateDbContextAsync(cancellation);
        var authors = await people.Users.Where(m => m.IsSample).OrderBy(m => m.UserName).Select(m => m.Id).ToListAsync(cancellation);
        if (authors.Count == 0)
        {
            return; // nobody to write them
        }

        var pilots = Pilots();
        var all = SampleThreads.All.Select((thread, index) => (thread, Forum: thread.IsOfDevelopers || pilots.Count == 0 ? ForumDirectory.Developers : pilots[index % pilots.Count])).ToList();
        await turns.TakeAsync(async (db, _, told) =>
        {
            foreach (var (index, (thread, forum)) in all.Index())
            {
                told.Threads.Add(await AddAsync(db, thread, forum, authors, index, cancellation));
            }

            return true;
        }, cancellation);
    }

    private IReadOnlyList<Guid> Pilots()
    {
        using var context = umbraco.EnsureUmbracoContext();
        return [.. RelatedContent.ByName(related.OfType<Pilot>(Pilot.ModelTypeAlias), Cultures.Finnish).Select(p => p.Key)];
    }

    private async Task<int> AddAsync(DiscussionsDbContext db, SampleThread sample, Guid forum, List<Guid> authors, int index, CancellationToken cancellation)
    {
        var begun = time.GetUtcNow().UtcDateTime.AddDays(-index - 1).AddMinutes(-37 * index);
        var row = db.Forums.Local.SingleOrDefault(f => f.Key == forum) ?? await db.Forums.SingleOrDefaultAsync(f => f.Key == forum, cancellation) ?? db.Forums.Add(new Forum { Key = forum, OpenedUtc = begun }).Entity;
        var thread = new DiscussionThread
        {
            ForumKey = forum,
            Visibility = row.Visibility,
            Title = sample.Title,
            Culture = sample.Culture,
            AuthorKey = authors[index % authors.Count],
            CreatedUtc = begun,
            LastPostUtc = begun,
            LastAuthorKey = authors[index % authors.Count],
            IsSample = true,
            Solution = sample.Solution,
        };
        db.Threads.Add(thread);
        await db.SaveChangesAsync(cancellation);
        foreach (var (number, text) in sample.Posts.Index())
        {
            var post = new Post
            {
                ThreadId = thread.Id,
                Number = ++thread.LastNumber,
                AuthorKey = authors[(index + number) % authors.Count],
                CreatedUtc = begun + number * BetweenPosts,
                Text = text,
                Sending = Guid.NewGuid(),
                AnswerTo = number == 0 ? null : 1,
            };
            db.Posts.Add(post);
            DiscussionWriter.Show(thread, row, post, post.CreatedUtc);
        }

        await db.SaveChangesAsync(cancellation);
        return thread.Id;
    }
}
