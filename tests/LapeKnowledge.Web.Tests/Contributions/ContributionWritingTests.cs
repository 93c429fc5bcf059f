using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>What is typed into the form of a description, by one or by two at once, is kept as it was typed.</summary>
[Collection(SiteCollection.Name)]
public sealed class ContributionWritingTests(SiteFixture site) : IDisposable
{
    private readonly PilotDesk _desk = new(site);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Two_people_in_one_draft_never_overwrite_each_other_silently()
    {
        using var first = await _desk.MemberAsync();
        using var second = await _desk.MemberAsync();
        var id = await _desk.BeginAsync(first);
        var address = $"/kuvaus/{id}/vinkit";
        var (mine, theirs) = (await first.OpenAsync(address), await second.OpenAsync(address));

        Assert.Equal(HttpStatusCode.SeeOther, (await second.SendAsync(address, PilotDesk.Filled(theirs, ("vinkit", "Toisen vinkki"), ("tee", "tallenna")))).Status);
        var conflict = await first.SendAsync(address, PilotDesk.Filled(mine, ("vinkit", "Oma vinkki"), ("paatokset", "Oma päätös"), ("tee", "tallenna")));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Oma vinkki", conflict.Document.Area("#vinkit"));
        var both = conflict.Document.QuerySelector(".contribution-conflict")!.TextContent;
        Assert.Contains("Oma vinkki", both);
        Assert.Contains("Toisen vinkki", both);
        var text = (await first.OpenAsync(address)).Text;
        Assert.Contains("Toisen vinkki", text); // nothing was overwritten
        Assert.Contains("Oma päätös", text); // what only one of them changed is saved

        Assert.Equal(HttpStatusCode.SeeOther, (await first.SendAsync(address, PilotDesk.Filled(conflict, ("valinta-vinkit", "molemmat"), ("tee", "tallenna")))).Status);
        Assert.Equal("Toisen vinkki\n\nOma vinkki", (await first.OpenAsync(address)).Document.Area("#vinkit"));
    }

    [Fact]
    public async Task Two_people_in_the_steps_of_one_draft_see_both_lists()
    {
        using var first = await _desk.MemberAsync();
        using var second = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(first);
        var address = $"/kuvaus/{id}/vaiheet";
        var (mine, theirs) = (await first.OpenAsync(address), await second.OpenAsync(address));
        await second.SendAsync(address, PilotDesk.Filled(theirs, ("mita-0", "Toisen teko"), ("tee", "tallenna")));

        var conflict = await first.SendAsync(address, PilotDesk.Filled(mine, ("mita-0", "Oma teko"), ("tee", "tallenna")));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Toisen teko", conflict.Document.QuerySelector(".contribution-conflict")!.TextContent);
        Assert.Equal("Oma teko", conflict.Document.Area("#mita-0"));
        await first.SendAsync(address, PilotDesk.Filled(conflict, ("valinta-vaiheet", "toisen"), ("tee", "tallenna")));
        Assert.Contains("Toisen teko", (await first.OpenAsync(address)).Text);
    }

    [Fact]
    public async Task No_row_that_is_sent_is_lost_although_there_are_more_than_one_may_add()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        const int rows = DraftFields.MostSteps + 10; // of two who have kept both of their lists
        await PilotDesk.FillAsync(member, id, DraftFields.Steps, [(DraftForm.RowsField, $"{rows}"), .. Enumerable.Range(1, rows - 1).Select(i => ($"mita-{i}", $"Teko {i}")), ("tee", "tallenna")]);
        await PilotDesk.FillAsync(member, id, DraftFields.Steps, ("mita-3", "Korjattu"), ("tee", "tallenna"));

