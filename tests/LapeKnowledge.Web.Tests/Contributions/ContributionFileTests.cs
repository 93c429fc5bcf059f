using System.Net;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>The pictures and files of a description, until it is sent.</summary>
[Collection(SiteCollection.Name)]
public sealed class ContributionFileTests(SiteFixture site) : IDisposable
{
    private readonly PilotDesk _desk = new(site);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Pictures_need_their_words_stay_with_the_team_and_become_media_when_they_are_sent()
    {
        using var member = await _desk.MemberAsync();
        using var stranger = await _desk.OtherAsync();
        var id = await _desk.WriteAsync(member);
        var added = await PilotDesk.SendFilesAsync(member, id, ("piha.png", SampleFiles.Png()), ("muistio.pdf", SampleFiles.Pdf()));
        Assert.Equal(HttpStatusCode.SeeOther, added.Status);
        var page = await member.OpenAsync($"/kuvaus/{id}/kuvat");
        Assert.Empty(page.ParseErrors);
        var picture = page.Document.QuerySelector(".contribution-picture")!.GetAttribute("src")!;
        using (var answer = await member.Http.GetAsync(new Uri(picture, UriKind.Relative)))
        {
            Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("sandbox", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(picture)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await site.OpenAsync(picture)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.SendAsync(member, id)).Status);

        var upload = (await _desk.Store.FindAsync(id))!.FileList().Single(f => f.IsPicture).Upload.ToString("N");
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(member, id, DraftFields.Files, ($"alt-{upload}", "Tyhjä piha"), ($"lupa-{upload}", "Kuvassa ei ole ihmisiä."), ("tee", "seuraava"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
        var document = await _desk.DocumentAsync(id);
        Assert.Equal("Tyhjä piha", document.GetValue<string>(Describable.Aliases.ImageAlt, "fi-FI"));
        Assert.Contains("mediaKey", document.GetValue<string>(Describable.Aliases.Image));
        Assert.Contains("mediaKey", document.GetValue<string>(ProcessDescription.Aliases.Attachments));
        Assert.All((await _desk.Store.FindAsync(id))!.FileList(), f => Assert.NotNull(f.Media));
    }

    [Fact]
    public async Task A_file_that_is_named_after_a_child_gets_another_name_before_it_is_sent()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        await PilotDesk.SendFilesAsync(member, id, ("Matti Virtanen.png", SampleFiles.Png()), ("oppilas Matti Virtanen.pdf", SampleFiles.Pdf()));
        var files = (await _desk.Store.FindAsync(id))!.FileList();
        var (picture, file) = (files.Single(f => f.IsPicture).Upload.ToString("N"), files.Single(f => !f.IsPicture).Upload.ToString("N"));
        await PilotDesk.FillAsync(member, id, DraftFields.Files, ($"alt-{picture}", "Tyhjä piha"), ($"lupa-{picture}", "Kuvassa ei ole ihmisiä."), ("tee", "tallenna"));

        var read = await member.OpenAsync($"/kuvaus/{id}/lue");
        Assert.Empty(read.ParseErrors);
        Assert.Equal("Matti Virtanen", Assert.Single(read.Document.QuerySelectorAll(".contribution-findings q")).TextContent);
        Assert.Contains(read.Document.QuerySelectorAll(".contribution-findings a"), a => a.GetAttribute("href")!.EndsWith($"#nimi-{file}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PilotDesk.SendAsync(member, id)).Status);

        await PilotDesk.FillAsync(member, id, DraftFields.Files, ($"nimi-{file}", "Lukujärjestys"), ("tee", "tallenna"));
        var page = await member.OpenAsync($"/kuvaus/{id}/kuvat");
        Assert.Empty(page.ParseErrors);
        Assert.Equal("Lukujärjestys.pdf", page.Document.GetElementById($"nimi-{file}")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);

        var media = site.Services.GetRequiredService<IMediaService>();
        var kept = (await _desk.Store.FindAsync(id))!.FileList().Select(f => media.GetById(f.Media!.Value)!).ToList();
        Assert.All(kept, m => Assert.DoesNotContain("matti", $"{m.Name} {m.GetValue<string>("umbracoFile")}", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(kept, m => m.GetValue<string>("umbracoFile")!.Contains("kuva.png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_not_taken_is_named_and_nothing_else_is_lost()
    {
        using var member = await _desk.MemberAsync();
        var id = await _desk.WriteAsync(member);
        var page = await PilotDesk.SendFilesAsync(member, id, ("kuva.png", "<script>alert(1)</script>"u8.ToArray()), ("hyva.png", SampleFiles.Png()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("kuva", page.Document.QuerySelector(".error")!.TextContent);
        Assert.Single((await _desk.Store.FindAsync(id))!.FileList());
        var file = (await _desk.Store.FindAsync(id))!.FileList()[0];
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(member, id, DraftFields.Files, ("tee", $"poista-{file.Upload:N}"))).Status);
        Assert.Empty((await _desk.Store.FindAsync(id))!.FileList());
    }
}
