using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Routing;

public sealed class AddressTests(HostFixture host) : RoutingTest(host)
{
    [Fact]
    public async Task Each_language_has_its_addresses_and_they_lead_back()
    {
        var root = PublishedArticle("Etusivu", "Startsida");
        await AssignLanguagePathsAsync(root);
        var article = PublishedArticle("Tausta", "Bakgrund", root.Id);

        Assert.Equal("/fi/tausta/", Url(article, Finnish));
        Assert.Equal("/sv/bakgrund/", Url(article, Swedish));
        var request = await RouteAsync("/sv/bakgrund");
        Assert.Equal((article.Key, Swedish), (request.PublishedContent?.Key, request.Culture));
        Assert.Equal(root.Key, (await RouteAsync("/fi")).PublishedContent?.Key);
    }

    [Fact]
    public async Task Addresses_are_the_same_after_a_start()
    {
        var root = PublishedArticle("Etusivu", "Startsida");
        await AssignLanguagePathsAsync(root);
        var article = PublishedArticle("Artikkeli", "Artikel", root.Id);
        var urls = Get<IDocumentUrlService>();

        await urls.DeleteUrlsFromCacheAsync([root.Key, article.Key]);
        Assert.Null(urls.GetUrlSegment(article.Key, Finnish, isDraft: false));
        await urls.InitAsync(forceEmpty: false, CancellationToken.None);

        Assert.Equal("/fi/artikkeli/", Url(article, Finnish));
        Assert.Equal("artikel", urls.GetUrlSegment(article.Key, Swedish, isDraft: true));
    }

    [Fact]
    public void A_changed_segment_replaces_the_one_before()
    {
        var page = PublishedPage("First");
        page.Name = "Second";
        Documents.Save(page);
        AssertPublished(Documents.Publish(page, AllCultures));

        var segments = InScope(_ => Get<IDocumentUrlRepository>().GetAll().Where(s => s.DocumentKey == page.Key).ToArray());

        Assert.All(segments, s => Assert.Equal("second", s.UrlSegment));
        Assert.Equal([false, true], segments.Select(s => s.IsDraft).Distinct().Order());
        Documents.Delete(page);
        Assert.Empty(InScope(_ => Get<IDocumentUrlRepository>().GetAll().Where(s => s.DocumentKey == page.Key).ToArray()));
    }

    [Fact]
    public async Task A_document_is_found_by_its_aliases_also_when_they_are_read_anew()
    {
        var type = await CreateTypeAsync("aliased", ContentVariation.Nothing);
        var textbox = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), textbox, Constants.Conventions.Content.UrlAlias) { Name = "Alias" }, "content", "Content");
        Assert.True((await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        PublishedPage("Root");
        var document = Documents.Create("Long name", Constants.System.Root, "aliased");
        document.SetValue(Constants.Conventions.Content.UrlAlias, "short, also/this");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        var aliases = Get<IDocumentUrlAliasService>();
        Assert.Equal([document.Key], await aliases.GetDocumentKeysByAliasAsync("short", Finnish));
        await aliases.RebuildAllAliasesAsync();
        Assert.Equal([document.Key], await aliases.GetDocumentKeysByAliasAsync("also/this", Swedish));
        Assert.Equal(document.Key, (await RouteAsync("/short")).PublishedContent?.Key);

        document.SetValue(Constants.Conventions.Content.UrlAlias, "short");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.Equal(["short"], InScope(_ => Get<IDocumentUrlAliasRepository>().GetAll().Select(a => a.Alias).ToArray()));
    }

    [Fact]
    public async Task The_configured_page_answers_with_404_in_the_language_of_the_request()
    {
        var root = PublishedArticle("Etusivu", "Startsida");
        await AssignLanguagePathsAsync(root);
        var (finnish, other) = (PublishedArticle("Ei löydy", "Hittas inte", root.Id), PublishedArticle("Muu", "Annan", root.Id));
        var settings = Get<Microsoft.Extensions.Options.IOptionsMonitor<ContentSettings>>().CurrentValue;
        var before = settings.Error404Collection;
        try
        {
            Assert.Null((await RouteAsync("/fi/unknown")).PublishedContent);
            settings.Error404Collection = [new ContentErrorPage { Culture = Finnish, ContentKey = finnish.Key }, new ContentErrorPage { Culture = "default", ContentId = other.Id }];

            var request = await RouteAsync("/fi/unknown");

            Assert.Equal((finnish.Key, 404), (request.PublishedContent?.Key, request.ResponseStatusCode));
            Assert.Equal(other.Key, (await RouteAsync("/sv/unknown")).PublishedContent?.Key);
            settings.Error404Collection = [new ContentErrorPage { Culture = Finnish, ContentKey = Guid.NewGuid() }];
            Assert.Null((await RouteAsync("/fi/unknown")).PublishedContent);
        }
        finally
        {
            settings.Error404Collection = before;
        }
    }

    [Fact]
    public void The_stock_url_providers_and_finders_are_there()
    {
        Assert.Equal([typeof(AliasUrlProvider), typeof(NewDefaultUrlProvider)], Get<UrlProviderCollection>().Select(p => p.GetType()));
        Assert.Contains(typeof(ContentFinderByRedirectUrl), Get<ContentFinderCollection>().Select(f => f.GetType()));
    }
}
