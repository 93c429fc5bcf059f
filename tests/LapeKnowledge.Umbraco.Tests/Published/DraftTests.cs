using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Published;

/// <summary>What is kept of published documents and of drafts, and for how long.</summary>
public sealed class DraftTests(HostFixture host) : PublishedTest(host)
{
    [Fact]
    public async Task Everyone_gets_the_same_published_page_and_a_draft_of_his_own()
    {
        var page = PublishedPage(await TextTypeAsync("page", ContentVariation.Nothing), "Sivu");
        var service = Get<IDocumentCacheService>();

        Assert.Same(Cache.GetById(page.Key), Cache.GetById(page.Key));
        Assert.NotSame(Cache.GetById(preview: true, page.Key), Cache.GetById(preview: true, page.Key));
        Assert.NotSame((await service.GetByKeysAsync([page.Key], preview: true))[0], (await service.GetByKeysAsync([page.Key], preview: true))[0]);
        Assert.True(service.TryGetCached(page.Key, preview: false, out _));
        Assert.False(service.TryGetCached(page.Key, preview: true, out _));
    }

    [Fact]
    public async Task A_draft_is_read_once_until_it_changes()
    {
        var page = PublishedPage(await TextTypeAsync("page", ContentVariation.Nothing), "Sivu");
        Assert.NotNull(Cache.GetById(preview: true, page.Key));

        Assert.Empty(Host.Commands.Of(() => Cache.GetById(preview: true, page.Key)));
        page.Name = "Toinen";
        Documents.Save(page);
        Assert.Equal("Toinen", Cache.GetById(preview: true, page.Key)!.Name);
    }

    [Fact]
    public async Task Values_made_of_other_content_are_shared_by_all_drafts()
    {
        var picker = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.ContentPickerGuid))!;
        var type = await TypeAsync("page", ContentVariation.Nothing, isElement: false, ("title", await TextstringAsync()), ("picked", picker));
        var target = PublishedPage(type, "Kohde");
        var page = PublishedPage(type, "Sivu");
        page.SetValue("picked", Udi.Create(Constants.UdiEntityType.Document, target.Key).ToString());
        Documents.Save(page);

        var picked = Picked(page);
        Assert.Same(picked, Picked(page));
        target.Name = "Uusi kohde";
        Documents.Save(target);
        Assert.NotSame(picked, Picked(page));
        Assert.Equal("Uusi kohde", Picked(page).Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_was_loaded_tells_its_id_and_key_without_a_query(bool preview)
    {
        var page = PublishedPage(await TextTypeAsync("page", ContentVariation.Nothing), "Sivu");
        var ids = Get<IIdKeyMap>();
        await Get<IDocumentCacheService>().RemoveFromMemoryCacheAsync(page.Key);
        ids.ClearCache();
        Assert.NotNull(Cache.GetById(preview, page.Key));

        Assert.Empty(Host.Commands.Of(() =>
        {
            Assert.Equal(page.Id, ids.GetIdForKey(page.Key, UmbracoObjectTypes.Document).Result);
            Assert.Equal(page.Key, ids.GetKeyForId(page.Id, UmbracoObjectTypes.Document).Result);
        }));
    }

    [Fact]
    public async Task Reloading_everything_makes_the_types_anew_too()
    {
        await TextTypeAsync("page", ContentVariation.Nothing);
        var types = Get<IPublishedContentTypeCache>();
        var before = types.Get(PublishedItemType.Content, "page");
        Assert.Same(before, types.Get(PublishedItemType.Content, "page"));

        Get<DistributedCache>().RefreshAllPublishedSnapshot();

        Assert.NotSame(before, types.Get(PublishedItemType.Content, "page"));
    }

    private IPublishedContent Picked(IContent page) => (IPublishedContent)Cache.GetById(preview: true, page.Key)!.GetProperty("picked")!.GetValue()!;
}
