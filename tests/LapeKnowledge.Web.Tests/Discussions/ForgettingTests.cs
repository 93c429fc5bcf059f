using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>What was taken away, edited away or erased is not read in another place.</summary>
[Collection(SiteCollection.Name)]
public sealed class ForgettingTests(SiteFixture site)
{
    [Fact]
    public async Task A_proposal_is_not_read_when_its_post_is_taken_away()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var writer = await site.SignInAsync(SiteRole.Member, (site.PilotOf(), PilotRole.Member));
        var thread = await editor.BeginAsync(site.PilotOf(), "Ehdotus poistetusta");
        await writer.ReplyAsync(thread, "Tunnistettava tarina");
        var proposal = await ProposeAsync(thread, writer.Key, editor.Key, ProposalState.Open);
        Assert.Contains("Tunnistettava", (await writer.OpenAsync($"/keskustelut/ehdotukset/{proposal}")).Text);

        await editor.SendAsync($"/keskustelut/poista/{thread}/2", (ActEndpoints.WordsField, "Lapsen voi tunnistaa"));

        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync($"/keskustelut/ehdotukset/{proposal}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync($"/sv/diskussioner/forslag/{proposal}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.OpenAsync($"/keskustelut/ehdotukset/{proposal}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync($"/keskustelut/ehdotukset/{proposal}")).Status);
        Assert.DoesNotContain($"/keskustelut/ehdotukset/{proposal}", (await editor.OpenAsync("/keskustelut/ehdotukset")).ContentLinks());
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync($"/keskustelut/ehdotukset/{proposal}", (WriteEndpoints.ActField, "hyvaksy"), (WriteEndpoints.TextField, "Tunnistettava tarina"))).Status);
    }

    [Fact]
    public async Task A_declined_proposal_is_for_those_whom_it_concerns()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var writer = await site.SignInAsync(SiteRole.Member, (site.PilotOf(), PilotRole.Member));
        using var proposer = await site.SignInAsync();
        using var stranger = await site.SignInAsync();
        var thread = await editor.BeginAsync(site.PilotOf(), "Hylätty ehdotus");
        await writer.ReplyAsync(thread, "Vastaus");
        var address = $"/keskustelut/ehdotukset/{await ProposeAsync(thread, writer.Key, proposer.Key, ProposalState.Declined)}";

        foreach (var member in new[] { editor, writer, proposer })
        {
            Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync(address)).Status);
            Assert.Contains(address, (await member.OpenThreadAsync(thread)).ContentLinks());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(address)).Status);
        Assert.DoesNotContain(address, (await stranger.OpenThreadAsync(thread)).ContentLinks());
    }

    [Fact]
    public async Task Words_that_were_edited_away_can_be_erased_for_good()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var writer = await site.SignInAsync(SiteRole.Member, (site.PilotOf(), PilotRole.Member));
        using var stranger = await site.SignInAsync();
        var thread = await editor.BeginAsync(site.PilotOf(), "Nimi jäi historiaan");
        await writer.ReplyAsync(thread, "Eilen Pikku-Kalle tuli mukaan iloisena");
        await writer.SendAsync($"/keskustelut/muokkaa/{thread}/2", (WriteEndpoints.TextField, "Eilen lapsi tuli mukaan iloisena"), (WriteEndpoints.RevisionField, "0"));
        await writer.SendAsync($"/keskustelut/muokkaa/{thread}/2", (WriteEndpoints.TextField, "Eilen lapsi tuli mukaan hyvillään"), (WriteEndpoints.RevisionField, "1"));
        var address = $"/keskustelut/historia/{thread}/2";

        var past = await stranger.OpenAsync(address);
        Assert.Equal(["Eilen lapsi tuli mukaan iloisenahyvillään", "Eilen Pikku-Kallelapsi tuli mukaan iloisena"], past.Document.QuerySelectorAll("p.text").Select(p => p.TextContent.Trim()));
        Assert.All(past.Document.QuerySelectorAll("p.text"), p => Assert.DoesNotContain('\n', p.TextContent.Trim()));
        Assert.Empty(past.Document.QuerySelectorAll($"button[name={ActEndpoints.VersionField}]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.SendAsync(address, (ActEndpoints.VersionField, "0"))).Status);
        Assert.Equal(["1", "0"], (await editor.OpenAsync(address)).Document.QuerySelectorAll($"button[name={ActEndpoints.VersionField}]").Select(b => b.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.SeeOther, (await writer.SendAsync(address, (ActEndpoints.VersionField, "x"))).Status);
        Assert.Contains("Pikku-Kalle", (await stranger.OpenAsync(address)).Text);

        Assert.Equal(HttpStatusCode.SeeOther, (await writer.SendAsync(address, (ActEndpoints.VersionField, "0"))).Status);

        past = await editor.OpenAsync(address);
        Assert.DoesNotContain("Pikku-Kalle", past.Text);
        Assert.Empty(past.ParseErrors);
        Assert.Contains("Aiempi teksti poistettu.", past.Document.QuerySelector("main")!.TextContent);
        Assert.Equal("1", past.Document.QuerySelector($"button[name={ActEndpoints.VersionField}]")!.GetAttribute("value"));
        Assert.Contains("Den tidigare texten har tagits bort.", (await site.OpenAsync($"/sv/diskussioner/historik/{thread}/2")).Text);
        await using var db = await ContextAsync();
        Assert.Equal(["", "Eilen lapsi tuli mukaan iloisena"], await (from r in db.Revisions join p in db.Posts on r.PostId equals p.Id where p.ThreadId == thread orderby r.Revision select r.Text).ToListAsync());
    }

    [Fact]
    public async Task The_name_of_an_erased_member_goes_from_what_others_wrote()
    {
        using var gone = await site.SignInAsync(SiteRole.Editor);
        using var other = await site.SignInAsync(SiteRole.Editor);
        var name = (await site.Services.GetRequiredService<MemberNames>().OfAsync([gone.Key], default))[gone.Key].Name;
        var thread = await gone.BeginAsync(site.PilotOf(), "Kuka sanoi?", "Minä sanoin");
        var quote = (await other.OpenAsync($"/keskustelut/vastaa/{thread}?{WriteEndpoints.QuoteParameter}=1")).Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim();
        Assert.Contains($"**{name}** ([#1](/keskustelut/t/{thread}?viesti=1#p1))", quote);
        await other.ReplyAsync(thread, $"{quote}\n\nKiitos, @{name}! Sähköposti a@b.fi");
        await other.SendAsync($"/keskustelut/muokkaa/{thread}/2", (WriteEndpoints.TextField, $"{quote}\n\nKiitos @{name}: hyvä."), (WriteEndpoints.RevisionField, "0"));
        var begun = await other.SendAsync($"/sv/diskussioner/ny/{site.PilotOf(1)}", (WriteEndpoints.TitleField, "Nämnd på svenska"), (WriteEndpoints.TextField, $"Hej @{name}"));
        var swedish = int.Parse(begun.Location!.Split('/')[4], System.Globalization.CultureInfo.InvariantCulture);
        var proposal = await ProposeAsync(thread, other.Key, other.Key, ProposalState.Open, $"@{name} sanoi");
        var data = site.Services.GetServices<IPersonalData>().Single(d => d.Part == "discussions");
        var json = System.Text.Json.JsonSerializer.Serialize((await data.ReadAsync(gone.Key, default)).Data);
        Assert.Contains($"\"Mentions\":[{{\"ThreadId\":{thread},\"Number\":2", json);
        Assert.Contains($"\"Proposals\":[{{\"ThreadId\":{thread},\"Number\":2", System.Text.Json.JsonSerializer.Serialize((await data.ReadAsync(other.Key, default)).Data));
        await other.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, DiscussionDrafts.OfReply(swedish)), (WriteEndpoints.TextField, $"Tack @{name.ToUpperInvariant()}!"));
        await other.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, DiscussionDrafts.OfNew(site.PilotOf(2))), (WriteEndpoints.TextField, $"{quote} Kysyn @{name}x"));
        long change;
        await using (var db = await ContextAsync())
        {
            change = await db.Turns.Select(t => t.Change).SingleAsync();
        }

        await data.EraseAsync(gone.Key, default);

        await using (var db = await ContextAsync())
        {
            var posts = await db.Posts.Where(p => p.ThreadId == thread || p.ThreadId == swedish).OrderBy(p => p.Id).Select(p => p.Text).ToListAsync();
            Assert.Equal($"{quote.Replace(name, "poistettu käyttäjä", StringComparison.Ordinal)}\n\nKiitos poistettu käyttäjä: hyvä.", posts[1]);
            Assert.Equal("Hej raderad användare", posts[2]);
            Assert.EndsWith("Kiitos, poistettu käyttäjä! Sähköposti a@b.fi", await (from r in db.Revisions join p in db.Posts on r.PostId equals p.Id where p.ThreadId == thread select r.Text).SingleAsync(), StringComparison.Ordinal);
            Assert.Equal("poistettu käyttäjä sanoi", (await db.Proposals.SingleAsync(p => p.Id == proposal)).Text);
            Assert.Equal([$"{quote.Replace(name, "poistettu käyttäjä", StringComparison.Ordinal)} Kysyn @{name}x", "Tack raderad användare!"], await db.Drafts.Where(d => d.MemberKey == other.Key).OrderBy(d => d.Place).Select(d => d.Text).ToListAsync());
            Assert.All(await db.Threads.Where(t => t.Id == thread || t.Id == swedish).Select(t => t.Change).ToListAsync(), c => Assert.True(c > change));
        }
    }

    [Fact]
    public async Task The_names_that_an_erased_member_had_before_go_too()
    {
        using var gone = await site.SignInAsync(SiteRole.Editor);
        using var other = await site.SignInAsync(SiteRole.Editor);
        var names = site.Services.GetRequiredService<MemberNames>();
        var name = (await names.OfAsync([gone.Key], default))[gone.Key].Name;
        var thread = await gone.BeginAsync(site.PilotOf(), "Kenen nimi?", "Minun");
        var quote = (await other.OpenAsync($"/keskustelut/vastaa/{thread}?{WriteEndpoints.QuoteParameter}=1")).Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim();
        await other.ReplyAsync(thread, $"{quote}\n\nKiitos @{name}!");
        Assert.Equal(HttpStatusCode.SeeOther, (await gone.SendAsync("/oma/profiili", ("nimi", "Uusin Nimi-Lisä"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await gone.SendAsync("/oma/profiili", ("nimi", "Uusin Nimi"))).Status);
        await other.ReplyAsync(thread, "Ja @Uusin Nimi on sama");
        Assert.Equal(["Uusin Nimi-Lisä", name, "Uusin Nimi"], await names.AllOfAsync(gone.Key, default));
        var account = site.Services.GetServices<IPersonalData>().Single(d => d.Part == "tunnus");
        Assert.Contains(name[6..], System.Text.Json.JsonSerializer.Serialize((await account.ReadAsync(gone.Key, default)).Data));

        await site.Services.GetServices<IPersonalData>().Single(d => d.Part == "discussions").EraseAsync(gone.Key, default);
        await account.EraseAsync(gone.Key, default);

        Assert.Empty(await names.AllOfAsync(gone.Key, default));
        await using var db = await ContextAsync();
        var texts = await db.Posts.Where(p => p.ThreadId == thread && p.Number > 1).OrderBy(p => p.Number).Select(p => p.Text).ToListAsync();
        Assert.Equal([$"{quote.Replace(name, "poistettu käyttäjä", StringComparison.Ordinal)}\n\nKiitos poistettu käyttäjä!", "Ja poistettu käyttäjä on sama"], texts);
    }

    [Fact]
    public async Task An_answer_to_a_thread_that_was_taken_away_or_merged_is_not_lost()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var writer = await site.SignInAsync(SiteRole.Member, (site.PilotOf(), PilotRole.Member));
        var (gone, source, target) = (await writer.BeginAsync(site.PilotOf(), "Poistuva"), await editor.BeginAsync(site.PilotOf(), "Yhdistettävä"), await editor.BeginAsync(site.PilotOf(), "Johon yhdistetään"));
        await writer.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, DiscussionDrafts.OfReply(source)), (WriteEndpoints.TextField, "Luonnos talteen"));
        await editor.SendAsync($"/keskustelut/poista/{gone}/1", (ActEndpoints.WordsField, "Ei kuulu tänne"));
        await editor.SendAsync($"/keskustelut/hoida/{source}", (WriteEndpoints.ActField, "yhdista"), (ModerationEndpoints.ThreadField, $"{target}"));

        var refused = await writer.ReplyAsync(gone, "Pitkään kirjoitettu");
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal("Pitkään kirjoitettu", refused.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Contains("Ei kuulu tänne", refused.Document.QuerySelector("[role=alert]")!.TextContent);

        var form = await writer.OpenAsync($"/keskustelut/vastaa/{source}");
        Assert.Equal($"/keskustelut/vastaa/{target}", form.Location);
        Assert.Equal("Luonnos talteen", (await writer.OpenAsync(form.Location!)).Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.SeeOther, (await writer.ReplyAsync(source, "Perille asti", (WriteEndpoints.AnswerField, "1"))).Status);

        await using var db = await ContextAsync();
        var post = await db.Posts.SingleAsync(p => p.Text == "Perille asti");
        Assert.Equal((target, 3, 2), (post.ThreadId, post.Number, post.AnswerTo!.Value));
        Assert.False(await db.Drafts.AnyAsync(d => d.MemberKey == writer.Key));
    }

    private async Task<int> ProposeAsync(int thread, Guid author, Guid proposer, ProposalState state, string text = "Tunnistettava tarina")
    {
        await using var db = await ContextAsync();
        var proposal = db.Proposals.Add(new Proposal { ThreadId = thread, Number = 2, DocumentKey = site.PilotOf(), Culture = "fi-FI", Alias = "body", Text = text, AuthorKey = author, ProposerKey = proposer, State = state }).Entity;
        await db.SaveChangesAsync();
        return proposal.Id;
    }

    private Task<DiscussionsDbContext> ContextAsync() => site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
}