        var page = await member.OpenAsync($"/kuvaus/{id}/vaiheet");
        Assert.Equal("Korjattu", page.Document.Area("#mita-3"));
        Assert.Equal($"Teko {rows - 1}", page.Document.Area($"#mita-{rows - 1}"));
    }

    [Fact]
    public async Task Rows_are_moved_and_removed_by_buttons_alone()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        await PilotDesk.FillAsync(member, id, DraftFields.Steps + "?uusi=1", ("mita-1", "Toinen"), ("tee", "tallenna"));
        await PilotDesk.FillAsync(member, id, DraftFields.Steps, ("tee", "ylos-1"));
        var page = await member.OpenAsync($"/kuvaus/{id}/vaiheet");
        Assert.Equal("Toinen", page.Document.Area("#mita-0"));
        await PilotDesk.FillAsync(member, id, DraftFields.Steps, ("tee", "poista-0"));
        page = await member.OpenAsync($"/kuvaus/{id}/vaiheet");
        Assert.Equal("Jakaa ryhmän kahtia.", page.Document.Area("#mita-0"));
        Assert.Null(page.Document.QuerySelector("#mita-1"));
    }

    [Fact]
    public async Task Nothing_is_obligatory_but_name_start_and_one_step()
    {
        using var member = await _desk.MemberAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync(ContributionAddresses.BeginAt("fi-FI", _desk.Key), ("nimi", " "), ("lahtotilanne", "Teksti säilyy"))).Status);
        var id = await _desk.BeginAsync(member, start: "");
        Assert.Equal(2, (await member.OpenAsync($"/kuvaus/{id}/lue")).Document.QuerySelectorAll(".notice li").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.SendAsync(member, id)).Status);
    }

    [Fact]
    public async Task A_form_takes_its_own_fields_and_no_others()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("nimi", "Vaihdettu"), ("isExample", "0"), ("State", "3"), ("AuthorKey", Guid.NewGuid().ToString()), ("publisher", "x"), ("vinkit", "Vinkki"), ("tee", "tallenna"));
        var contribution = (await _desk.Store.FindAsync(id))!;
        Assert.Equal((ContributionState.Draft, member.Key), (contribution.State, contribution.AuthorKey));
        Assert.Equal("Pienryhmä auttoi", (await _desk.DocumentAsync(id)).GetCultureName("fi-FI"));
    }

    [Fact]
    public async Task Whatever_is_typed_is_text_on_every_page()
    {
        using var member = await _desk.MemberAsync();
        string[] corpus =
        [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "</textarea><script>alert(1)</script>", "<a href=\"javascript:alert(1)\">x</a>", "'\" onfocus=alert(1) autofocus x='",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "{{constructor.constructor('alert(1)')()}}", "<math><mtext><style><img src onerror=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<!--<script>alert(1)//-->",
        ];
        var text = string.Join('\n', corpus);
        var id = await _desk.BeginAsync(member, corpus[0] + corpus[1] + corpus[2], text);
        await PilotDesk.FillAsync(member, id, DraftFields.Start, ("tiivistelma", text), ("tee", "tallenna"));
        await PilotDesk.FillAsync(member, id, DraftFields.People, ("roolit", text), ("tee", "tallenna"));
        await PilotDesk.FillAsync(member, id, DraftFields.Steps, ("kuka-0", corpus[1] + corpus[5]), ("mita-0", text), ("milloin-0", corpus[2]), ("milla-0", corpus[4]), ("tee", "tallenna"));
        foreach (var page in new[] { DraftFields.Change, DraftFields.Failed, DraftFields.Advice })
        {
            await PilotDesk.FillAsync(member, id, page, [.. DraftFields.On(page).Select(f => (f.Name, text)), ("tee", "tallenna")]);
        }

        foreach (var address in DraftFields.Pages.Select(p => $"/kuvaus/{id}/{p}").Append($"/kuvaus/{id}").Append($"/kuvaus/{id}/esikatselu").Append(ContributionAddresses.BeginAt("fi-FI", _desk.Key)).Append("/kuvaa-prosessi"))
        {
            var page = await member.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.ParseErrors);
            var main = page.Document.QuerySelector("main")!;
            Assert.Empty(main.QuerySelectorAll("script, iframe, svg[onload], img[onerror], math, [onfocus], [onload], a[href^='javascript']"));
        }

        // what is typed with angle brackets is read back as it was typed
        Assert.Equal(text, (await member.OpenAsync($"/kuvaus/{id}/ei-toiminut")).Document.Area("#ei-toiminut"));
    }

    [Fact]
    public async Task A_text_that_is_much_too_long_comes_back_to_be_shortened()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var text = new string('ä', 500_000); // a megabyte
        var page = await PilotDesk.FillAsync(member, id, DraftFields.Failed, ("ei-toiminut", text), ("tee", "seuraava"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(text, page.Document.Area("#ei-toiminut"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.FillAsync(member, id, DraftFields.Steps, ("kuka-0", new string('a', 200)), ("tee", "tallenna"))).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_keeps_what_was_typed_and_saves_nothing()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        using var content = new FormUrlEncodedContent([new("vinkit", "Vanhentunut lomake"), new("tee", "seuraava")]);
        using var response = await member.Http.PostAsync(new Uri($"/kuvaus/{id}/vinkit", UriKind.Relative), content);
        var page = SitePage.Read("/", response, await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Vanhentunut lomake", page.Document.Area("#vinkit"));
        Assert.DoesNotContain("Vanhentunut", (await member.OpenAsync($"/kuvaus/{id}/vinkit")).Text);
    }

    [Fact]
    public async Task What_an_editor_made_of_a_field_is_left_alone_when_others_are_written()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var document = await _desk.DocumentAsync(id);
        const string rich = "{\"markup\":\"<p>Katso <a href=\\\"/tyokalut\\\">työkalut</a>.</p><table><tr><td>1</td></tr></table>\",\"blocks\":{\"contentData\":[],\"settingsData\":[],\"expose\":[],\"layout\":{}}}";
        document.SetValue(ProcessDescription.Aliases.Tips, rich, "fi-FI");
        _desk.Content.Save(document);

        await PilotDesk.FillAsync(member, id, DraftFields.Advice, ("paatokset", "Päätös"), ("tee", "tallenna"));

        Assert.Contains("<table>", (await _desk.DocumentAsync(id)).GetValue<string>(ProcessDescription.Aliases.Tips, "fi-FI")!.Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_typed_comes_back_when_a_teammate_has_thrown_the_draft_away()
    {
        using var first = await _desk.MemberAsync();
        using var second = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(first);
        var (advice, steps) = (await first.OpenAsync($"/kuvaus/{id}/vinkit"), await first.OpenAsync($"/kuvaus/{id}/vaiheet"));
        await second.SendAsync($"/kuvaus/{id}", ("tee", "poista"), ("varma", "1"));

        var lost = await first.SendAsync($"/kuvaus/{id}/vinkit", PilotDesk.Filled(advice, ("vinkit", "Pitkä <b>vinkki</b>"), ("tee", "seuraava")));

        Assert.Equal(HttpStatusCode.NotFound, lost.Status);
        Assert.Empty(lost.ParseErrors);
        Assert.Equal("Pitkä <b>vinkki</b>", lost.Document.Area("#vinkit"));
        Assert.Contains("heitetty pois", lost.Document.QuerySelector("main [role=alert]")!.TextContent);
        Assert.Equal("Jakaa ryhmän neljään.", (await first.SendAsync($"/kuvaus/{id}/vaiheet", PilotDesk.Filled(steps, ("mita-0", "Jakaa ryhmän neljään."), ("tee", "lisaa")))).Document.Area("#mita-0"));
    }

    [Fact]
    public async Task What_was_typed_comes_back_to_one_who_is_no_longer_in_the_team()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var begin = ContributionAddresses.BeginAt("sv-FI", _desk.Key);
        var (advice, empty) = (await member.OpenAsync($"/kuvaus/{id}/vinkit"), await member.OpenAsync(begin));
        await site.Services.GetRequiredService<PilotTeams>().RemoveAsync(_desk.Key, member.Key, default);

        var lost = await member.SendAsync($"/kuvaus/{id}/vinkit", PilotDesk.Filled(advice, ("vinkit", "Vinkki"), ("tee", "seuraava")));
        Assert.Equal((HttpStatusCode.NotFound, "Vinkki"), (lost.Status, lost.Document.Area("#vinkit")));
        lost = await member.SendAsync(begin, PilotDesk.Filled(empty, ("nimi", "Morgonsamling"), ("lahtotilanne", "Det fanns 21 barn.")));
        Assert.Equal((HttpStatusCode.NotFound, "Det fanns 21 barn."), (lost.Status, lost.Document.Area("#lahtotilanne")));
        Assert.DoesNotContain("vinkit", (await member.OpenAsync($"/kuvaus/{id}/vinkit")).Document.QuerySelector("main")!.InnerHtml);
    }

    [Theory]
    [InlineData("???")]
    [InlineData("…")]
    [InlineData("\U0001F600")]
    [InlineData("\u200b\u2060")]
    public async Task A_name_has_a_letter_or_a_digit_for_the_address_is_made_of_them(string name)
    {
        using var member = await _desk.MemberAsync();
        var refused = await member.SendAsync(ContributionAddresses.BeginAt("fi-FI", _desk.Key), ("nimi", name), ("lahtotilanne", "Teksti säilyy"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Teksti säilyy"), (refused.Status, refused.Document.Area("#lahtotilanne")));
        var id = await _desk.BeginAsync(member);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.FillAsync(member, id, DraftFields.Start, ("nimi", name), ("tee", "tallenna"))).Status);
        Assert.Equal("Pienryhmä auttoi", (await _desk.DocumentAsync(id)).GetCultureName("fi-FI"));
    }

    [Fact]
    public async Task What_nobody_sees_is_left_out_of_a_name()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.BeginAsync(member, "Aamu\u202Epiiri \u200bauttoi");
        Assert.Equal("Aamupiiri auttoi", (await _desk.DocumentAsync(id)).GetCultureName("fi-FI"));
    }

    [Fact]
    public async Task A_name_that_the_pilot_has_already_is_said_to_be_taken()
    {
        using var first = await _desk.MemberAsync();
        using var second = await _desk.MemberAsync();
        await _desk.BeginAsync(first, "Sadepäivän leikit");
        var refused = await second.SendAsync(ContributionAddresses.BeginAt("fi-FI", _desk.Key), ("nimi", "sadepäivän leikit"), ("lahtotilanne", "Teksti säilyy"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Teksti säilyy"), (refused.Status, refused.Document.Area("#lahtotilanne")));
        Assert.Contains("on jo kuvaus", refused.Document.QuerySelector("#nimi-virhe")!.TextContent);

        var id = await _desk.BeginAsync(second, "Ulkoleikit");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.FillAsync(second, id, DraftFields.Start, ("nimi", "Sadepäivän leikit"), ("tee", "tallenna"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(second, id, DraftFields.Start, ("lahtotilanne", "Satoi."), ("tee", "tallenna"))).Status);
        Assert.Equal(2, _desk.Content.GetPagedChildren(_desk.Content.GetById(_desk.Key)!.Id, 0, 10, out _, null, null, null, false).Count());
    }

    [Fact]
    public async Task What_was_chosen_of_two_texts_does_not_count_when_a_third_has_been_saved_since()
    {
        using var first = await _desk.MemberAsync();
        using var second = await _desk.MemberAsync();
        var id = await _desk.BeginAsync(first);
        var address = $"/kuvaus/{id}/vinkit";
        var mine = await first.OpenAsync(address);
        await PilotDesk.FillAsync(second, id, DraftFields.Advice, ("vinkit", "Toisen"), ("tee", "tallenna"));
        var conflict = await first.SendAsync(address, PilotDesk.Filled(mine, ("vinkit", "Oma"), ("tee", "tallenna")));
        await PilotDesk.FillAsync(second, id, DraftFields.Advice, ("vinkit", "Kolmas"), ("tee", "tallenna"));

        conflict = await first.SendAsync(address, PilotDesk.Filled(conflict, ("valinta-vinkit", "molemmat"), ("tee", "tallenna")));
        Assert.Equal((HttpStatusCode.Conflict, "Oma"), (conflict.Status, conflict.Document.Area("#vinkit")));
        await first.SendAsync(address, PilotDesk.Filled(conflict, ("valinta-vinkit", "molemmat"), ("tee", "tallenna")));
        Assert.Equal("Kolmas\n\nOma", (await first.OpenAsync(address)).Document.Area("#vinkit"));
    }
}
