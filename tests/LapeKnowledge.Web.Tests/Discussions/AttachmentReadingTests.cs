using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>Who gets the files of posts, and how.</summary>
[Collection(SiteCollection.Name)]
public sealed class AttachmentReadingTests(SiteFixture site)
{
    [Fact]
    public async Task A_file_is_saved_and_a_picture_shown_and_neither_is_ever_a_page_of_the_site()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Otsakkeet");
        var (text, picture) = (await editor.AttachAsync(thread, "muistio.txt", "<b>ei</b>"u8.ToArray()), await editor.AttachAsync(thread, "kuva.png", SampleFiles.Png()));
        using (var waiting = await editor.Http.GetAsync(At(picture)))
        {
            Assert.Equal((true, HttpStatusCode.OK), (waiting.Headers.CacheControl!.NoStore, waiting.StatusCode));
        }

        await editor.ReplyWithAsync(thread, "Liitteet", (text, ""), (picture, "Kuva"));

        using var file = await site.Http.GetAsync(At(text));
        Assert.Equal("attachment; filename=muistio.txt; filename*=UTF-8''muistio.txt", file.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("text/plain; charset=utf-8", file.Content.Headers.ContentType!.ToString());
        using var shown = await site.Http.GetAsync(At(picture));
        Assert.Equal("inline", shown.Content.Headers.ContentDisposition!.DispositionType);
        foreach (var response in new[] { file, shown })
        {
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
            Assert.True(response.Headers.CacheControl is { NoCache: true, Public: true }); // kept, and asked for each time
        }

        using var again = new HttpRequestMessage(HttpMethod.Get, At(picture)) { Headers = { IfNoneMatch = { shown.Headers.ETag! } } };
        using var unchanged = await site.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        using var head = await site.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, At(picture)));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task A_waiting_file_is_its_writers_alone()
    {
        using var writer = await site.SignInAsync(SiteRole.Editor);
        using var other = await site.SignInAsync(SiteRole.Administrator);
        var thread = await writer.BeginAsync(site.PilotOf(), "Keskeneräinen");
        var id = await writer.AttachAsync(thread, "kesken.txt", "a"u8.ToArray());

        Assert.Equal(HttpStatusCode.OK, (await writer.OpenAsync(At(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(At(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(At(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(At(Guid.NewGuid().ToString("N")))).Status);
    }

    [Fact]
    public async Task The_file_of_a_teams_forum_is_the_teams()
    {
        var pilot = site.PilotOf(6);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var teammate = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        using var outsider = await site.SignInAsync(SiteRole.Member, (site.PilotOf(5), PilotRole.Coordinator));
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await coordinator.BeginAsync(pilot, "Tiimin tiedosto");
        var id = await coordinator.AttachAsync(thread, "tiimi.txt", "salaista"u8.ToArray());
        await coordinator.ReplyWithAsync(thread, "Meille", (id, ""));
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(At(id))).Status);
        try
        {
            await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Members)));
            Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(At(id))).Status);
            using var forMembers = await outsider.Http.GetAsync(At(id));
            Assert.Equal((HttpStatusCode.OK, true), (forMembers.StatusCode, forMembers.Headers.CacheControl!.NoStore));

            await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Team)));
            Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(At(id))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.OpenAsync(At(id))).Status);
            Assert.DoesNotContain("enclosure", (await teammate.OpenAsync($"/keskustelut/syote/t/{thread}")).Text);
            foreach (var reader in new[] { coordinator, teammate, editor })
            {
                Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync(At(id))).Status);
            }
        }
        finally
        {
            await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Everyone)));
        }
    }

    [Fact]
    public async Task The_file_of_a_held_post_is_its_writers_and_the_moderators()
    {
        using var newcomer = await site.SignInAsync();
        using var member = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Odottava liite");
        var id = await newcomer.AttachAsync(thread, "kaavio.png", SampleFiles.Png());
        await newcomer.ReplyWithAsync(thread, "Ensimmäinen viestini", (id, "Kaavio"));

        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(At(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(At(id))).Status);
        Assert.Equal(HttpStatusCode.OK, (await newcomer.OpenAsync(At(id))).Status);
        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync(At(id))).Status);
        Assert.Contains(At(id), (await editor.OpenAsync("/keskustelut/valvonta")).Text);

        await editor.SendAsync("/keskustelut/valvonta", (ModerationEndpoints.ThreadField, $"{thread}"), (ModerationEndpoints.NumberField, "2"), (WriteEndpoints.ActField, "paasta"));
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(At(id))).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_file_of_a_removed_post_is_the_moderators(bool byItsAuthor)
    {
        using var writer = await site.SignInAsync(SiteRole.Member, (site.PilotOf(), PilotRole.Member));
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Poistettava liite");
        var id = await writer.AttachAsync(thread, "poistuu.txt", "a"u8.ToArray());
        await writer.ReplyWithAsync(thread, "Liite", (id, ""));
        Assert.Contains("poistuu.txt", (await site.OpenThreadAsync(thread)).Text);

        await (byItsAuthor ? writer : editor).SendAsync($"/keskustelut/poista/{thread}/2", (ActEndpoints.WordsField, "Ei kuulu tänne"));

        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(At(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.OpenAsync(At(id))).Status);
        Assert.DoesNotContain("poistuu.txt", (await writer.OpenThreadAsync(thread)).Text);
        Assert.DoesNotContain("poistuu.txt", (await site.OpenThreadAsync(thread)).Text);
        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync(At(id))).Status);
        Assert.Contains("poistuu.txt", (await editor.OpenThreadAsync(thread)).Text);

        await editor.SendAsync($"/keskustelut/poista/{thread}/1", (ActEndpoints.WordsField, "Koko keskustelu"));
        await editor.SendAsync($"/keskustelut/poista/{thread}/2");
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(At(id))).Status); // the post is back, but its thread is not
    }

    [Fact]
    public async Task Files_go_where_their_post_goes()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Siirtyvä liite");
        var id = await editor.AttachAsync(thread, "mukana.txt", "a"u8.ToArray());
        await editor.ReplyWithAsync(thread, "Jaettava", (id, ""));
        await editor.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "jaa"), (ModerationEndpoints.NumberField, "2"), (WriteEndpoints.TitleField, "Liite omassa ketjussa"));

        var split = await editor.OpenThreadAsync(thread, "?viesti=2");
        Assert.Contains("mukana.txt", split.Document.QuerySelector("#p1 .attachments")!.TextContent);
        var other = await editor.BeginAsync(site.PilotOf(1), "Tänne yhdistetään");
        await editor.SendAsync($"/keskustelut/hoida/{split.Address.Split('/')[3]}", (WriteEndpoints.ActField, "yhdista"), (ModerationEndpoints.ThreadField, $"{other}"));

        Assert.Contains("mukana.txt", (await site.OpenThreadAsync(other)).Document.QuerySelector("#p2 .attachments")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(At(id))).Status);
    }

    [Fact]
    public async Task The_feed_names_the_files_of_a_public_thread()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Liite syötteessä");
        var id = await editor.AttachAsync(thread, "ohje.pdf", SampleFiles.Pdf());
        await editor.ReplyWithAsync(thread, "Liite", (id, ""));

        var feed = XDocument.Parse((await site.OpenAsync($"/keskustelut/syote/t/{thread}")).Text);

        var enclosure = feed.Descendants("{http://www.w3.org/2005/Atom}link").Single(l => l.Attribute("rel")?.Value == "enclosure");
        Assert.Equal(($"http://localhost{At(id)}", "application/pdf", $"{SampleFiles.Pdf().Length}"), (enclosure.Attribute("href")!.Value, enclosure.Attribute("type")!.Value, enclosure.Attribute("length")!.Value));
    }

    [Fact]
    public void A_picture_in_the_text_of_a_solution_stays_in_the_discussion()
    {
        var address = $"/keskustelut/liite/{Guid.NewGuid()}";
        Assert.Contains("<img", PostText.Html($"![Kaavio]({address})", []).ToString());
        var elsewhere = PostText.Html($"![Kaavio]({address})", [], hasPictures: false).ToString()!;
        Assert.DoesNotContain("<img", elsewhere);
        Assert.Contains($"href=\"{address}\"", elsewhere);
    }

    [Fact]
    public async Task A_member_downloads_the_files_and_erases_what_is_not_part_of_the_discussion()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var member = await site.SignInAsync(SiteRole.Member, (site.PilotOf(), PilotRole.Member));
        var thread = await editor.BeginAsync(site.PilotOf(), "Omat tiedostot");
        var (shown, removed, waiting) = (await member.AttachAsync(thread, "nakyy.txt", "a"u8.ToArray()), await member.AttachAsync(thread, "poistin-itse.txt", "b"u8.ToArray()), await member.AttachAsync(thread, "jai-kesken.txt", "c"u8.ToArray()));
        await member.ReplyWithAsync(thread, "Näkyy", (shown, ""));
        await member.ReplyWithAsync(thread, "Poistin", (removed, ""));
        await member.SendAsync($"/keskustelut/poista/{thread}/3");
        using (var response = await member.Http.GetAsync("/oma/tiedot.zip"))
        {
            using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
            Assert.All(new[] { "nakyy.txt", "poistin-itse.txt", "jai-kesken.txt" }, name => Assert.Contains(archive.Entries, e => Regex.IsMatch(e.FullName, $@"^files/\d+-{Regex.Escape(name)}$"))); // numbered once
            using var json = new StreamReader(archive.Entries.Single(e => e.Name.StartsWith("discussions", StringComparison.Ordinal)).Open());
            Assert.Contains("nakyy.txt", await json.ReadToEndAsync());
        }

        foreach (var part in site.Services.GetServices<IPersonalData>())
        {
            await part.EraseAsync(member.Key, default);
        }

        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync(At(shown))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync(At(removed))).Status);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
        Assert.Empty(await db.Attachments.Where(a => a.MemberKey == member.Key || a.Id == Guid.ParseExact(waiting, "N")).ToListAsync());
        await using var uploads = await site.Services.GetRequiredService<IDbContextFactory<UploadsDbContext>>().CreateDbContextAsync();
        Assert.DoesNotContain(await uploads.Uploads.Select(u => u.Name).ToListAsync(), n => n is "poistin-itse.txt" or "jai-kesken.txt");
    }

    private static string At(string id) => $"/keskustelut/liite/{Guid.ParseExact(id, "N")}";
}
