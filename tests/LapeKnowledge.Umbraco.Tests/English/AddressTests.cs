using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Tests.English;

/// <summary>The addresses an editor is shown for a document.</summary>
public sealed class AddressTests(HostFixture host) : EnglishSiteTest(host)
{
    [Fact]
    public async Task A_page_whose_address_another_has_is_shown_a_message()
    {
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var (first, firstChild) = await TreeAsync(type, "First");
        var (_, secondChild) = await TreeAsync(type, "Second");

        var root = Assert.Single(await InfosAsync(first));
        Assert.Equal(("/", English), (root.Url?.ToString(), root.Culture));
        Assert.Equal("/page/", Assert.Single(await InfosAsync(firstChild)).Url?.ToString());
        var taken = Assert.Single(await InfosAsync(secondChild));
        Assert.Null(taken.Url);
        Assert.False(string.IsNullOrEmpty(taken.Message));
    }

    [Fact]
    public async Task An_invariant_page_has_the_address_of_the_domain_it_stands_under()
    {
        await AddDanishAsync();
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var (root, child) = await TreeAsync(await TypeAsync("page", ContentVariation.Nothing), "Site");
        var domains = new DomainsUpdateModel { Domains = [new DomainModel { DomainName = "test.dk", IsoCode = Danish }] };
        Assert.True((await Get<IDomainService>().UpdateDomainsAsync(root.Key, domains)).Success);

        var info = Assert.Single(await InfosAsync(child));

        Assert.Equal((Danish, "test.dk", "/page/"), (info.Culture, info.Url?.Host, info.Url?.AbsolutePath));
    }

    [Fact]
    public async Task A_culture_without_a_domain_is_shown_a_message()
    {
        await AddDanishAsync();
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var document = await CreatedAsync(Model(await TypeAsync("page", ContentVariation.Culture), [Name("Forside", Danish)]));
        Assert.True(Documents.Publish(document, [Danish]).Success);

        var info = Assert.Single(await InfosAsync(document), i => i.Culture == Danish);

        Assert.Null(info.Url);
        Assert.False(string.IsNullOrEmpty(info.Message));
    }

    private async Task<(IContent Root, IContent Child)> TreeAsync(IContentType type, string name)
    {
        var root = await CreatedAsync(Model(type, [Name(name)]));
        var child = new Content("Page", root, type);
        Documents.Save(child);
        Documents.PublishBranch(root, PublishBranchFilter.IncludeUnpublished, AllCultures);
        return (root, child);
    }

    private async Task<ISet<UrlInfo>> InfosAsync(IContent document) => await Get<IPublishedUrlInfoProvider>().GetAllAsync(Reload(document));
}
