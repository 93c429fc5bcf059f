using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Discussions;

[Collection(SiteCollection.Name)]
public sealed class ThreadPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_thread_is_begun_answered_quoted_edited_solved_and_read_by_everybody()
    {
        var pilot = site.PilotOf();
        using var asker = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        using var helper = await site.SignInAsync(SiteRole.Editor);
        var thread = await asker.BeginAsync(pilot, "Miten aamupiiri alkaa?", "Kysyn **teiltä** muilta.");

        var quote = await helper.OpenAsync($"/keskustelut/vastaa/{thread}?lainaa=1");
        Assert.Contains("> Kysyn **teiltä** muilta.", quote.Document.GetElementById(WriteEndpoints.TextField)!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await helper.ReplyAsync(thread, "Laululla!", (WriteEndpoints.AnswerField, "1"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await asker.SendAsync($"/keskustelut/ratkaisu/{thread}/2")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await helper.SendAsync($"/keskustelut/reagoi/{thread}/1", (ActEndpoints.KindField, "kiitos"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await helper.SendAsync($"/keskustelut/muokkaa/{thread}/2", (WriteEndpoints.TextField, "Yhteisellä laululla!"), (WriteEndpoints.RevisionField, "0"))).Status);

        var page = await site.OpenThreadAsync(thread);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.ParseErrors);
        Assert.Equal("Miten aamupiiri alkaa?", page.Heading);
        Assert.Equal("Yhteisellä laululla!", page.Posts()[2]);
        Assert.NotNull(page.Document.QuerySelector("#p2.solution"));
        Assert.Contains("Kiitos", page.Document.QuerySelector("#p1 .reactions")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("#p1 strong"));
        Assert.False(page.IsHiddenFromSearch);

        var past = await site.OpenAsync($"/keskustelut/historia/{thread}/2");
        Assert.Equal("Laululla!", past.Document.QuerySelector("del")!.TextContent.Trim());
        Assert.Contains("laululla", past.Document.QuerySelector("ins")!.TextContent);
    }

    [Fact]
    public async Task A_text_is_seen_as_it_will_be_before_it_is_sent()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var named = await site.SignInAsync();
        var name = (await site.ReadAccountAsync(named.Email)).Name;
        var thread = await editor.BeginAsync(site.PilotOf(), "Esikatseltava");
        var act = (WriteEndpoints.ActField, WriteEndpoints.PreviewAct);

        var page = await editor.ReplyAsync(thread, $"**Kiitos** @{name}!", act, (WriteEndpoints.AnswerField, "1"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.ParseErrors);
        var seen = page.Document.QuerySelector("section[aria-labelledby=esikatselu] .post-text")!;
        Assert.Equal($"Kiitos @{name}!", seen.TextContent.Trim());
        Assert.NotNull(seen.QuerySelector("strong"));
        Assert.Equal($"@{name}", seen.QuerySelector(".mention")!.TextContent);
        Assert.Equal($"**Kiitos** @{name}!", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Equal("1", page.Document.QuerySelector($"input[name={WriteEndpoints.AnswerField}]")!.GetAttribute("value"));
        Assert.Single((await editor.OpenThreadAsync(thread)).Posts());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.ReplyAsync(thread, " ", act)).Status);
        Assert.Equal(HttpStatusCode.OK, (await editor.SendAsync($"/sv/diskussioner/ny/{site.PilotOf()}", (WriteEndpoints.TitleField, "Otsikko"), (WriteEndpoints.TextField, "Teksti"), act)).Status);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_post()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Tuplalähetys ei haittaa");
        var sending = (WriteEndpoints.SendingField, Guid.NewGuid().ToString("N"));

        var sent = await Task.WhenAll(editor.ReplyAsync(thread, "Vain kerran", sending), editor.ReplyAsync(thread, "Vain kerran", sending));

        Assert.Equal(sent[0].Location, sent[1].Location);
        Assert.Equal(2, (await editor.OpenThreadAsync(thread)).Posts().Count);
    }

    [Fact]
    public async Task What_is_new_is_marked_and_the_first_new_post_can_be_jumped_to()
    {
        using var reader = await site.SignInAsync(SiteRole.Editor);
        using var writer = await site.SignInAsync(SiteRole.Editor);
        var thread = await writer.BeginAsync(site.PilotOf(1), "Lukemattomat merkitään");
        await reader.OpenThreadAsync(thread);
        await writer.ReplyAsync(thread, "uusi 1");
        await writer.ReplyAsync(thread, "uusi 2");

        var home = await reader.OpenAsync("/keskustelut");
        var row = home.Document.QuerySelectorAll(".thread.unread").Single(t => t.TextContent.Contains("Lukemattomat merkitään", StringComparison.Ordinal));
        Assert.Contains("2 uutta viestiä", row.TextContent);
        var page = await reader.OpenThreadAsync(thread);
        Assert.Equal("p2", page.Document.QuerySelector(".unread-line + li article")!.Id);
        Assert.Empty((await reader.OpenThreadAsync(thread)).Document.QuerySelectorAll(".unread-line"));
        Assert.DoesNotContain((await reader.OpenAsync("/keskustelut")).Document.QuerySelectorAll(".thread.unread"), t => t.TextContent.Contains("Lukemattomat merkitään", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Long_threads_come_in_pages_and_every_post_keeps_its_address()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(1), "Pitkä keskustelu");
        for (var i = 2; i <= 45; i++)
        {
            await editor.ReplyAsync(thread, $"viesti {i}");
        }

        var seen = new List<int>();
        var page = await editor.OpenThreadAsync(thread);
        while (true)
        {
            seen.AddRange(page.Posts().Keys);
            if (page.Document.QuerySelector("a[rel=next]") is not { } next)
            {
                break;
            }

            page = await editor.OpenAsync(next.GetAttribute("href")!);
        }

        Assert.Equal(Enumerable.Range(1, 45), seen);
        Assert.Equal("viesti 33", (await editor.OpenThreadAsync(thread, "?viesti=33")).Posts()[33]);
    }

    [Fact]
    public async Task A_forum_for_the_team_is_not_there_for_others()
    {
        var pilot = site.PilotOf(2);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var member = await site.SignInAsync();
        var thread = await coordinator.BeginAsync(pilot, "Vain meille");
        Assert.Equal(HttpStatusCode.OK, (await site.OpenThreadAsync(thread)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Team)))).Status);
        try
        {
            string[] addresses = [$"/keskustelut/t/{thread}", $"/keskustelut/f/{pilot}", $"/keskustelut/vastaa/{thread}", $"/keskustelut/historia/{thread}/1", $"/keskustelut/syote/t/{thread}", $"/keskustelut/syote/f/{pilot}", $"/keskustelut/virta/{thread}", $"/keskustelut/ilmoita/{thread}/1"];
            foreach (var address in addresses)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(address)).Status);
                Assert.Contains((await site.OpenAsync(address)).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Unauthorized });
            }

            Assert.Equal(HttpStatusCode.NotFound, (await member.ReplyAsync(thread, "Pääsinkö?")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await member.SendAsync($"/keskustelut/reagoi/{thread}/1", (ActEndpoints.KindField, "kiitos"))).Status);
            Assert.DoesNotContain("Vain meille", (await member.OpenAsync("/keskustelut")).Text);
            Assert.Equal(HttpStatusCode.OK, (await coordinator.OpenThreadAsync(thread)).Status);
        }
        finally
        {
            await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Everyone)));
        }
    }

    [Fact]
    public async Task New_posts_are_told_to_an_open_page()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(1), "Heti näkyviin");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/keskustelut/virta/{thread}?viimeinen=1");
        using var response = await site.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));
        Assert.Equal("retry: 5000", await lines.ReadLineAsync(patience.Token));

        await editor.ReplyAsync(thread, "Täältä tullaan");

        string? line;
        do
        {
            line = await lines.ReadLineAsync(patience.Token);
        }
        while (line is not null && !line.StartsWith("data:", StringComparison.Ordinal));
        Assert.Equal("data: 1", line);
    }

    [Fact]
    public async Task An_open_page_hears_nothing_more_when_the_thread_is_closed_to_its_reader()
    {
        var pilot = site.PilotOf(3);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        var thread = await coordinator.BeginAsync(pilot, "Kohta vain tiimille");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/keskustelut/virta/{thread}?viimeinen=1");
        using var response = await site.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));
        Assert.Equal("retry: 5000", await lines.ReadLineAsync(patience.Token));
        await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Team)));
        try
        {
            await coordinator.ReplyAsync(thread, "Tiimin kesken");
            Assert.Equal(string.Empty, (await lines.ReadToEndAsync(patience.Token)).Trim());
        }
        finally
        {
            await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Everyone)));
        }
    }

    [Fact]
    public async Task A_feed_has_the_posts()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(1), "Syötteeseen", "Sisältö & <muuta>");

        var feed = System.Xml.Linq.XDocument.Parse((await site.OpenAsync($"/keskustelut/syote/t/{thread}")).Text);

        Assert.Contains("Sisältö", feed.Descendants("{http://www.w3.org/2005/Atom}content").Single().Value);
        Assert.Contains("Syötteeseen", (await site.OpenAsync($"/keskustelut/syote/f/{site.PilotOf(1)}")).Text);

        await editor.SendAsync($"/keskustelut/muokkaa/{thread}/1", (WriteEndpoints.TitleField, "Toinen otsikko"), (WriteEndpoints.TextField, "Sisältö"), (WriteEndpoints.RevisionField, "0"));
        var edited = System.Xml.Linq.XDocument.Parse((await editor.OpenAsync($"/keskustelut/syote/t/{thread}")).Text);
        Assert.Contains("Toinen otsikko", edited.Root!.Value);
        Assert.Equal(Ids(feed), Ids(edited)); // readers know what they have shown by it

        static IEnumerable<string> Ids(System.Xml.Linq.XDocument feed) => feed.Descendants("{http://www.w3.org/2005/Atom}id").Select(e => e.Value);
    }

    [Fact]
    public async Task The_pages_of_documents_lead_to_their_discussion()
    {
        var pilot = site.PilotOf();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        await editor.BeginAsync(pilot, "Näkyy pilotin sivulla");

        var address = site.InContext(services => new PublishedDocuments(services) is var all ? all.Url(all.Single(d => d.Key == pilot)) : string.Empty);

        Assert.Contains("Näkyy pilotin sivulla", (await editor.OpenAsync(address)).Document.QuerySelector(".discussion-link")!.TextContent);
    }
}
