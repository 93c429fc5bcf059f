using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>Files of posts: how they are attached, and that nothing typed is lost when one is refused.</summary>
[Collection(SiteCollection.Name)]
public sealed class AttachmentTests(SiteFixture site)
{
    private const int TooLarge = 20_000_001;

    [Fact]
    public async Task Without_the_script_files_are_attached_described_and_sent()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var forum = site.PilotOf();
        (string, string)[] typed = [(WriteEndpoints.TitleField, "Kuva ja ohje"), (WriteEndpoints.TextField, "Tällainen meillä on.")];

        var form = await editor.Http.SendFilesAsync($"/keskustelut/uusi/{forum}", [.. typed, (AttachmentForms.ListField, "1"), (WriteEndpoints.ActField, AttachmentForms.AttachAct)], ("piha.png", SampleFiles.Png()), ("ohje.pdf", SampleFiles.Pdf()));
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Empty(form.ParseErrors);
        Assert.Equal("Tällainen meillä on.", form.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
        var ids = Ids(form);
        Assert.Equal(2, ids.Count);
        var sent = await editor.SendAsync($"/keskustelut/uusi/{forum}", [.. typed, .. DiscussionSteps.Listed((ids[0], "Piha syksyllä"), (ids[1], ""))]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);

        var page = await site.OpenThreadAsync(int.Parse(sent.Location!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture));
        var picture = page.Document.QuerySelector("#p1 .attachments img")!;
        Assert.Equal(("Piha syksyllä", "3", "2", "lazy"), (picture.GetAttribute("alt"), picture.GetAttribute("width"), picture.GetAttribute("height"), picture.GetAttribute("loading")));
        Assert.Contains("ohje.pdf PDF, 1 kt", Words(page.Document.QuerySelectorAll("#p1 .attachments li")[1].TextContent));
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(picture.GetAttribute("src")!)).Status);
        Assert.Empty((await editor.OpenAsync($"/keskustelut/uusi/{forum}")).Document.QuerySelectorAll(".attached-file"));
    }

    [Fact]
    public async Task A_picture_that_nobody_described_is_a_file_like_others()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Kuva ilman kuvausta");

        await editor.Http.SendFilesAsync($"/keskustelut/vastaa/{thread}", [(WriteEndpoints.TextField, "Kuva")], ("kaavio.jpeg", SampleFiles.Jpeg()));

        var page = await site.OpenThreadAsync(thread);
        Assert.Empty(page.Document.QuerySelectorAll("#p2 img"));
        Assert.Contains("kaavio.jpg JPG, 1 kt", Words(page.Document.QuerySelector("#p2 .attachments")!.TextContent));
    }

    [Theory]
    [InlineData("sivu.png", "ei ole sitä, mitä sen nimi sanoo", "är inte det som namnet säger")]
    [InlineData("ohjelma.exe", "Tällaista tiedostoa ei voi liittää", "En sådan fil kan inte bifogas")]
    [InlineData("rikki.png", "Kuva on rikki", "Bilden är trasig")]
    [InlineData("pommi.docx", "pakattuna liikaa", "för mycket packad information")]
    [InlineData("suuri.pdf", "liian suuri", "för stor")]
    [InlineData("tyhja.txt", "on tyhjä", "är tom")]
    public async Task A_file_that_is_refused_takes_nothing_else_with_it(string name, string finnish, string swedish)
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Tiedosto ei kelpaa");
        foreach (var (address, says) in new[] { ($"/keskustelut/vastaa/{thread}", finnish), ($"/sv/diskussioner/svara/{thread}", swedish) })
        {
            var page = await editor.Http.SendFilesAsync(address, [(WriteEndpoints.TextField, "Pitkään mietitty"), (AttachmentForms.ListField, "1")], ("hyva.txt", "sisältö"u8.ToArray()), (name, Content(name)));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(says, page.Document.QuerySelector("#tiedosto-virhe")!.TextContent);
            Assert.Contains(name, page.Document.QuerySelector("#tiedosto-virhe")!.TextContent);
            Assert.Equal("Pitkään mietitty", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
            Assert.Equal("hyva.txt", Assert.Single(page.Document.QuerySelectorAll(".attached-file [data-name]")).TextContent);
            await editor.SendAsync(address, [.. DiscussionSteps.Listed((Ids(page)[0], "")), (WriteEndpoints.ActField, AttachmentForms.RemovePrefix + Ids(page)[0])]);
        }

        Assert.Single((await editor.OpenThreadAsync(thread)).Posts());
    }

    [Fact]
    public async Task The_script_is_told_in_words_what_is_wrong_with_a_file()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        (string, string)[] place = [(WriteEndpoints.PlaceField, DiscussionDrafts.OfNew(site.PilotOf()))];

        var large = await editor.Http.SendFilesAsync("/sv/diskussioner/bilagor", place, ("stor.pdf", new byte[TooLarge]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, large.Status);
        Assert.Contains("stor.pdf: Filen är för stor", large.Text);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.Http.SendFilesAsync("/keskustelut/liitteet", [(WriteEndpoints.PlaceField, "../x")], ("a.txt", "a"u8.ToArray()))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.Http.SendFilesAsync("/keskustelut/liitteet", place)).Status);
        for (var i = 0; i < PostAttachment.MostOfPost; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await editor.Http.SendFilesAsync("/keskustelut/liitteet", place, ($"{i}.txt", "a"u8.ToArray()))).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.Http.SendFilesAsync("/keskustelut/liitteet", place, ("6.txt", "a"u8.ToArray()))).Status);
        var form = await editor.OpenAsync($"/keskustelut/uusi/{site.PilotOf()}");
        Assert.Equal(PostAttachment.MostOfPost, Ids(form).Count);
        Assert.Equal(HttpStatusCode.NoContent, (await editor.SendAsync("/keskustelut/liitteet", (KeepEndpoints.RemoveField, Ids(form)[0]))).Status);
        Assert.Equal(PostAttachment.MostOfPost - 1, Ids(await editor.OpenAsync($"/keskustelut/uusi/{site.PilotOf()}")).Count);
    }

    [Fact]
    public async Task The_sixth_file_stays_out_and_the_five_stay_in_the_form()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Kuusi tiedostoa");

        var page = await editor.Http.SendFilesAsync($"/keskustelut/vastaa/{thread}", [(WriteEndpoints.TextField, "Kaikki mukaan")], [.. Enumerable.Range(1, 6).Select(i => ($"{i}.txt", new[] { (byte)'a' }))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("enintään 5 liitettä. Näitä ei liitetty: 6.txt", page.Document.QuerySelector("#tiedosto-virhe")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.ReplyWithAsync(thread, "Kaikki mukaan", [.. Ids(page).Select(id => (id, ""))])).Status);
        Assert.Equal(5, (await site.OpenThreadAsync(thread)).Document.QuerySelectorAll("#p2 .attachments li").Length);
    }

    [Fact]
    public async Task Nobody_attaches_what_another_sent_or_what_a_post_has_already()
    {
        using var owner = await site.SignInAsync(SiteRole.Editor);
        using var other = await site.SignInAsync(SiteRole.Editor);
        var thread = await owner.BeginAsync(site.PilotOf(), "Toisen tiedosto");
        var (waiting, posted) = (await owner.AttachAsync(thread, "oma.txt", "oma"u8.ToArray()), await owner.AttachAsync(thread, "lahetetty.txt", "oma"u8.ToArray()));
        await owner.ReplyWithAsync(thread, "Liite", (posted, ""));
        foreach (var id in new[] { waiting, posted, Guid.NewGuid().ToString("N"), Guid.Empty.ToString("N"), "../1" })
        {
            var page = await other.ReplyWithAsync(thread, "Saanko tämän?", (id, ""));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("ei ole enää tallessa", page.Document.QuerySelector("#tiedosto-virhe")!.TextContent);
            Assert.Equal("Saanko tämän?", page.Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim());
            Assert.DoesNotContain("oma.txt", page.Text);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.ReplyWithAsync(thread, "Toiseen viestiin", (posted, ""))).Status);
        await other.SendAsync("/keskustelut/liitteet", (KeepEndpoints.RemoveField, waiting));
        await other.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, "x"), (AttachmentForms.AltPrefix + waiting, "Muutettu"));
        await owner.SendAsync("/keskustelut/liitteet", (KeepEndpoints.RemoveField, posted));
        Assert.Equal(2, (await owner.OpenThreadAsync(thread)).Posts().Count);
        Assert.Equal(HttpStatusCode.OK, (await owner.OpenAsync(At(waiting))).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.OpenAsync(At(posted))).Status);
    }

    [Fact]
    public async Task A_form_with_files_that_is_sent_twice_is_one_post_with_each_file_once()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Kahdesti liitteineen");
        var sending = (WriteEndpoints.SendingField, Guid.NewGuid().ToString("N"));
        Task<SitePage> SendAsync() => editor.Http.SendFilesAsync($"/keskustelut/vastaa/{thread}", [(WriteEndpoints.TextField, "Kerran"), sending], ("ohje.pdf", SampleFiles.Pdf()));

        SitePage[] sent = [.. await Task.WhenAll(SendAsync(), SendAsync()), await SendAsync()];

        Assert.All(sent, s => Assert.Equal(sent[0].Location, s.Location));
        var page = await editor.OpenThreadAsync(thread);
        Assert.Equal(2, page.Posts().Count);
        Assert.Single(page.Document.QuerySelectorAll("#p2 .attachments li"));
        Assert.Empty(Ids(page)); // nothing waits for the next post
    }

    [Fact]
    public async Task Who_never_got_an_answer_is_told_whether_the_post_was_sent()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var other = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Vastaus katosi");
        var sending = Guid.NewGuid().ToString("N");
        Assert.Equal("""{"address":null}""", (await editor.OpenAsync($"/keskustelut/luonnos?lahetys={sending}")).Text);

        await editor.ReplyAsync(thread, "Meni perille", (WriteEndpoints.SendingField, sending));

        Assert.Equal($$"""{"address":"/sv/diskussioner/t/{{thread}}/vastaus-katosi?viesti=2#p2"}""", (await editor.OpenAsync($"/keskustelut/luonnos?lahetys={sending}&kieli=sv")).Text);
        Assert.Equal("""{"address":null}""", (await other.OpenAsync($"/keskustelut/luonnos?lahetys={sending}")).Text);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.OpenAsync("/keskustelut/luonnos")).Status);
    }

    [Fact]
    public async Task Files_wait_with_the_draft_with_what_was_said_of_them()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Luonnos ja liite");
        var id = await editor.AttachAsync(thread, "piha.png", SampleFiles.Png());
        await editor.SendAsync("/keskustelut/luonnos", (WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, "kesken"), (AttachmentForms.AltPrefix + id, "Piha"));

        var page = await editor.OpenThreadAsync(thread);

        Assert.Equal([id], Ids(page));
        Assert.Equal("Piha", page.Document.GetElementById(AttachmentForms.AltPrefix + id)!.GetAttribute("value"));
        var tooLong = await editor.ReplyWithAsync(thread, "kesken", (id, new string('a', 301)));
        Assert.Contains("enintään 300", tooLong.Document.GetElementById($"{AttachmentForms.AltPrefix}{id}-virhe")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.ReplyWithAsync(thread, "kesken", (id, "Piha"))).Status);
    }

    [Fact]
    public async Task An_edit_adds_and_removes_files_and_the_history_names_them()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Muokattavat liitteet");
        var (kept, removed) = (await editor.AttachAsync(thread, "jaa.txt", "a"u8.ToArray()), await editor.AttachAsync(thread, "lahtee.txt", "b"u8.ToArray()));
        await editor.ReplyWithAsync(thread, "Kaksi liitettä", (kept, ""), (removed, ""));
        var address = $"/keskustelut/muokkaa/{thread}/2";
        Assert.Equal([kept, removed], Ids(await editor.OpenAsync(address)));

        // without the script: the button takes it out of the form, and nothing happens to the post yet
        var without = await editor.SendAsync(address, [(WriteEndpoints.TextField, "Kaksi liitettä"), (WriteEndpoints.RevisionField, "0"), .. DiscussionSteps.Listed((kept, ""), (removed, "")), (WriteEndpoints.ActField, AttachmentForms.RemovePrefix + removed)]);
        Assert.Equal([kept], Ids(without));
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(At(removed))).Status);

        var saved = await editor.Http.SendFilesAsync(address, [(WriteEndpoints.TextField, "Kaksi liitettä"), (WriteEndpoints.RevisionField, "0"), .. DiscussionSteps.Listed((kept, ""))], ("uusi.txt", "c"u8.ToArray()));
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync(At(removed))).Status);
        Assert.Equal(["jaa.txt", "uusi.txt"], (await site.OpenThreadAsync(thread)).Document.QuerySelectorAll("#p2 .attachments a").Select(a => a.TextContent));
        var past = await site.OpenAsync($"/keskustelut/historia/{thread}/2");
        Assert.Contains("Lisätty liite: uusi.txt", past.Text.Replace("&#xE4;", "ä", StringComparison.Ordinal));
        Assert.Contains("Poistettu liite: lahtee.txt", past.Text);

        // an edit that says nothing of files leaves them
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, (WriteEndpoints.TextField, "Muutettu"), (WriteEndpoints.RevisionField, "1"))).Status);
        Assert.Equal(2, (await site.OpenThreadAsync(thread)).Document.QuerySelectorAll("#p2 .attachments a").Length);
        await using var db = await Db.CreateDbContextAsync();
        Assert.Null((await db.Attachments.SingleAsync(a => a.Id == Guid.ParseExact(removed, "N"))).Upload);
    }

    [Fact]
    public async Task The_history_tells_how_the_words_for_a_picture_changed()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Kuvan sanat");
        var picture = await editor.AttachAsync(thread, "piirros.png", SampleFiles.Png());
        await editor.ReplyWithAsync(thread, "Kuva", (picture, "Vihreä talo"));
        Task<SitePage> DescribeAsync(string alt, int revision) => editor.SendAsync(
            $"/keskustelut/muokkaa/{thread}/2", [(WriteEndpoints.TextField, "Kuva"), (WriteEndpoints.RevisionField, $"{revision}"), .. DiscussionSteps.Listed((picture, alt))]);

        Assert.Equal(HttpStatusCode.SeeOther, (await DescribeAsync("Punainen talo", 0)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await DescribeAsync("Punainen päiväkoti", 1)).Status);

        var past = await site.OpenAsync($"/keskustelut/historia/{thread}/2");
        var changes = past.Document.QuerySelectorAll("section.post").Select(s => (string.Join(' ', s.QuerySelectorAll("del").Select(d => d.TextContent)), string.Join(' ', s.QuerySelectorAll("ins").Select(d => d.TextContent))));
        Assert.Equal([("talo", "päiväkoti"), ("Vihreä", "Punainen")], changes);
        Assert.Contains("Kuvan piirros.png kuvaus muuttui:", past.Document.QuerySelector("main")!.TextContent);
        Assert.Equal("Punainen päiväkoti", (await site.OpenThreadAsync(thread)).Document.QuerySelector("#p2 img")!.GetAttribute("alt"));
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_sends_the_files_after_signing_in_again()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Istunto ja liitteet");
        var id = await editor.AttachAsync(thread, "muistio.txt", "a"u8.ToArray());
        using var reader = site.NewReader();

        var page = await reader.SendFormAsync($"/keskustelut/vastaa/{thread}", [(WriteEndpoints.TextField, "Liite mukana"), .. DiscussionSteps.Listed((id, ""))]);

        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.DoesNotContain("muistio.txt", page.Text);
        var form = page.Document.QuerySelector("form.writing")!;
        var fields = form.QuerySelectorAll("input[name][value]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Where(f => f.Item1 != "tunniste").Append((WriteEndpoints.TextField, "Liite mukana"));
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync($"/keskustelut/vastaa/{thread}", [.. fields])).Status);
        Assert.Contains("muistio.txt", (await site.OpenThreadAsync(thread)).Document.QuerySelector("#p2 .attachments")!.TextContent);
    }

    [Fact]
    public async Task What_is_never_sent_is_erased_after_a_day_and_what_is_sent_stays()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Unohtunut liite");
        var (forgotten, sent) = (await editor.AttachAsync(thread, "unohtui.txt", "a"u8.ToArray()), await editor.AttachAsync(thread, "lahti.txt", "a"u8.ToArray()));
        await editor.ReplyWithAsync(thread, "Vain toinen", (sent, ""));
        var (forgottenUpload, sentUpload) = (await UploadOfAsync(forgotten), await UploadOfAsync(sent));
        var long_ago = DateTime.UnixEpoch;
        await using (var db = await Db.CreateDbContextAsync())
        {
            await db.Attachments.Where(a => a.MemberKey == editor.Key).ExecuteUpdateAsync(set => set.SetProperty(a => a.CreatedUtc, long_ago));
        }

        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<UploadsDbContext>>().CreateDbContextAsync())
        {
            await db.Uploads.Where(u => u.MemberKey == editor.Key).ExecuteUpdateAsync(set => set.SetProperty(u => u.CreatedUtc, long_ago));
        }

        foreach (var upkeep in site.Services.GetServices<LapeKnowledge.Web.Features.Storage.IUpkeep>())
        {
            await upkeep.DoAsync(default);
        }

        var uploads = site.Services.GetRequiredService<UploadStore>();
        Assert.Null(await uploads.FindAsync(forgottenUpload));
        Assert.NotNull(await uploads.FindAsync(sentUpload));
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(At(sent))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.ReplyWithAsync(thread, "Myöhässä", (forgotten, ""))).Status);
    }

    private IDbContextFactory<DiscussionsDbContext> Db => site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>();

    private async Task<Guid> UploadOfAsync(string id)
    {
        await using var db = await Db.CreateDbContextAsync();
        return (await db.Attachments.SingleAsync(a => a.Id == Guid.ParseExact(id, "N"))).Upload!.Value;
    }

    private static string At(string id) => $"/keskustelut/liite/{Guid.ParseExact(id, "N")}";

    private static IReadOnlyList<string> Ids(SitePage page) => [.. page.Document.QuerySelectorAll($"input[name={AttachmentForms.IdField}]").Select(i => i.GetAttribute("value")!)];

    private static string Words(string text) => string.Join(' ', text.Split([' ', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Content(string name) => name switch
    {
        "sivu.png" => "<!doctype html><script>alert(1)</script>"u8.ToArray(),
        "rikki.png" => SampleFiles.Png()[..30],
        "pommi.docx" => SampleFiles.Docx(("word/pommi.xml", new byte[250_000_000])),
        "suuri.pdf" => new byte[TooLarge],
        "tyhja.txt" => [],
        _ => "MZ"u8.ToArray(),
    };
}
