using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>A pilot's team describes a process, from the first word to the published page.</summary>
[Collection(SiteCollection.Name)]
public sealed class ContributionTests(SiteFixture site) : IDisposable
{
    private readonly PilotDesk _desk = new(site);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_team_describes_a_process_page_by_page_sends_it_and_an_editor_publishes_it()
    {
        using var member = await _desk.MemberAsync();
        var pilotPage = await member.OpenAsync(site.InContext(s => new PublishedDocuments(s) is var all ? all.Url(all.Single(d => d.Key == _desk.Key)) : ""));
        Assert.Contains(ContributionAddresses.BeginAt("fi-FI", _desk.Key), pilotPage.ContentLinks());

        var id = await _desk.BeginAsync(member);
        await PilotDesk.FillAsync(member, id, DraftFields.People, ("roolit", "Opettaja suunnittelee\nLastenhoitaja kirjaa"), ("tee", "seuraava"));
        await PilotDesk.FillAsync(member, id, DraftFields.Steps, ("kuka-0", "Opettaja"), ("mita-0", "Jakaa ryhmän kahtia.\n- ensin neljä lasta\n- sitten muut"), ("milloin-0", "Aamulla"), ("milla-0", "Lista"), ("tee", "lisaa"));
        await PilotDesk.FillAsync(member, id, DraftFields.Steps + "?uusi=1", ("mita-1", "Kysyy lapsilta."), ("tee", "seuraava"));
        await PilotDesk.FillAsync(member, id, DraftFields.Change, ("tulokset", "Itkut vähenivät."), ("tee", "seuraava"));
        var next = await PilotDesk.FillAsync(member, id, DraftFields.Failed, ("ei-toiminut", "Iltapäivä ei toiminut."), ("tee", "seuraava"));
        Assert.StartsWith($"/kuvaus/{id}/vinkit", next.Location);

        var preview = await member.OpenAsync(ContributionAddresses.PreviewAt("fi-FI", id));
        Assert.Equal("Pienryhmä auttoi", preview.Heading);
        Assert.Empty(preview.ParseErrors);
        Assert.Equal(2, preview.Document.QuerySelectorAll(".steps.chain > li").Length);
        Assert.Equal(2, preview.Document.QuerySelectorAll(".steps.chain .what li").Length);
        Assert.Contains(preview.Document.QuerySelectorAll("h2"), h => h.TextContent.Trim() == "Mikä ei toiminut");

        var sent = await PilotDesk.SendAsync(member, id);
        Assert.Equal((HttpStatusCode.SeeOther, $"/kuvaus/{id}"), (sent.Status, sent.Location));
        Assert.Contains("Lähetetty toimitukselle", (await member.OpenAsync($"/kuvaus/{id}")).Text);
        Assert.Equal(ContributionState.Sent, (await _desk.Store.FindAsync(id))!.State);

        var document = await _desk.DocumentAsync(id);
        Assert.True(_desk.Content.Publish(document, ["fi-FI"]).Success);
        Assert.Equal(ContributionState.Published, (await _desk.Store.FindAsync(id))!.State);
        var page = await site.OpenAsync(site.InContext(s => new PublishedDocuments(s) is var all ? all.Url(all.Single(d => d.Key == document.Key)) : ""));
        Assert.Equal("Pienryhmä auttoi", page.Heading);
        Assert.Contains("Iltapäivä ei toiminut.", page.Text);
    }

    [Fact]
    public async Task After_publishing_an_update_leaves_the_published_page_as_it_is_until_it_is_published()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        await PilotDesk.SendAsync(member, id);
        var document = await _desk.DocumentAsync(id);
        _desk.Content.Publish(document, ["fi-FI"]);
        var version = (await _desk.Store.FindAsync(id))!.Version;

        Assert.StartsWith($"/kuvaus/{id}/alku", (await member.SendAsync($"/kuvaus/{id}", ("tee", "paivita"), ("versio", $"{version}"))).Location);
        await PilotDesk.FillAsync(member, id, DraftFields.Change, ("tulokset", "Uusi tulos."), ("tee", "tallenna"));

