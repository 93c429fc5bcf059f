using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>No list ends before its end: each leads to where it goes on.</summary>
[Collection(SiteCollection.Name)]
public sealed class NextPageTests(SiteFixture site)
{
    private static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task The_moderators_come_to_every_post_that_waits()
    {
        const int count = 65;
        var pilot = site.PilotOf(3);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        var (thread, posts) = await ThreadAsync(pilot, count);
        await AddAsync(posts.Select(p => new Flag { PostId = p.Id, Kind = FlagKind.Other, MemberKey = Guid.NewGuid(), CreatedUtc = Now }));
        await AddAsync([new Flag { PostId = posts[0].Id, Kind = FlagKind.Improper, MemberKey = Guid.NewGuid(), Words = "Toisenkin mielestä", CreatedUtc = Now }]);

        var pages = await PagesAsync(coordinator, "/keskustelut/valvonta");
        var numbers = pages.SelectMany(p => p.Document.QuerySelectorAll($"section.post:has(input[name={ModerationEndpoints.ThreadField}][value='{thread}']) input[name={ModerationEndpoints.NumberField}]")).Select(i => int.Parse(i.GetAttribute("value")!)).ToList();
        Assert.Equal(Enumerable.Range(1, count), numbers);
        Assert.Equal(2, pages[0].Document.QuerySelectorAll("section.post").First(s => s.TextContent.Contains("Toisenkin mielestä", StringComparison.Ordinal)).QuerySelectorAll("ul > li").Length);

        var next = pages[0].Document.QuerySelector(".paging a")!.GetAttribute("href")!;
        var done = await coordinator.SendAsync($"/keskustelut/valvonta{next}", (ModerationEndpoints.ThreadField, $"{thread}"), (ModerationEndpoints.NumberField, "31"), (WriteEndpoints.ActField, "jata"));
        Assert.Equal($"/keskustelut/valvonta{next}", done.Location); // where he was
        Assert.Equal("/keskustelut/valvonta", (await coordinator.OpenAsync($"/keskustelut/valvonta?{DiscussionAddresses.AfterParameter}=2000000000")).Location);
        await using var db = await ContextAsync();
        await db.Flags.Where(f => f.DoneUtc == null && posts.Select(p => p.Id).Contains(f.PostId)).ExecuteUpdateAsync(set => set.SetProperty(f => f.DoneUtc, Now));
    }

    [Fact]
    public async Task The_editors_come_to_every_proposal()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var proposals = Enumerable.Range(0, 205).Select(i => new Proposal { ThreadId = 1, Number = 1, DocumentKey = site.PilotOf(), Culture = "fi-FI", Alias = "body", Text = "x", AuthorKey = editor.Key, ProposerKey = editor.Key }).ToList();
        await AddAsync(proposals);

        var links = (await PagesAsync(editor, "/keskustelut/ehdotukset")).SelectMany(p => p.ContentLinks()).ToHashSet();

        Assert.All(proposals, p => Assert.Contains($"/keskustelut/ehdotukset/{p.Id}", links));
        await using var db = await ContextAsync();
        var ids = proposals.Select(p => p.Id).ToArray();
        await db.Proposals.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task A_member_comes_to_every_notice()
    {
        using var member = await site.SignInAsync();
        var (thread, _) = await ThreadAsync(site.PilotOf(), 1);
        await AddAsync(Enumerable.Range(1, 230).Select(n => new DiscussionNotice { MemberKey = member.Key, ThreadId = thread, Number = n, Kind = NoticeKind.Reply, FromKey = Guid.NewGuid(), CreatedUtc = Now, Mail = MailState.Sent }));

        var pages = await PagesAsync(member, "/keskustelut/ilmoitukset");

        Assert.Equal(["100", "100", "30"], pages.Select(p => p.Document.QuerySelector(".unread-count")!.TextContent));
    }

