using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.TrainingMaterials;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.TrainingMaterials;

/// <summary>How far a member has come goes with him from device to device.</summary>
[Collection(SiteCollection.Name)]
public sealed class ProgressTests(SiteFixture site)
{
    [Fact]
    public async Task What_a_member_marks_without_a_script_is_there_again_and_nobody_elses()
    {
        using var member = await site.SignInAsync();
        using var other = await site.SignInAsync();
        var (key, url) = WithModules(site);
        var page = await member.OpenAsync(url);
        Assert.Empty(page.ParseErrors);
        var boxes = Boxes(page);
        Assert.True(boxes.Count > 1);
        Assert.All(boxes, b => Assert.False(b.IsChecked));
        Assert.False(page.Document.QuerySelector("[data-progress]")!.HasAttribute("hidden"));

        var sent = await member.SendAsync($"/koulutuksen-edistyminen/{key}", ("osa", boxes[1].Value), ("osa", boxes[1].Value), ("osa", Guid.NewGuid().ToString()), ("osa", "<script>"));
        Assert.Equal((HttpStatusCode.SeeOther, url + "#modules"), (sent.Status, sent.Location));
        Assert.Equal([false, true], Boxes(await member.OpenAsync(url)).Take(2).Select(b => b.IsChecked));
        Assert.Contains($"1/{boxes.Count} osaa tehty", (await member.OpenAsync("/oma")).Text);
        Assert.All(Boxes(await other.OpenAsync(url)), b => Assert.False(b.IsChecked));
        Assert.Empty(Boxes(await site.OpenAsync(url)));

        await member.SendAsync($"/sv/kursframsteg/{key}");
        Assert.All(Boxes(await member.OpenAsync(url)), b => Assert.False(b.IsChecked));
    }

    [Fact]
    public async Task Marks_are_own_data_and_go_with_the_account()
    {
        using var member = await site.SignInAsync();
        var (key, url) = WithModules(site);
        await member.SendAsync($"/koulutuksen-edistyminen/{key}", ("osa", Boxes(await member.OpenAsync(url))[0].Value));
        var store = site.Services.GetRequiredService<ProgressStore>();

        Assert.NotNull((await store.ReadAsync(member.Key, default)).Data);
        await store.EraseAsync(member.Key, default);
        Assert.Empty(await store.FindAsync(member.Key, key, default));
        Assert.Null((await store.ReadAsync(member.Key, default)).Data);
    }

    [Fact]
    public async Task There_is_no_progress_in_what_is_no_material()
    {
        using var member = await site.SignInAsync();
        var tool = site.InContext(services => new PublishedDocuments(services).OfType<Tool>().First().Key);
        Assert.Equal(HttpStatusCode.NotFound, (await member.SendAsync($"/koulutuksen-edistyminen/{tool}", ("osa", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public Task Marks_are_kept_on_SQLite() => FeatureTables.OnSqliteAsync(KeepAsync);

    [PostgresFact]
    public Task Marks_are_kept_on_PostgreSQL() => FeatureTables.OnPostgresAsync(KeepAsync);

    internal static (Guid Key, string Url) WithModules(SiteFixture site) => site.InContext(services =>
    {
        var (documents, modules) = (new PublishedDocuments(services), services.GetRequiredService<TrainingModules>());
        var material = documents.OfType<TrainingMaterial>().First(m => modules.Of(m, Cultures.Finnish).Count > 1);
        return (material.Key, documents.Url(material));
    });

    private static async Task KeepAsync(FeatureTables tables)
    {
        var store = new ProgressStore(await tables.MigratedAsync<ProgressDbContext>(ProgressDbContext.History), TimeProvider.System);
        var (member, material, one, two) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await Task.WhenAll(store.SetAsync(member, material, [one, two], default), store.SetAsync(member, material, [one, two], default));
        Assert.Equal(new HashSet<Guid> { one, two }, await store.FindAsync(member, material, default));
        await store.SetAsync(member, material, [two], default);
        Assert.Equal([two], Assert.Single(await store.AllAsync(member, default)).Modules);
        await store.SetAsync(member, material, [], default);
        Assert.Empty(await store.AllAsync(member, default));
    }

    private static List<IHtmlInputElement> Boxes(SitePage page) => [.. page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=osa][form=progress-form]")];
}

internal sealed class ProgressAccessRows : IAccessRows
{
    public Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        var (key, _) = ProgressTests.WithModules(site);
        Access[] members = [Access.SignIn, Access.Open, Access.Open, Access.Open, Access.Open, Access.Open];
        return Task.FromResult<IReadOnlyList<AccessRow>>([.. Cultures.All.Select(c => AccessRow.Post(ProgressEndpoints.Address.In(c), ProgressEndpoints.Address.At(c, key), members))]);
    }
}
