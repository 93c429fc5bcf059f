using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>A pilot that a test publishes, and what its team does; all of it is gone when the test has ended.</summary>
internal sealed class PilotDesk : IDisposable
{
    private readonly SiteFixture _site;
    private readonly List<TestMember> _members = [];

    public PilotDesk(SiteFixture site)
    {
        _site = site;
        var parent = site.InContext(services => new PublishedDocuments(services).At("/pilotit").Key);
        var pilot = Content.Create("Kokeilu " + Guid.NewGuid().ToString("N")[..8], parent, Pilot.ModelTypeAlias);
        pilot.SetCultureName(pilot.Name, "fi-FI");
        Content.Save(pilot);
        Assert.True(Content.Publish(pilot, ["fi-FI"]).Success);
        Key = pilot.Key;
    }

    public Guid Key { get; }

    public IContentService Content => _site.Services.GetRequiredService<IContentService>();

    public ContributionStore Store => _site.Services.GetRequiredService<ContributionStore>();

    public async Task<TestMember> MemberAsync(PilotRole role = PilotRole.Member)
    {
        var member = await _site.SignInAsync(SiteRole.Member, (Key, role));
        _members.Add(member);
        return member;
    }

    public async Task<TestMember> OtherAsync(SiteRole role = SiteRole.Member)
    {
        var member = await _site.SignInAsync(role);
        _members.Add(member);
        return member;
    }

    /// <summary>Begins a description with its name and start.</summary>
    public async Task<Guid> BeginAsync(TestMember member, string name = "Pienryhmä auttoi", string start = "Ryhmässä oli 21 lasta.", string sv = "")
    {
        var page = await member.SendAsync(ContributionAddresses.BeginAt(sv.Length > 0 ? "sv-FI" : "fi-FI", Key), ("nimi", name), ("lahtotilanne", start), ("tiivistelma", ""));
        Assert.Equal(HttpStatusCode.SeeOther, page.Status);
        return Guid.Parse(page.Location!.Split('/').First(p => Guid.TryParse(p, out _)));
    }

    /// <summary>Opens a page of the form, fills some fields and sends it, as a browser does.</summary>
    public static async Task<SitePage> FillAsync(TestMember member, Guid id, string page, params (string Field, string Value)[] fields)
    {
        var address = ContributionAddresses.PageAt("fi-FI", id, page);
        var opened = await member.OpenAsync(address);
        return await member.SendAsync(address, Filled(opened, fields));
    }

    /// <summary>The fields of an opened page with some of them typed over.</summary>
    public static (string, string)[] Filled(SitePage opened, params (string Field, string Value)[] fields)
    {
        var form = opened.Document.QuerySelector("form.contribution, form.contribution-read") ?? throw new InvalidOperationException(opened.Text);
        var inputs = form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(i => i.GetAttribute("name") is not "tunniste" && i.GetAttribute("type") is not "file")
            .Select(i => (Name: i.GetAttribute("name")!, Value: i is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : i is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value ?? "" : i.GetAttribute("value") ?? ""))
            .Where(i => !fields.Any(f => f.Field == i.Name));
        return [.. inputs, .. fields];
    }

    /// <summary>Writes what has to be written.</summary>
    public async Task<Guid> WriteAsync(TestMember member)
    {
        var id = await BeginAsync(member);
        Assert.Equal(HttpStatusCode.SeeOther, (await FillAsync(member, id, DraftFields.Steps, ("kuka-0", "Opettaja"), ("mita-0", "Jakaa ryhmän kahtia."), ("tee", "seuraava"))).Status);
        return id;
    }

    public static async Task<SitePage> SendAsync(TestMember member, Guid id) => await FillAsync(member, id, DraftFields.Read, ("tee", "laheta"));

    public static async Task<SitePage> SendFilesAsync(TestMember member, Guid id, params (string Name, byte[] Content)[] files)
    {
        var address = $"/kuvaus/{id}/kuvat";
        var opened = await member.OpenAsync(address);
        using var content = new MultipartFormDataContent { { new StringContent(opened.Document.QuerySelector("form.contribution input[name=tunniste]")!.GetAttribute("value")!), "tunniste" }, { new StringContent("tallenna"), "tee" } };
        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), "tiedosto", name);
        }

        using var response = await member.Http.PostAsync(new Uri(address, UriKind.Relative), content);
        return SitePage.Read(address, response, await response.Content.ReadAsStringAsync());
    }

    public async Task<IContent> DocumentAsync(Guid id) => Content.GetById((await Store.FindAsync(id))!.DocumentKey)!;

    public void Dispose()
    {
        _members.ForEach(m => m.Dispose());
        if (Content.GetById(Key) is { } pilot)
        {
            Content.Delete(pilot);
        }
    }
}

internal static class TypedTexts
{
    /// <summary>What stands in a text area.</summary>
    public static string Area(this AngleSharp.Html.Dom.IHtmlDocument document, string selector) => ((AngleSharp.Html.Dom.IHtmlTextAreaElement)document.QuerySelector(selector)!).Value;
}
