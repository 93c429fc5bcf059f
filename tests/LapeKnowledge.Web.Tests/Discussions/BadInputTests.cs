using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Discussions;

[Collection(SiteCollection.Name)]
public sealed class BadInputTests(SiteFixture site)
{
    [Fact]
    public async Task A_text_that_is_too_long_comes_back_with_what_to_do()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Liian pitkä");
        var text = new string('a', 1_000_000);

        var page = await editor.ReplyAsync(thread, text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("enintään 20000 merkkiä", page.Document.QuerySelector(".error")!.TextContent.Replace("\u00a0", string.Empty, StringComparison.Ordinal));
        Assert.Equal(text, page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n  ")]
    [InlineData(">>>>>")]
    [InlineData("@a")]
    public async Task A_text_that_says_nothing_or_too_much_at_once_is_refused(string part)
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Tyhjä tai täysi");

        var page = await editor.ReplyAsync(thread, string.Concat(Enumerable.Repeat(part == "@a" ? "@ab " : part, part.Trim().Length == 0 ? 1 : part == "@a" ? 4_000 : 2_000)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".error"));
    }

    [Fact]
    public async Task A_character_that_no_XML_may_have_breaks_no_feed()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Outo\uFFFE merkki");
        await editor.ReplyAsync(thread, "Vastaus\uFFFF.");

        var feed = System.Xml.Linq.XDocument.Parse((await site.OpenAsync($"/keskustelut/syote/t/{thread}")).Text);

        Assert.Equal("Outo merkki", feed.Root!.Element(feed.Root.Name.Namespace + "title")!.Value);
    }

    [Fact]
    public async Task Posting_without_a_session_keeps_the_text()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Istunto vanheni");
        using var reader = site.NewReader();

        var page = await reader.SendFormAsync($"/keskustelut/vastaa/{thread}", (WriteEndpoints.TextField, "Pitkään mietitty vastaus"));

        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.Equal("Pitkään mietitty vastaus", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.NotNull(page.Document.QuerySelector("[role=alert] a[href='/kirjaudu']"));
    }

    [Fact]
    public async Task Nobody_edits_removes_or_solves_what_is_anothers()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var member = await site.SignInAsync(SiteRole.Member, (site.PilotOf(3), PilotRole.Coordinator));
        var thread = await editor.BeginAsync(site.PilotOf(), "Toisen viesti");
        await editor.ReplyAsync(thread, "Toinen viesti");

