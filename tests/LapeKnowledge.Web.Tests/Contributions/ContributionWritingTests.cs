using System.Net;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
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
}