    [Fact]
    public async Task Every_earlier_text_of_a_post_is_compared_with_the_one_after_it_across_pages()
    {
        const int edits = 45;
        var (thread, posts) = await ThreadAsync(site.PilotOf(), 1, $"sana{edits} pysyy");
        await AddAsync(Enumerable.Range(0, edits).Select(i => new PostRevision
        {
            PostId = posts[0].Id,
            Revision = i,
            EditorKey = Guid.NewGuid(),
            ReplacedUtc = Now,
            Text = i == 25 ? string.Empty : $"sana{i} pysyy", // one that was erased stands at the edge of a page
            Title = i == 30 ? "Vanha otsikko" : i == 10 ? "Vanhin otsikko" : null,
        }));
        using var reader = await site.SignInAsync();

        var pages = await PagesAsync(reader, $"/keskustelut/historia/{thread}/1");

        Assert.Equal(5, pages.Count);
        var texts = pages.SelectMany(p => p.Document.QuerySelectorAll("p.text")).Select(p => (p.QuerySelector("del")!.TextContent, p.QuerySelector("ins")!.TextContent)).ToList();
        Assert.Equal(Enumerable.Range(0, edits).Where(i => i != 25).Reverse().Select(i => ($"sana{i}", $"sana{(i == 24 ? 26 : i + 1)}")), texts);
        Assert.Contains("Vanha", pages[3].Document.QuerySelectorAll("section.post ins").Select(e => e.TextContent)); // the title that page 2 ended with
    }

    [Fact]
    public async Task What_is_new_for_a_member_goes_on_however_much_it_is()
    {
        using var member = await site.SignInAsync();
        var (thread, _) = await ThreadAsync(site.PilotOf(), 1);
        await AddAsync(Enumerable.Range(0, 45).Select(i => new DiscussionThread { ForumKey = site.PilotOf(), State = PostState.Visible, Title = $"Uutta {thread}-{i}", Culture = "fi-FI", CreatedUtc = Now, LastPostUtc = TimeProvider.System.GetUtcNow().UtcDateTime, LastShown = 1, LastNumber = 1, Posts = 1 }));

        var page = await member.OpenAsync("/keskustelut");
        var titles = new HashSet<string>();
        for (var more = page.Document.QuerySelector("section[aria-labelledby=unread] a[href^='?']"); ; more = page.Document.QuerySelector("section[aria-labelledby=unread] a[href^='?']"))
        {
            titles.UnionWith(page.Document.QuerySelectorAll("section[aria-labelledby=unread] .thread-title a").Select(a => a.TextContent.Trim()));
            if (more is null || titles.Count > 200)
            {
                break;
            }

            page = await member.OpenAsync($"/keskustelut{more.GetAttribute("href")}");
            Assert.Null(page.Document.GetElementById("newest"));
        }

        Assert.Equal(45, titles.Count(t => t.StartsWith($"Uutta {thread}-", StringComparison.Ordinal)));
        await using var db = await ContextAsync();
        await db.Threads.Where(t => t.Title.StartsWith($"Uutta {thread}-")).ExecuteDeleteAsync();
    }

    private static async Task<List<SitePage>> PagesAsync(TestMember member, string address)
    {
        var pages = new List<SitePage>();
        string? next = string.Empty;
        while (next is not null && pages.Count < 50)
        {
            pages.Add(await member.OpenAsync(address + next));
            Assert.Empty(pages[^1].ParseErrors);
            next = pages[^1].Document.QuerySelector(".paging a")?.GetAttribute("href");
        }

        return pages;
    }

    private async Task<(int Thread, List<Post> Posts)> ThreadAsync(Guid forum, int count, string text = "Viesti")
    {
        var thread = new DiscussionThread { ForumKey = forum, State = PostState.Visible, Title = "Sivu toisensa jälkeen", Culture = "fi-FI", CreatedUtc = Now, LastPostUtc = Now, LastNumber = count, LastShown = count, Posts = count };
        await AddAsync([thread]);
        var posts = Enumerable.Range(1, count).Select(n => new Post { ThreadId = thread.Id, Number = n, AuthorKey = Guid.NewGuid(), CreatedUtc = Now, Text = text, State = PostState.Visible, Sending = Guid.NewGuid() }).ToList();
        await AddAsync(posts);
        return (thread.Id, posts);
    }

    private async Task AddAsync<T>(IEnumerable<T> rows) where T : class
    {
        await using var db = await ContextAsync();
        db.Set<T>().AddRange(rows);
        await db.SaveChangesAsync();
    }

    private Task<DiscussionsDbContext> ContextAsync() => site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
}
