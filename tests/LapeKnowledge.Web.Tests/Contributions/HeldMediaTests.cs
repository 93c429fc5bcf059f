using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>The files of a description are nobody else's before a published document shows them.</summary>
[Collection(SiteCollection.Name)]
public sealed class HeldMediaTests(SiteFixture site) : IDisposable
{
    private readonly PilotDesk _desk = new(site);

    private IMediaService Media => site.Services.GetRequiredService<IMediaService>();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Files_that_are_sent_are_for_the_team_and_editors_until_their_document_is_published()
    {
        using var member = await _desk.MemberAsync();
        using var stranger = await _desk.OtherAsync();
        using var editor = await _desk.OtherAsync(SiteRole.Editor);
        var id = await SendAsync(member, ("piha.png", SampleFiles.Png()), ("sali.png", SampleFiles.Png(5, 4)), ("muistio.pdf", SampleFiles.Pdf()));
        var document = await _desk.DocumentAsync(id);
        var addresses = (await _desk.Store.FindAsync(id))!.FileList().Select(AddressOf).ToList();
        Assert.Equal(3, addresses.Distinct().Count());
        foreach (var address in addresses)
        {
            var twisted = new[] { address, address.ToUpperInvariant(), address.Insert(address.LastIndexOf('/'), "/"), address + "?width=100&format=webp" };
            foreach (var way in twisted)
            {
                Assert.NotEqual(HttpStatusCode.OK, (await GetAsync(site.NewReader(), way)).Status);
                Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(stranger.Http, way)).Status);
            }

