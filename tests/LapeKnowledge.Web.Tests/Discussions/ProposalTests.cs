using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Tests.Discussions;

[Collection(SiteCollection.Name)]
public sealed class ProposalTests(SiteFixture site)
{
    [Fact]
    public async Task A_solution_becomes_a_part_of_the_practice_with_its_author_named()
    {
        var practice = site.InContext(services => new PublishedDocuments(services).First(d => d.ContentType.Alias == GoodPractice.ModelTypeAlias).Key);
        var content = site.Services.GetRequiredService<IContentService>();
        var before = content.GetById(practice)!.GetValue<string>(GoodPractice.Aliases.Conditions, "fi-FI");
        using var asker = await site.SignInAsync(SiteRole.Editor);
        using var helper = await site.SignInAsync(SiteRole.Editor);
        var name = (await site.Services.GetRequiredService<MemberNames>().OfAsync([helper.Key], default))[helper.Key].Name;
        var thread = await asker.BeginAsync(practice, "Mitä tämä edellyttää?");
        await helper.ReplyAsync(thread, "Rauhallinen **huone** ja <b>tunti</b> aikaa.");
        Assert.Equal(HttpStatusCode.NotFound, (await asker.OpenAsync($"/keskustelut/ehdota/{thread}/2")).Status);
        await asker.SendAsync($"/keskustelut/ratkaisu/{thread}/2");

        var form = await asker.OpenAsync($"/keskustelut/ehdota/{thread}/2");
        var target = form.Document.QuerySelectorAll("select option").Select(o => o.GetAttribute("value")!).Single(v => v.EndsWith($"|{GoodPractice.Aliases.Conditions}", StringComparison.Ordinal));
        var sent = await asker.SendAsync($"/keskustelut/ehdota/{thread}/2", ("kohta", target), (WriteEndpoints.TextField, "Rauhallinen **huone** ja <b>tunti</b> aikaa."));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await asker.SendAsync($"/keskustelut/ehdota/{thread}/2", ("kohta", $"{practice}|seoTitle"), (WriteEndpoints.TextField, "Muualle"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.NewReader().SendFormAsync(sent.Location!, (WriteEndpoints.ActField, "hyvaksy"), (WriteEndpoints.TextField, "x"))).Status);
        try
        {
            var accepted = await asker.SendAsync(sent.Location!, (WriteEndpoints.ActField, "hyvaksy"), (WriteEndpoints.TextField, "Rauhallinen **huone** ja <b>tunti</b> aikaa."));
            Assert.True(accepted.Status == HttpStatusCode.SeeOther, accepted.Document.QuerySelector("[role=alert]")?.TextContent);
            Assert.Equal(HttpStatusCode.Conflict, (await asker.SendAsync(sent.Location!, (WriteEndpoints.ActField, "hyvaksy"), (WriteEndpoints.TextField, "Toisen kerran"))).Status);

            var address = site.InContext(services => new PublishedDocuments(services) is var all ? all.Url(all.Single(d => d.Key == practice)) : string.Empty);
            var page = await asker.OpenAsync(address);
            Assert.Contains("Rauhallinen <strong>huone</strong> ja &lt;b&gt;tunti&lt;/b&gt; aikaa.", page.Text);
            Assert.Contains($"Lisäys palvelun keskustelusta: {name}", page.Text);
            Assert.Contains("Tästä viestistä tuli osa sivua", (await asker.OpenThreadAsync(thread)).Text);

            var later = content.GetById(practice)!;
            later.SetValue(GoodPractice.Aliases.Conditions, Proposals.WithAdded(later.GetValue<string>(GoodPractice.Aliases.Conditions, "fi-FI"), "<p>Vasta luonnoksena</p>"), "fi-FI");
            content.Save(later);
            await site.Services.GetServices<IPersonalData>().Single(d => d.Part == "discussions").EraseAsync(helper.Key, default);

            page = await asker.OpenAsync(address);
            Assert.DoesNotContain(name, page.Document.QuerySelector("main")!.TextContent);
            Assert.Contains("Lisäys palvelun keskustelusta: poistettu käyttäjä", page.Text);
            Assert.DoesNotContain("Vasta luonnoksena", page.Text);
            var saved = content.GetById(practice)!.GetValue<string>(GoodPractice.Aliases.Conditions, "fi-FI")!;
            Assert.Contains("Vasta luonnoksena", saved);
            Assert.DoesNotContain(name.Split(' ')[1], saved);
        }
        finally
        {
            var document = content.GetById(practice)!;
            document.SetValue(GoodPractice.Aliases.Conditions, before, "fi-FI");
            content.Save(document);
            content.Publish(document, ["fi-FI"]);
        }
    }