        var address = site.InContext(s => new PublishedDocuments(s) is var all ? all.Url(all.Single(d => d.Key == document.Key)) : "");
        Assert.DoesNotContain("Uusi tulos.", (await site.OpenAsync(address)).Text);
        Assert.Contains("Uusi tulos.", (await member.OpenAsync(ContributionAddresses.PreviewAt("fi-FI", id))).Text);
    }

    [Fact]
    public async Task The_guard_holds_a_description_back_until_it_is_mended_or_answered()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var saved = await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", "Matin äiti on nukke. Soita 040 123 4567."), ("tee", "tallenna"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Equal(2, (await member.OpenAsync($"/kuvaus/{id}/vinkit")).Document.QuerySelectorAll(".notice q").Length);

        var read = await member.OpenAsync($"/kuvaus/{id}/lue");
        Assert.Empty(read.ParseErrors);
        var marks = read.Document.QuerySelectorAll("mark").ToList();
        Assert.Equal(["Matin", "040 123 4567"], marks.Select(m => m.TextContent));
        Assert.All(marks, m => Assert.NotNull(read.Document.GetElementById(m.QuerySelector("a")!.GetAttribute("href")![1..])));
        Assert.NotNull(read.Document.QuerySelector("button[value=laheta]")!.GetAttribute("disabled"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.SendAsync(member, id)).Status);

        var finding = marks[0].QuerySelector("a")!.GetAttribute("href")!["#l-".Length..];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.FillAsync(member, id, DraftFields.Read, ("tee", "vastaa-" + finding))).Status); // without a reason
        await PilotDesk.FillAsync(member, id, DraftFields.Read, ("tee", "vastaa-" + finding), ("syy-" + finding, "Matti on nukke."));
        Assert.Equal("Matti on nukke.", Assert.Single((await _desk.Store.FindAsync(id))!.AnswerList()).Reason);

        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", "Matin äiti on nukke. Kysy johtajalta."), ("tee", "tallenna"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.SendAsync(member, id)).Status); // the words around the place are others now
        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", "Kysy johtajalta."), ("tee", "tallenna"));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
    }

    [Fact]
    public async Task What_was_answered_to_the_guard_is_in_the_members_data_and_its_words_are_erased_with_them()
    {
        using var member = await _desk.MemberAsync();
        using var other = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", "Matin äiti on nukke."), ("tee", "tallenna"));
        var finding = (await other.OpenAsync($"/kuvaus/{id}/lue")).Document.QuerySelector("mark a")!.GetAttribute("href")!["#l-".Length..];
        await PilotDesk.FillAsync(other, id, DraftFields.Read, ("tee", "vastaa-" + finding), ("syy-" + finding, "Olen Erkki Esimerkki."));
        using var scope = site.Services.CreateScope();
        var data = scope.ServiceProvider.GetServices<IPersonalData>().OfType<ContributionPersonalData>().Single();

        Assert.Contains("Olen Erkki Esimerkki.", System.Text.Json.JsonSerializer.Serialize((await data.ReadAsync(other.Key, default)).Data));
        Assert.DoesNotContain("Olen Erkki Esimerkki.", System.Text.Json.JsonSerializer.Serialize((await data.ReadAsync(member.Key, default)).Data));
        await data.EraseAsync(other.Key, default);

        var answer = Assert.Single((await _desk.Store.FindAsync(id))!.AnswerList());
        Assert.Equal((string.Empty, Guid.Empty, finding), (answer.Reason, answer.Member, answer.Finding));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status); // it holds still
    }

    [Fact]
    public async Task Beginning_at_the_same_moment_begins_one_description()
    {
        using var member = await _desk.MemberAsync();
        Assert.Single((await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _desk.BeginAsync(member)))).Distinct());
    }

    [Fact]
    public async Task A_field_that_is_not_sent_stays_as_it_was()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        await PilotDesk.FillAsync(member, id, DraftFields.Change, ("tulokset", "Aamut rauhoittuivat."), ("tee", "tallenna"));
        var fields = PilotDesk.Filled(await member.OpenAsync($"/kuvaus/{id}/muutos"), ("seuranta", "Laskimme."), ("tee", "tallenna")).Where(f => f.Item1 != "tulokset").ToArray();

        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}/muutos", fields)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}/vaiheet", ("tee", "tallenna"))).Status);

        var page = await member.OpenAsync($"/kuvaus/{id}/muutos");
        Assert.Equal(("Aamut rauhoittuivat.", "Laskimme."), (page.Document.Area("[name=tulokset]"), page.Document.Area("[name=seuranta]")));
        Assert.Equal("Jakaa ryhmän kahtia.", (await member.OpenAsync($"/kuvaus/{id}/vaiheet")).Document.Area("[name=mita-0]"));
    }

    [Fact]
    public async Task Pressing_a_button_twice_does_a_thing_once()
    {
        using var member = await _desk.MemberAsync();
        Assert.Equal(await _desk.BeginAsync(member), await _desk.BeginAsync(member));
        var id = await _desk.WriteAsync(member);
        var read = await member.OpenAsync($"/kuvaus/{id}/lue");
        var fields = PilotDesk.Filled(read, ("tee", "laheta"));
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}/lue", fields)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}/lue", fields)).Status);
        Assert.Equal(1, (await _desk.Store.OfPilotsAsync([_desk.Key])).Count(c => c.State == ContributionState.Sent));
    }

    [Fact]
    public async Task What_has_changed_since_it_was_read_through_is_not_sent()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var read = await member.OpenAsync($"/kuvaus/{id}/lue");
        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", "Muuttui."), ("tee", "tallenna"));
        Assert.Equal(HttpStatusCode.Conflict, (await member.SendAsync($"/kuvaus/{id}/lue", PilotDesk.Filled(read, ("tee", "laheta")))).Status);
    }

    [Fact]
    public async Task What_waits_for_an_editor_is_not_changed_but_may_be_taken_back()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var open = await member.OpenAsync($"/kuvaus/{id}/vinkit");
        await PilotDesk.SendAsync(member, id);

        var late = await member.SendAsync($"/kuvaus/{id}/vinkit", PilotDesk.Filled(open, ("vinkit", "Myöhässä kirjoitettu"), ("tee", "tallenna")));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Myöhässä kirjoitettu", late.Text); // the text is still in the form
        Assert.Equal($"/kuvaus/{id}", (await member.OpenAsync($"/kuvaus/{id}/vinkit")).Location);

        var version = (await _desk.Store.FindAsync(id))!.Version;
        Assert.Equal(HttpStatusCode.Conflict, (await member.SendAsync($"/kuvaus/{id}", ("tee", "peru"), ("versio", "1"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}", ("tee", "peru"), ("versio", $"{version}"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", "Nyt onnistuu"), ("tee", "tallenna"))).Status);
    }

    [Fact]
    public async Task A_Swedish_description_is_the_Swedish_variant_of_its_document()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.BeginAsync(member, "Smågruppen hjälpte", "Det fanns 21 barn.", sv: "sv");
        var contribution = (await _desk.Store.FindAsync(id))!;
        Assert.Equal("sv-FI", contribution.Culture);
        var document = await _desk.DocumentAsync(id);
        Assert.Equal("Smågruppen hjälpte", document.GetCultureName("sv-FI"));
        Assert.Contains("21 barn", document.GetValue<string>(ProcessDescription.Aliases.StartingPoint, "sv-FI"));
        var page = await member.OpenAsync($"/sv/beskrivning/{id}/alku");
        Assert.Equal("Hur det började", page.Heading);
        Assert.Empty(page.ParseErrors);
    }

    [Fact]
    public async Task Nobody_else_comes_near_a_draft_and_editors_do()
    {
        using var member = await _desk.MemberAsync();
        using var stranger = await _desk.OtherAsync();
        using var editor = await _desk.OtherAsync(SiteRole.Editor);
        using var otherDesk = new PilotDesk(site);
        using var neighbour = await otherDesk.MemberAsync(PilotRole.Coordinator);
        var id = await _desk.WriteAsync(member);
        foreach (var address in new[] { $"/kuvaus/{id}", $"/kuvaus/{id}/alku", $"/kuvaus/{id}/kuvat", $"/kuvaus/{id}/lue", $"/kuvaus/{id}/esikatselu", ContributionAddresses.BeginAt("fi-FI", _desk.Key) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await neighbour.OpenAsync(address)).Status);
            Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync(address)).Status);
            if (!address.EndsWith("esikatselu", StringComparison.Ordinal))
            {
                Assert.Equal(HttpStatusCode.NotFound, (await neighbour.SendAsync(address, ("nimi", "Varastettu"), ("tee", "laheta"))).Status);
                Assert.Equal(HttpStatusCode.Unauthorized, (await site.NewReader().SendFormAsync(address, ("nimi", "Varastettu"))).Status);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync($"/kuvaus/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync($"/kuvaus/{id}/jotain")).Status);
        Assert.Equal("Pienryhmä auttoi", (await _desk.DocumentAsync(id)).GetCultureName("fi-FI"));
    }

    [Fact]
    public async Task What_an_editor_has_deleted_meanwhile_is_said_to_be_gone()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var open = await member.OpenAsync($"/kuvaus/{id}/vinkit");
        _desk.Content.MoveToRecycleBin(await _desk.DocumentAsync(id));
        Assert.Equal(HttpStatusCode.Gone, (await member.SendAsync($"/kuvaus/{id}/vinkit", PilotDesk.Filled(open, ("vinkit", "Tekstiä")))).Status);
        foreach (var page in new[] { "", "/alku", "/kuvat", "/lue", "/esikatselu" })
        {
            Assert.Equal(HttpStatusCode.Gone, (await member.OpenAsync($"/kuvaus/{id}{page}")).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/kuvaa-prosessi")).Status);
    }

    [Fact]
    public async Task An_unpublished_pilot_keeps_its_drafts_and_a_deleted_one_takes_them_along()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var pilot = _desk.Content.GetById(_desk.Key)!;
        _desk.Content.Unpublish(pilot);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", "Jatkuu"), ("tee", "tallenna"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync($"/kuvaus/{id}/esikatselu")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(ContributionAddresses.BeginAt("fi-FI", _desk.Key))).Status);
        _desk.Content.MoveToRecycleBin(_desk.Content.GetById(_desk.Key)!);
        Assert.Equal(HttpStatusCode.Gone, (await member.OpenAsync($"/kuvaus/{id}/alku")).Status);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_only_by_one_who_is_sure()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync($"/kuvaus/{id}", ("tee", "poista"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}", ("tee", "poista"), ("varma", "1"))).Status);
        Assert.Null(await _desk.Store.FindAsync(id));
    }

    [Fact]
    public async Task What_is_saved_at_the_moment_of_sending_is_not_sent_unread()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var read = await member.OpenAsync($"/kuvaus/{id}/lue");
        Task<SitePage>? sending = null;
        await _desk.Store.WriteAsync(id, async () =>
        {
            sending = member.SendAsync($"/kuvaus/{id}/lue", PilotDesk.Filled(read, ("tee", "laheta")));
            await Task.Delay(TimeSpan.FromSeconds(3)); // it has read the text by now, and waits for its turn
            var (document, drafts) = (await _desk.DocumentAsync(id), site.Services.GetRequiredService<DraftDocuments>());
            var content = DraftDocuments.Read(document, "fi-FI");
            Assert.True(drafts.Write(document, "fi-FI", content, content.With("vinkit", "Soita numeroon 040 123 4567.")));
        });

        var answer = await sending!;
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("040 123 4567", answer.Document.QuerySelector("mark")!.TextContent);
        Assert.Equal(ContributionState.Draft, (await _desk.Store.FindAsync(id))!.State);
    }

    [Fact]
    public async Task Whom_the_site_credits_for_an_addition_no_team_has_to_answer_for_and_anybody_else_it_has()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var (author, proposer) = (await site.AddAccountAsync(), await site.AddAccountAsync());
        await site.ChangeAccountAsync(author.Id, m => m.Name = "Maija Virtanen");
        await site.ChangeAccountAsync(proposer.Id, m => m.Name = "Pekka Korhonen");
        const string credits = "Lisäys palvelun keskustelusta: Pekka Korhonen\n\nRatkaisu palvelun keskustelussa: Maija Virtanen";
        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", credits), ("tee", "tallenna"));
        Assert.Equal(["Pekka Korhonen", "Maija Virtanen"], await FoundAsync()); // the site has not written it

        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync())
        {
            db.Proposals.Add(new Proposal { DocumentKey = (await _desk.DocumentAsync(id)).Key, Culture = "fi-FI", Alias = "tips", AuthorKey = author.Id, ProposerKey = proposer.Id, State = ProposalState.Accepted });
            await db.SaveChangesAsync();
        }

        Assert.Empty(await FoundAsync());
        Assert.Empty((await member.OpenAsync($"/kuvaus/{id}/vinkit")).Document.QuerySelectorAll(".notice q"));
        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", credits + " ja Ville Virtanen"), ("tee", "tallenna"));
        Assert.Contains("Maija Virtanen", await FoundAsync());
        Assert.DoesNotContain("Pekka Korhonen", await FoundAsync());

        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("vinkit", credits), ("tee", "tallenna"));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
        using var editor = await _desk.OtherAsync(SiteRole.Editor);
        Assert.Null((await editor.OpenAsync($"/toimitus/jono/{id}")).Document.GetElementById("vastaamatta"));

        async Task<IReadOnlyList<string>> FoundAsync() => [.. (await member.OpenAsync($"/kuvaus/{id}/lue")).Document.QuerySelectorAll("mark").Select(m => m.TextContent)];
    }

    [Fact]
    public async Task The_preview_shows_the_text_in_the_language_of_the_description()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Language));
        var swedish = (await _desk.Store.FindAsync((await _desk.DocumentAsync(id)).Key, "sv-FI"))!.Id;
        await PilotDesk.FillAsync(member, swedish, DraftFields.Start, ("nimi", "Smågruppen hjälpte"), ("lahtotilanne", "Det fanns 21 barn."), ("tee", "tallenna"));

        foreach (var page in new[] { $"/kuvaus/{swedish}", $"/kuvaus/{swedish}/lue" })
        {
            Assert.Contains(ContributionAddresses.PreviewAt("sv-FI", swedish), (await member.OpenAsync(page)).ContentLinks());
        }

        Assert.Equal(ContributionAddresses.PreviewAt("sv-FI", swedish), (await member.OpenAsync(ContributionAddresses.PreviewAt("fi-FI", swedish))).Location);
        Assert.Equal(ContributionAddresses.PreviewAt("fi-FI", id), (await member.OpenAsync(ContributionAddresses.PreviewAt("sv-FI", id))).Location);
        var preview = await member.OpenAsync(ContributionAddresses.PreviewAt("sv-FI", swedish));
        Assert.Equal("Smågruppen hjälpte", preview.Heading);
        Assert.Contains("Det fanns 21 barn.", preview.Text);
    }

    [Fact]
    public async Task What_a_team_writes_is_not_for_one_who_has_left_it()
    {
        using var left = await _desk.MemberAsync();
        using var stays = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(left);
        await PilotDesk.FillAsync(stays, id, DraftFields.Advice, ("vinkit", "Tiimin oma vinkki."), ("tee", "tallenna"));
        Assert.Contains("Tiimin oma vinkki.", await DataAsync());
        await site.Services.GetRequiredService<PilotTeams>().RemoveAsync(_desk.Key, left.Key, default);

        Assert.DoesNotContain("Tiimin oma vinkki.", await DataAsync());
        Assert.Contains((await _desk.Store.FindAsync(id))!.DocumentKey.ToString(), await DataAsync()); // that he began it is his

        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(stays, id)).Status);
        Assert.True(_desk.Content.Publish(await _desk.DocumentAsync(id), ["fi-FI"]).Success);
        Assert.Contains("Tiimin oma vinkki.", await DataAsync()); // everybody reads it now

        async Task<string> DataAsync()
        {
            using var context = site.Services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
            var data = (await site.Services.GetServices<IPersonalData>().OfType<ContributionPersonalData>().Single().ReadAsync(left.Key, default)).Data;
            return System.Text.Json.JsonSerializer.Serialize(data);
        }
    }

    [Fact]
    public async Task Ones_own_data_name_the_description_its_pilot_language_state_and_address()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var written = await DataAsync();
        Assert.Equal(("Pienryhmä auttoi", "Suomi", "Draft"), (Of(written, "Name"), Of(written, "Language"), Of(written, "State")));
        Assert.StartsWith("Kokeilu ", Of(written, "Pilot"));
        Assert.EndsWith(ContributionAddresses.StateAt("fi-FI", id), Of(written, "Address"));

        var document = await _desk.DocumentAsync(id);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
        Assert.True(_desk.Content.Publish(document, ["fi-FI"]).Success);
        var url = site.InContext(s => new PublishedDocuments(s) is var all ? all.Url(all.Single(d => d.Key == document.Key)) : string.Empty);
        Assert.EndsWith(url, Of(await DataAsync(), "Address"));

        await site.Services.GetRequiredService<PilotTeams>().RemoveAsync(_desk.Key, member.Key, default);
        var published = (await _desk.Store.FindAsync(id))!;
        Assert.True(await _desk.Store.ChangeStateAsync(id, published.Version, ContributionState.Draft));
        Assert.Null(Of(await DataAsync(), "Name")); // what the team writes since is not for one who has left it

        async Task<System.Text.Json.JsonElement> DataAsync()
        {
            using var context = site.Services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
            var data = await site.Services.GetServices<IPersonalData>().OfType<ContributionPersonalData>().Single().ReadAsync(member.Key, default);
            return System.Text.Json.JsonSerializer.SerializeToElement(data.Data).EnumerateArray().Single();
        }

        static string? Of(System.Text.Json.JsonElement part, string name) => part.GetProperty(name).GetString();
    }

    [Fact]
    public async Task An_update_is_of_the_text_that_readers_have()
    {
        using var member = await _desk.MemberAsync();
        var finnish = await _desk.WriteAsync(member);
        var document = await _desk.DocumentAsync(finnish);
        Assert.True(_desk.Content.Publish(document, ["fi-FI"]).Success);
        var swedish = await _desk.BeginAsync(member, "Gruppen hjälpte", "Det fanns 21 barn.", "sv");
        var other = await _desk.DocumentAsync(swedish);
        Assert.True(_desk.Content.Publish(other, ["fi-FI", "sv-FI"]).Success); // its name is the Finnish one, too

        var button = (await member.OpenAsync(AddressOf(document.Key))).Document.QuerySelector($"main button[name={BeginHandlers.UpdateField}]")!;
        Assert.Equal(ContributionAddresses.BeginAt("fi-FI", _desk.Key), button.Closest("form")!.GetAttribute("action"));
        Assert.Equal($"{document.Key}", button.GetAttribute("value"));
        Assert.Equal($"/sv/beskrivning/{finnish}", await UpdateAsync("sv-FI", document.Key));
        Assert.Equal($"/kuvaus/{swedish}", await UpdateAsync("fi-FI", other.Key));
        Assert.Null(await _desk.Store.FindAsync(document.Key, "sv-FI")); // nothing was begun
        Assert.Null(await _desk.Store.FindAsync(other.Key, "fi-FI"));
        Assert.Null((await member.OpenAsync(ContributionAddresses.BeginAt("sv-FI", _desk.Key))).Document.QuerySelector(".contribution-update"));

        string AddressOf(Guid key) => site.InContext(s => new PublishedDocuments(s) is var all ? all.Url(all.Single(d => d.Key == key)) : "");

        async Task<string?> UpdateAsync(string culture, Guid key) => (await member.SendAsync(ContributionAddresses.BeginAt(culture, _desk.Key), (BeginHandlers.UpdateField, $"{key}"))).Location;
    }
}