            Assert.Equal((HttpStatusCode.OK, "no-store, private"), await GetAsync(member.Http, address));
            Assert.Equal((HttpStatusCode.OK, "no-store, private"), await GetAsync(editor.Http, address));
        }

        Assert.True(_desk.Content.Publish(document, ["fi-FI"]).Success);

        foreach (var address in addresses)
        {
            Assert.Equal((HttpStatusCode.OK, "public, max-age=3600"), await GetAsync(site.NewReader(), address));
        }
    }

    [Fact]
    public async Task What_is_sent_with_an_update_waits_for_the_update()
    {
        using var member = await _desk.MemberAsync();
        var id = await SendAsync(member, ("piha.png", SampleFiles.Png()));
        _desk.Content.Publish(await _desk.DocumentAsync(id), ["fi-FI"]);
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Update), ("versio", await VersionAsync(id)));
        await AddAsync(member, id, ("sali.png", SampleFiles.Png(5, 4)));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);

        var (first, second) = ((await _desk.Store.FindAsync(id))!.FileList().Select(AddressOf).ToList()) is [var a, var b] ? (a, b) : default;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(site.NewReader(), first)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(site.NewReader(), second)).Status);

        _desk.Content.Publish(await _desk.DocumentAsync(id), ["fi-FI"]);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(site.NewReader(), second)).Status);
    }

    [Fact]
    public async Task A_picture_that_the_team_takes_back_is_not_in_the_document_that_is_published()
    {
        using var member = await _desk.MemberAsync();
        var id = await SendAsync(member, ("piha.png", SampleFiles.Png()), ("sali.png", SampleFiles.Png(5, 4)), ("muistio.pdf", SampleFiles.Pdf()));
        var files = (await _desk.Store.FindAsync(id))!.FileList();
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Withdraw), ("versio", await VersionAsync(id)));
        foreach (var file in files)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(member, id, DraftFields.Files, ("tee", FileHandlers.RemovePrefix + file.Upload.ToString("N")))).Status);
        }

        var document = await _desk.DocumentAsync(id);
        Assert.Null(document.GetValue<string>(Describable.Aliases.Image));
        Assert.Null(document.GetValue<string>(ProcessDescription.Aliases.Attachments));
        Assert.DoesNotContain("img", document.GetValue<string>(Describable.Aliases.Body, "fi-FI"));
        Assert.All(files, f => Assert.True(Media.GetById(f.Media!.Value)!.Trashed));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
        _desk.Content.Publish(await _desk.DocumentAsync(id), ["fi-FI"]);
        foreach (var file in files)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(site.NewReader(), AddressOf(file))).Status);
        }
    }

    [Fact]
    public async Task New_words_for_a_picture_that_was_sent_are_in_the_document_when_it_is_sent_again()
    {
        using var member = await _desk.MemberAsync();
        var id = await SendAsync(member, ("piha.png", SampleFiles.Png()), ("sali.png", SampleFiles.Png(5, 4)));
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Withdraw), ("versio", await VersionAsync(id)));
        var words = (await _desk.Store.FindAsync(id))!.FileList().Select((f, i) => (FileHandlers.AltPrefix + f.Upload.ToString("N"), $"Uudet \"sanat\" {i}")).ToArray();
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(member, id, DraftFields.Files, [.. words, ("tee", "tallenna")])).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);

        var document = await _desk.DocumentAsync(id);
        Assert.Equal("Uudet \"sanat\" 0", document.GetValue<string>(Describable.Aliases.ImageAlt, "fi-FI"));
        var markup = System.Text.Json.Nodes.JsonNode.Parse(document.GetValue<string>(Describable.Aliases.Body, "fi-FI")!)!["markup"]!.ToString();
        Assert.Contains("alt=\"Uudet &quot;sanat&quot; 1\"", markup);
        Assert.DoesNotContain("Tyhjä", markup);
    }

    [Fact]
    public async Task A_crash_between_publishing_and_letting_go_is_mended_by_the_upkeep()
    {
        using var member = await _desk.MemberAsync();
        var id = await SendAsync(member, ("piha.png", SampleFiles.Png()));
        _desk.Content.Publish(await _desk.DocumentAsync(id), ["fi-FI"]);
        var (contribution, held) = ((await _desk.Store.FindAsync(id))!, site.Services.GetRequiredService<HeldMedia>());
        var file = Assert.Single(contribution.FileList());
        await held.HoldAsync(file.Media!.Value, AddressOf(file)["/media/".Length..], contribution, default); // as it was before
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(site.NewReader(), AddressOf(file))).Status);

        await site.Services.GetServices<IUpkeep>().OfType<HeldMediaRelease>().Single().DoAsync(default);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(site.NewReader(), AddressOf(file))).Status);
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_takes_its_files_along()
    {
        using var member = await _desk.MemberAsync();
        var id = await SendAsync(member, ("piha.png", SampleFiles.Png()));
        var file = Assert.Single((await _desk.Store.FindAsync(id))!.FileList());
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Withdraw), ("versio", await VersionAsync(id)));
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Delete), (StateHandlers.SureField, "1"))).Status);
        Assert.True(Media.GetById(file.Media!.Value)!.Trashed);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(site.NewReader(), AddressOf(file))).Status);
    }

    [Fact]
    public async Task An_editor_sees_the_pictures_and_files_where_he_decides_and_decides_of_those_that_he_has_seen()
    {
        using var member = await _desk.MemberAsync();
        using var editor = await _desk.OtherAsync(SiteRole.Editor);
        var id = await SendAsync(member, ("piha.png", SampleFiles.Png()), ("muistio.pdf", SampleFiles.Pdf()));
        var address = ReviewAddresses.One.At("fi-FI", id);
        var page = await editor.OpenAsync(address);
        Assert.Empty(page.ParseErrors);
        var part = page.Document.QuerySelector(".reviewed-files")!;
        Assert.Equal("Tyhjä tila", part.QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(editor.Http, part.QuerySelector("img")!.GetAttribute("src")!)).Status);
        Assert.Contains("Kuvassa ei ole ihmisiä.", part.TextContent);
        Assert.Contains("muistio.pdf", part.TextContent);
        Assert.Contains("Bilder och filer", (await editor.OpenAsync(ReviewAddresses.One.At("sv-FI", id))).Text);

        var contribution = (await _desk.Store.FindAsync(id))!;
        Assert.True(await _desk.Store.SetFilesAsync(id, contribution.Version, [.. contribution.FileList().Select(f => f with { Consent = "Toinen lupa" })]));
        var mark = page.Document.QuerySelector($"input[name={ReviewEndpoints.MarkField}]")!.GetAttribute("value")!;
        var late = await editor.SendAsync(address, (ReviewEndpoints.VersionField, await VersionAsync(id)), (ReviewEndpoints.MarkField, mark), (ReviewEndpoints.DoField, ReviewEndpoints.Publish));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Toinen lupa", late.Text);
    }

    [Fact]
    public async Task An_update_that_is_not_wanted_any_more_gives_way_to_what_is_published()
    {
        using var member = await _desk.MemberAsync();
        var id = await SendAsync(member, ("piha.png", SampleFiles.Png()));
        Assert.Null((await member.OpenAsync($"/kuvaus/{id}")).Document.QuerySelector($"button[value={StateHandlers.Discard}]"));
        _desk.Content.Publish(await _desk.DocumentAsync(id), ["fi-FI"]);
        var published = await _desk.DocumentAsync(id);
        Assert.Equal(HttpStatusCode.Conflict, (await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Discard), ("versio", await VersionAsync(id)), (StateHandlers.SureField, "1"))).Status); // nothing is being written

        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Update), ("versio", await VersionAsync(id)));
        await PilotDesk.FillAsync(member, id, DraftFields.Start, ("nimi", "Toinen nimi"), ("tee", "tallenna"));
        await PilotDesk.FillAsync(member, id, DraftFields.Change, ("tulokset", "Keskeneräinen tulos."), ("tee", "tallenna"));
        await AddAsync(member, id, ("sali.png", SampleFiles.Png(5, 4)), ("muistio.pdf", SampleFiles.Pdf()));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
        var added = (await _desk.Store.FindAsync(id))!.FileList().Skip(1).ToList();
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Withdraw), ("versio", await VersionAsync(id)));

        var page = await member.OpenAsync($"/kuvaus/{id}");
        Assert.Empty(page.ParseErrors);
        Assert.NotNull(page.Document.QuerySelector($"button[value={StateHandlers.Discard}]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Discard), ("versio", await VersionAsync(id)))).Status); // without being sure
        Assert.Equal(HttpStatusCode.Conflict, (await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Discard), ("versio", "1"), (StateHandlers.SureField, "1"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Discard), ("versio", await VersionAsync(id)), (StateHandlers.SureField, "1"))).Status);

        var (now, document) = ((await _desk.Store.FindAsync(id))!, await _desk.DocumentAsync(id));
        Assert.Equal(ContributionState.Published, now.State);
        Assert.Equal("piha.png", Assert.Single(now.FileList()).Name);
        Assert.All(added, f => Assert.True(Media.GetById(f.Media!.Value)!.Trashed));
        Assert.Equal(published.GetCultureName("fi-FI"), document.GetCultureName("fi-FI"));
        Assert.All(document.Properties, p => Assert.Equal(p.GetValue(p.PropertyType.VariesByCulture() ? "fi-FI" : null, published: true), p.GetValue(p.PropertyType.VariesByCulture() ? "fi-FI" : null)));
        Assert.False(document.IsCultureEdited("fi-FI"));
    }

    [Fact]
    public async Task A_published_picture_that_was_taken_out_of_an_update_is_back_in_the_list_when_the_update_is_discarded()
    {
        using var member = await _desk.MemberAsync();
        var id = await PublishAsync(member, ("piha.png", SampleFiles.Png()), ("muistio.pdf", SampleFiles.Pdf()));
        var before = (await _desk.Store.FindAsync(id))!.FileList();
        await UpdateWithoutAsync(member, id, before[0]);
        Assert.Equal("muistio.pdf", Assert.Single((await _desk.Store.FindAsync(id))!.FileList()).Name);
        Assert.Null((await member.OpenAsync($"/kuvaus/{id}/kuvat")).Document.QuerySelector(".contribution-picture"));

        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Discard), ("versio", await VersionAsync(id)), (StateHandlers.SureField, "1"))).Status);

        Assert.Equal(before, (await _desk.Store.FindAsync(id))!.FileList());
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Update), ("versio", await VersionAsync(id)));
        var picture = (await member.OpenAsync($"/kuvaus/{id}/kuvat")).Document.QuerySelector(".contribution-picture")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(member.Http, picture)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status); // with its words
    }

    [Fact]
    public async Task A_picture_that_was_taken_out_of_one_language_is_back_though_the_other_is_being_written()
    {
        using var member = await _desk.MemberAsync();
        var id = await PublishAsync(member, ("piha.png", SampleFiles.Png()), ("muistio.pdf", SampleFiles.Pdf()));
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Language));
        foreach (var file in (await _desk.Store.FindAsync(id))!.FileList())
        {
            await UpdateWithoutAsync(member, id, file);
        }

        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Discard), ("versio", await VersionAsync(id)), (StateHandlers.SureField, "1"));

        var document = await _desk.DocumentAsync(id);
        foreach (var alias in new[] { Describable.Aliases.Image, ProcessDescription.Aliases.Attachments })
        {
            Assert.Contains("mediaKey", document.GetValue<string>(alias, published: true));
            Assert.Equal(document.GetValue<string>(alias, published: true), document.GetValue<string>(alias));
        }
    }

    [Fact]
    public async Task A_published_picture_that_was_taken_out_is_let_go_when_the_update_is_published()
    {
        using var member = await _desk.MemberAsync();
        var id = await PublishAsync(member, ("piha.png", SampleFiles.Png()));
        var file = Assert.Single((await _desk.Store.FindAsync(id))!.FileList());
        await UpdateWithoutAsync(member, id, file);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
        Assert.Equal(file.Upload, Assert.Single((await _desk.Store.FindAsync(id))!.AllFiles()).Upload);

        Assert.True(_desk.Content.Publish(await _desk.DocumentAsync(id), ["fi-FI"]).Success);

        Assert.Empty((await _desk.Store.FindAsync(id))!.AllFiles());
        Assert.Null(await site.Services.GetRequiredService<UploadStore>().FindAsync(file.Upload, default));
    }

    [Fact]
    public async Task A_language_that_was_never_published_is_thrown_away_with_its_files_and_leaves_the_other()
    {
        using var member = await _desk.MemberAsync();
        var id = await PublishAsync(member, ("piha.png", SampleFiles.Png()));
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Language));
        var swedish = (await _desk.Store.FindAsync((await _desk.DocumentAsync(id)).Key, "sv-FI"))!;
        var begun = (await member.OpenAsync($"/kuvaus/{swedish.Id}")).Document.QuerySelector("h1")!;
        Assert.Equal(("Pienryhmä auttoi", "fi"), (begun.TextContent, begun.GetAttribute("lang"))); // until it has a name of its own
        await PilotDesk.FillAsync(member, swedish.Id, DraftFields.Start, ("nimi", "En liten grupp hjälpte"), ("lahtotilanne", "Det fanns 21 barn."), ("tee", "tallenna"));
        await PilotDesk.FillAsync(member, swedish.Id, DraftFields.Steps, ("kuka-0", "Läraren"), ("mita-0", "Delar gruppen i två."), ("tee", "seuraava"));
        await AddAsync(member, swedish.Id, ("sal.png", SampleFiles.Png(5, 4)), ("pm.pdf", SampleFiles.Pdf()));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, swedish.Id)).Status);
        var files = (await _desk.Store.FindAsync(swedish.Id))!.FileList();
        var state = $"/kuvaus/{swedish.Id}";
        Assert.Equal(HttpStatusCode.Conflict, (await member.SendAsync(state, ("tee", StateHandlers.Delete), (StateHandlers.SureField, "1"))).Status); // it waits for an editor
        await member.SendAsync(state, ("tee", StateHandlers.Withdraw), ("versio", await VersionAsync(swedish.Id)));
        Assert.Contains("kieliversio", (await member.OpenAsync(state)).Document.QuerySelector($"button[value={StateHandlers.Delete}]")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync(state, ("tee", StateHandlers.Delete))).Status); // without being sure
        Assert.Equal(HttpStatusCode.Conflict, (await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Delete), (StateHandlers.SureField, "1"))).Status); // published

        var thrown = await member.SendAsync(state, ("tee", StateHandlers.Delete), (StateHandlers.SureField, "1"));

        Assert.Equal((HttpStatusCode.SeeOther, $"/kuvaus/{id}"), (thrown.Status, thrown.Location));
        Assert.Null(await _desk.Store.FindAsync(swedish.Id));
        var document = await _desk.DocumentAsync(id);
        Assert.DoesNotContain("sv-FI", document.AvailableCultures);
        Assert.All(document.Properties.Where(p => p.PropertyType.VariesByCulture()), p => Assert.Null(p.GetValue("sv-FI")));
        Assert.Null(document.GetValue<string>(ProcessDescription.Aliases.Attachments));
        Assert.All(files, f => Assert.True(Media.GetById(f.Media!.Value)!.Trashed));
        Assert.True(document.IsCulturePublished("fi-FI"));
        Assert.Equal(document.GetValue<string>(Describable.Aliases.Image, published: true), document.GetValue<string>(Describable.Aliases.Image));
        Assert.NotNull((await member.OpenAsync($"/kuvaus/{id}")).Document.QuerySelector($"button[value={StateHandlers.Language}]")); // and may be begun again
    }

    [Fact]
    public async Task A_Finnish_text_beside_a_Swedish_draft_is_thrown_away_and_the_document_keeps_its_name()
    {
        using var member = await _desk.MemberAsync();
        var swedish = await _desk.BeginAsync(member, "Gruppen hjälpte", "Det fanns 21 barn.", "sv");
        await member.SendAsync($"/kuvaus/{swedish}", ("tee", StateHandlers.Language));
        var finnish = (await _desk.Store.FindAsync((await _desk.DocumentAsync(swedish)).Key, "fi-FI"))!.Id;
        await PilotDesk.FillAsync(member, finnish, DraftFields.Start, ("nimi", "Ryhmä auttoi"), ("lahtotilanne", "Lapsia oli 21."), ("tee", "tallenna"));
        Assert.Equal("Ryhmä auttoi", (await _desk.DocumentAsync(swedish)).GetCultureName("fi-FI"));

        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/kuvaus/{finnish}", ("tee", StateHandlers.Delete), (StateHandlers.SureField, "1"))).Status);

        var document = await _desk.DocumentAsync(swedish);
        Assert.Equal(("Gruppen hjälpte", "Gruppen hjälpte"), (document.GetCultureName("fi-FI"), document.GetCultureName("sv-FI")));
        Assert.Null(document.GetValue<string>(ProcessDescription.Aliases.StartingPoint, "fi-FI"));
        Assert.Contains("21 barn", document.GetValue<string>(ProcessDescription.Aliases.StartingPoint, "sv-FI"));
    }

    [Fact]
    public async Task A_practice_that_is_made_of_a_description_has_the_files_that_its_readers_have_and_no_others()
    {
        using var member = await _desk.MemberAsync();
        using var editor = await _desk.OtherAsync(SiteRole.Editor);
        var id = await PublishAsync(member, ("muistio.pdf", SampleFiles.Pdf()));
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Update), ("versio", await VersionAsync(id)));
        await AddAsync(member, id, ("keskenerainen.pdf", SampleFiles.Pdf()));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
        var (known, held) = (await _desk.Store.FindAsync(id))!.FileList() is [var a, var b] ? (a, b) : default;

        var (process, address) = (await _desk.DocumentAsync(id), $"/toimitus/hyvaksi-kaytannoksi/{(await _desk.DocumentAsync(id)).Key}");
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, ("tee", RaiseEndpoints.Make))).Status);
        var practice = site.Services.GetRequiredService<Raising>().Made(process.Key)!;
        try
        {
            Assert.Equal([AddressOf(known)], FilesOf(await editor.OpenAsync($"/toimitus/esikatselu/{practice.Key}")));
            Assert.Equal([AddressOf(known)], FilesOf(await editor.OpenAsync($"/sv/redaktion/forhandsvisning/{practice.Key}")));
            var published = await editor.SendAsync(address, ("tee", RaiseEndpoints.Publish), ("kieli", "fi-FI"));
            Assert.Equal([AddressOf(known)], FilesOf(await site.OpenAsync(published.Location!)));
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(site.NewReader(), AddressOf(known))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(site.NewReader(), AddressOf(held))).Status);
        }
        finally
        {
            _desk.Content.Delete(_desk.Content.GetById(practice.Key)!);
        }

        static IEnumerable<string?> FilesOf(SitePage page) => page.Document.QuerySelectorAll("ul.files a").Select(a => a.GetAttribute("href"));
    }

    private async Task<Guid> PublishAsync(TestMember member, params (string Name, byte[] Content)[] files)
    {
        var id = await SendAsync(member, files);
        Assert.True(_desk.Content.Publish(await _desk.DocumentAsync(id), ["fi-FI"]).Success);
        return id;
    }

    private async Task UpdateWithoutAsync(TestMember member, Guid id, ContributionFile file)
    {
        await member.SendAsync($"/kuvaus/{id}", ("tee", StateHandlers.Update), ("versio", await VersionAsync(id)));
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(member, id, DraftFields.Files, ("tee", FileHandlers.RemovePrefix + file.Upload.ToString("N")))).Status);
    }

    private async Task<Guid> SendAsync(TestMember member, params (string Name, byte[] Content)[] files)
    {
        var id = await _desk.WriteAsync(member);
        await AddAsync(member, id, files);
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendAsync(member, id)).Status);
        return id;
    }

    private async Task AddAsync(TestMember member, Guid id, params (string Name, byte[] Content)[] files)
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.SendFilesAsync(member, id, files)).Status);
        var words = (await _desk.Store.FindAsync(id))!.FileList().Where(f => f.IsPicture && f.Alt.Length == 0)
            .SelectMany(f => new[] { ($"{FileHandlers.AltPrefix}{f.Upload:N}", "Tyhjä tila"), ($"{FileHandlers.ConsentPrefix}{f.Upload:N}", "Kuvassa ei ole ihmisiä.") });
        Assert.Equal(HttpStatusCode.SeeOther, (await PilotDesk.FillAsync(member, id, DraftFields.Files, [.. words, ("tee", "seuraava")])).Status);
    }

    private async Task<string> VersionAsync(Guid id) => $"{(await _desk.Store.FindAsync(id))!.Version}";

    private string AddressOf(ContributionFile file)
    {
        var stored = Media.GetById(file.Media!.Value)!.GetValue<string>("umbracoFile")!;
        return stored.StartsWith('{') ? System.Text.Json.Nodes.JsonNode.Parse(stored)!["src"]!.ToString() : stored;
    }

    private static async Task<(HttpStatusCode Status, string? Cache)> GetAsync(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, answer.Headers.CacheControl?.ToString());
    }
}