    [Fact]
    public async Task A_proposal_is_for_those_whom_it_concerns_until_it_is_accepted_says_whose_words_it_has_and_is_one_of_each_field()
    {
        var practice = site.InContext(services => new PublishedDocuments(services).Where(d => d.ContentType.Alias == GoodPractice.ModelTypeAlias).ElementAt(1).Key);
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var newcomer = await site.SignInAsync();
        using var second = await site.SignInAsync();
        var names = await site.Services.GetRequiredService<MemberNames>().OfAsync([editor.Key, newcomer.Key], default);
        var thread = await editor.BeginAsync(practice, "Kenen sanat?");
        await editor.ReplyAsync(thread, "Hyvä ratkaisu");
        await editor.SendAsync($"/keskustelut/ratkaisu/{thread}/2");
        var form = $"/keskustelut/ehdota/{thread}/2";
        var targets = (await newcomer.OpenAsync(form)).Document.QuerySelectorAll("select option").Select(o => o.GetAttribute("value")!).Where(v => v.Contains('|', StringComparison.Ordinal)).ToList();

        var sent = await newcomer.SendAsync(form, ("kohta", targets[0]), (WriteEndpoints.TextField, "SPÄMMIÄ"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal(sent.Location, (await newcomer.SendAsync(form, ("kohta", targets[0]), (WriteEndpoints.TextField, "SPÄMMIÄ"))).Location);

        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(sent.Location!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.OpenAsync(sent.Location!)).Status);
        Assert.DoesNotContain(sent.Location!, (await site.OpenThreadAsync(thread)).ContentLinks());
        foreach (var member in new[] { editor, newcomer })
        {
            Assert.Contains($"Sanat kirjoitti ja ehdotti {names[newcomer.Key].Name}, ratkaisun kirjoitti {names[editor.Key].Name}", (await member.OpenAsync(sent.Location!)).Text);
        }

        var taken = await second.SendAsync(form, ("kohta", targets[0]), (WriteEndpoints.TextField, "Toinen teksti samaan"));
        Assert.Equal(HttpStatusCode.Conflict, taken.Status);
        Assert.Equal("Toinen teksti samaan", taken.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        Assert.Contains("jo ehdotettu", taken.Document.QuerySelector("[role=alert]")!.TextContent);
        var other = await second.SendAsync(form, ("kohta", targets[1]), (WriteEndpoints.TextField, "Hyvä ratkaisu"));
        Assert.NotEqual(sent.Location, other.Location);
        Assert.Contains($"Kirjoittaja {names[editor.Key].Name}", (await second.OpenAsync(other.Location!)).Text);
    }

    [Fact]
    public async Task Accepting_publishes_neither_a_name_nor_a_file_that_somebody_has_saved_for_later()
    {
        var practice = site.InContext(services => new PublishedDocuments(services).Where(d => d.ContentType.Alias == GoodPractice.ModelTypeAlias).ElementAt(2).Key);
        var content = site.Services.GetRequiredService<IContentService>();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(practice, "Kesken olevaan");
        await editor.ReplyAsync(thread, "Hyvä ratkaisu");
        await editor.SendAsync($"/keskustelut/ratkaisu/{thread}/2");
        var form = $"/keskustelut/ehdota/{thread}/2";
        var target = (await editor.OpenAsync(form)).Document.QuerySelectorAll("select option").Select(o => o.GetAttribute("value")!).First(v => v.Contains('|', StringComparison.Ordinal));
        var sent = await editor.SendAsync(form, ("kohta", target), (WriteEndpoints.TextField, "Hyvä ratkaisu"));
        var name = content.GetById(practice)!.GetCultureName("fi-FI");
        Save(d => d.SetCultureName("Lukematon nimi", "fi-FI"));
        try
        {
            Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(sent.Location!, (WriteEndpoints.ActField, "hyvaksy"), (WriteEndpoints.TextField, "Hyvä ratkaisu"))).Status);
        }
        finally
        {
            Save(d => d.SetCultureName(name, "fi-FI"));
        }

        Assert.Equal(name, content.GetById(practice)!.GetPublishName("fi-FI"));
        var document = content.GetById(practice)!;
        document.SetValue(GoodPractice.Aliases.Attachments, $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{Guid.NewGuid()}}"}]""");
        Assert.True(Proposals.HasDraft(document, "fi-FI"));