        Assert.Equal(HttpStatusCode.Forbidden, (await member.OpenAsync($"/keskustelut/muokkaa/{thread}/1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.SendAsync($"/keskustelut/muokkaa/{thread}/1", (WriteEndpoints.TitleField, "Kaapattu"), (WriteEndpoints.TextField, "Kaapattu"), (WriteEndpoints.RevisionField, "0"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.SendAsync($"/keskustelut/poista/{thread}/1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.SendAsync($"/keskustelut/ratkaisu/{thread}/2")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "sulje"))).Status);
        Assert.DoesNotContain("Kaapattu", (await editor.OpenThreadAsync(thread)).Text);
    }

    [Fact]
    public async Task A_closed_thread_takes_no_answers_and_gives_the_text_back()
    {
        var pilot = site.PilotOf(3);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var member = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        var thread = await coordinator.BeginAsync(pilot, "Suljettu keskustelu");
        await coordinator.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "sulje"));

        var form = await member.OpenAsync($"/keskustelut/vastaa/{thread}");
        var page = await member.ReplyAsync(thread, "Myöhästyin");

        Assert.Contains("suljettu", form.Document.QuerySelector(".notice")!.TextContent);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Myöhästyin", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Empty((await member.OpenThreadAsync(thread)).Document.QuerySelectorAll("textarea"));
    }

    [Fact]
    public async Task Two_who_edit_at_once_do_not_overwrite_each_other()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Yhtä aikaa");
        await editor.ReplyAsync(thread, "alku");
        var address = $"/keskustelut/muokkaa/{thread}/2";
        await editor.SendAsync(address, (WriteEndpoints.TextField, "ensimmäinen"), (WriteEndpoints.RevisionField, "0"));

        var page = await editor.SendAsync(address, (WriteEndpoints.TextField, "toinen"), (WriteEndpoints.RevisionField, "0"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("toinen", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Equal("ensimmäinen", (await editor.OpenThreadAsync(thread)).Posts()[2]);
    }

    [Fact]
    public async Task Who_writes_too_fast_waits()
    {
        var pilot = site.PilotOf(3);
        using var member = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        var thread = await member.BeginAsync(pilot, "Liian nopeasti");
        HttpStatusCode last = default;
        for (var i = 0; i < 7 && last != HttpStatusCode.TooManyRequests; i++)
        {
            last = (await member.ReplyAsync(thread, $"viesti {i}")).Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task Who_edits_too_fast_waits_with_his_text()
    {
        var pilot = site.PilotOf(3);
        using var member = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        var thread = await member.BeginAsync(pilot, "Korjaan vielä");
        SitePage page;
        var edit = 0;
        do
        {
            page = await member.SendAsync($"/keskustelut/muokkaa/{thread}/1", (WriteEndpoints.TitleField, "Korjaan vielä"), (WriteEndpoints.TextField, $"korjaus {edit}"), (WriteEndpoints.RevisionField, $"{edit}"));
        }
        while (page.Status == HttpStatusCode.SeeOther && ++edit < 20);

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal(6, edit);
        Assert.Equal("korjaus 6", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Contains("Muokkasit monta kertaa", page.Document.QuerySelector("[role=alert]")!.TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sv")]
    public async Task A_text_that_is_too_long_to_be_read_is_answered_with_the_limit_and_the_draft(string language)
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Aivan liian pitkä");
        await editor.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, "tähän asti tallessa"));

        var page = await editor.SendAsync(language.Length == 0 ? $"/keskustelut/vastaa/{thread}" : $"/sv/diskussioner/svara/{thread}", (WriteEndpoints.TextField, new string('a', 5_000_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains(language.Length == 0 ? "enintään 20000 merkkiä" : "högst 20000 tecken", page.Document.QuerySelector("main [role=alert]")!.TextContent.Replace("\u00a0", string.Empty, StringComparison.Ordinal));
        Assert.Equal("tähän asti tallessa", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
    }

    [Fact]
    public async Task Of_a_draft_that_is_too_long_the_writer_is_told_that_it_is_not_kept()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Liian pitkä luonnos");
        var text = string.Concat(Enumerable.Repeat("rivi\r\n", 4_000)); // as browsers send it: 20 000 characters

        Assert.Equal(HttpStatusCode.NoContent, (await editor.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, text))).Status);
        Assert.Equal(text.Trim().ReplaceLineEndings("\n"), (await editor.OpenAsync($"/keskustelut/vastaa/{thread}")).Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await editor.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, text + "loppu"))).Status);

        var page = await editor.ReplyAsync(thread, text + "loppu", (WriteEndpoints.ActField, WriteEndpoints.DraftAct));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.EndsWith("loppu", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_mentions_are_refused_with_how_many_there_may_be()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Kymmenentuhatta mainintaa");

        var many = await editor.ReplyAsync(thread, string.Concat(Enumerable.Repeat("@a.", 6_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, many.Status);
        Assert.Contains($"{PostText.MostMentions}", many.Document.QuerySelector(".error")!.TextContent);
        var more = await editor.ReplyAsync(thread, string.Concat(Enumerable.Repeat("@a.", 10_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.Status);
        Assert.Contains("enintään 20000 merkkiä", more.Document.QuerySelector(".error")!.TextContent.Replace("\u00a0", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_is_kept_and_goes_when_it_is_sent()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Luonnos");
        await editor.ReplyAsync(thread, "kesken", (WriteEndpoints.ActField, WriteEndpoints.DraftAct));
        Assert.Equal("kesken", (await editor.OpenThreadAsync(thread)).Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());

        Assert.Equal(HttpStatusCode.NoContent, (await editor.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, "melkein valmis"))).Status);
        Assert.Equal("melkein valmis", (await editor.OpenAsync($"/keskustelut/vastaa/{thread}")).Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, "../x"), (WriteEndpoints.TextField, "x"))).Status);

        await editor.ReplyAsync(thread, "valmis");
        Assert.Equal(string.Empty, (await editor.OpenThreadAsync(thread)).Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
    }

    [Fact]
    public async Task A_title_is_one_line_of_text_wherever_it_is_shown()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "<script>alert(1)</script>\r\nBcc: x\u202e");

        foreach (var page in new[] { await editor.OpenThreadAsync(thread), await editor.OpenAsync("/keskustelut"), await editor.OpenAsync($"/keskustelut/hoida/{thread}"), await editor.OpenAsync($"/keskustelut/muokkaa/{thread}/1") })
        {
            Assert.Empty(page.Document.QuerySelectorAll("script:not([src], [type='application/ld+json'])"));
            Assert.Empty(page.ParseErrors);
        }

        Assert.Equal("<script>alert(1)</script> Bcc: x", (await editor.OpenThreadAsync(thread)).Heading);
    }

    [Theory]
    [InlineData("/keskustelut/t/999999")]
    [InlineData("/keskustelut/t/99999999999")]
    [InlineData("/keskustelut/f/00000000-0000-0000-0000-000000000001")]
    [InlineData("/keskustelut/teema/00000000-0000-0000-0000-000000000001")]
    public async Task What_is_not_there_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(address)).Status);

    [Theory]
    [InlineData("/keskustelut?jatka=x")]
    [InlineData("/keskustelut?jatka=99999999999999999999-1")]
    [InlineData("/keskustelut?jatka=1-1")]
    public async Task A_place_in_a_list_that_is_none_is_answered(string address) => Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(address)).Status);
}