        void Save(Action<IContent> change)
        {
            var changed = content.GetById(practice)!;
            change(changed);
            Assert.True(content.Save(changed).Success);
        }
    }

    [Fact]
    public void What_is_published_as_it_is_saved_has_no_draft()
    {
        var content = site.Services.GetRequiredService<IContentService>();
        var kept = site.InContext(services => new PublishedDocuments(services).Where(d => d.ContentType.Alias is GoodPractice.ModelTypeAlias or Tool.ModelTypeAlias).Select(d => d.Key).ToList());
        Assert.NotEmpty(kept);
        Assert.Empty(from document in kept.Select(k => content.GetById(k)!).Where(d => !d.Edited)
                     from culture in document.PublishedCultures
                     where Proposals.HasDraft(document, culture)
                     select (document.Name, culture));
    }

    [Fact]
    public void A_rich_text_with_blocks_keeps_them()
    {
        Assert.Equal("<p>a</p><p>b</p>", Proposals.WithAdded("<p>a</p>", "<p>b</p>"));
        Assert.Equal("<p>b</p>", Proposals.WithAdded(null, "<p>b</p>"));
        Assert.Equal("""{"markup":"x y","blocks":{"layout":{}}}""", Proposals.WithAdded("""{"markup":"x","blocks":{"layout":{}}}""", " y"));
    }

    [Fact]
    public void A_credit_is_replaced_in_plain_values_and_in_those_with_blocks_and_not_within_a_longer_name()
    {
        Assert.Equal("<p><em>Lisäys: x</em></p>", Proposals.WithoutCredit("<p><em>Lis&#xE4;ys: Maija &amp; M</em></p>", "Lisäys: Maija & M", "Lisäys: x"));
        Assert.Equal("""{"markup":"Lis: x","blocks":{}}""", Proposals.WithoutCredit("""{"markup":"Lis: Maija","blocks":{}}""", "Lis: Maija", "Lis: x"));
        Assert.Equal("<p>Lis: Maija-Liisa</p>", Proposals.WithoutCredit("<p>Lis: Maija-Liisa</p>", "Lis: Maija", "Lis: x"));
        Assert.Null(Proposals.WithoutCredit(null, "a", "b"));
    }

    [Fact]
    public async Task Data_of_a_member_are_given_and_erased_and_the_posts_stay()
    {
        using var member = await site.SignInAsync(SiteRole.Editor);
        var thread = await member.BeginAsync(site.PilotOf(), "Tietoni mukaan", "Tämä jää");
        await member.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, "kesken"));
        var data = site.Services.GetServices<IPersonalData>().Single(d => d.Part == "discussions");

        var json = System.Text.Json.JsonSerializer.Serialize((await data.ReadAsync(member.Key, default)).Data);
        Assert.Contains("kesken", json);
        Assert.Contains($"\"ThreadId\":{thread}", json);
        await data.EraseAsync(member.Key, default);

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
        Assert.False(await db.Drafts.AnyAsync(d => d.MemberKey == member.Key));
        Assert.True(await db.Posts.AnyAsync(p => p.AuthorKey == member.Key));
    }
}
