using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Routing;

/// <summary>Which document a path leads to when there are no domains.</summary>
public sealed class RouteTests(HostFixture host) : RoutingTest(host)
{
    private IDocumentUrlService Urls => Get<IDocumentUrlService>();

    [Theory]
    [InlineData(true, "/", "/first", "/first/deep", "/other", "/inner")]
    [InlineData(false, "/home", "/home/first", "/home/first/deep", "/other", "/other/inner")]
    public void The_top_level_is_part_of_the_path_or_it_is_not(bool hidden, string home, string first, string deep, string other, string inner)
    {
        var settings = Get<IOptions<GlobalSettings>>().Value;
        var before = settings.HideTopLevelNodeFromPath;
        try
        {
            settings.HideTopLevelNodeFromPath = hidden;
            var root = SavedPage("Home");
            var child = SavedPage("First", root.Id);
            var below = SavedPage("Deep", child.Id);
            var second = SavedPage("Other");
            var within = SavedPage("Inner", second.Id);
            (string Path, IContent Document)[] routes = [(home, root), (first, child), (deep, below), (other, second), (inner, within)];

            Assert.All(routes, r => Assert.Equal((r.Document.Key, null), (Route(r.Path, draft: true), Route(r.Path, draft: false))));
            foreach (var top in new[] { root, second })
            {
                Documents.PublishBranch(Reload(top), PublishBranchFilter.IncludeUnpublished, AllCultures);
            }
            Assert.All(routes, r => Assert.Equal((r.Document.Key, r.Document.Key), (Route(r.Path, draft: true), Route(r.Path, draft: false))));

            Documents.Unpublish(Reload(root));
            Assert.All(routes[1..3], r => Assert.Equal((r.Document.Key, null), (Route(r.Path, draft: true), Route(r.Path, draft: false))));
            Assert.Equal(hidden ? second.Key : null, Route(home, draft: false)); // the first of the published ones has the path of the site itself
        }
        finally
        {
            settings.HideTopLevelNodeFromPath = before;
        }
    }

    [Fact]
    public void What_is_trashed_or_deleted_has_no_segment()
    {
        var root = PublishedPage("Home");
        var (child, other) = (PublishedPage("First", root.Id), PublishedPage("Other", root.Id));
        Assert.Equal("first", Urls.GetUrlSegment(child.Key, Finnish, isDraft: false));

        Documents.MoveToRecycleBin(other);
        Assert.Equal((null, null), (Urls.GetUrlSegment(other.Key, Finnish, isDraft: true), Urls.GetUrlSegment(other.Key, Finnish, isDraft: false)));
        Documents.Delete(root);
        Assert.Equal((null, null), (Urls.GetUrlSegment(child.Key, Finnish, isDraft: true), Urls.GetUrlSegment(child.Key, Finnish, isDraft: false)));
    }

    [Fact]
    public async Task Addresses_are_written_though_only_caches_are_told()
    {
        var type = await CreateTypeAsync("aliased", ContentVariation.Nothing);
        var textbox = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), textbox, Constants.Conventions.Content.UrlAlias) { Name = "Alias" }, "content", "Content");
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var document = Documents.Create("Quiet", Constants.System.Root, "aliased");
        document.SetValue(Constants.Conventions.Content.UrlAlias, "hush");

        using (var scope = Get<ICoreScopeProvider>().CreateCoreScope(scopedNotificationPublisher: new ScopedNotificationPublisher<IDistributedCacheNotificationHandler>(Get<IEventAggregator>())))
        {
            Documents.Save(document);
            AssertPublished(Documents.Publish(document, []));
            scope.Complete();
        }

        Assert.NotEmpty(InScope(_ => Get<IDocumentUrlRepository>().GetAll().Where(s => s.DocumentKey == document.Key).ToArray()));
        Assert.Equal(["hush"], InScope(_ => Get<IDocumentUrlAliasRepository>().GetAll().Where(a => a.DocumentKey == document.Key).Select(a => a.Alias).ToArray()));
    }

    [Fact]
    public async Task Filling_the_memory_writes_nothing()
    {
        var (root, aliases) = (PublishedPage("Home"), Get<IDocumentUrlAliasService>());
        PublishedPage("First", root.Id);
        int Rows() => InScope(_ => Get<IDocumentUrlRepository>().GetAll().Count());
        var before = Rows();
        await Urls.DeleteUrlsFromCacheAsync([root.Key]);

        await Urls.UpdateUrlSegmentCacheAsync(root.Key);
        await Urls.UpdateUrlSegmentCacheWithDescendantsAsync(root.Key);
        await aliases.UpdateAliasCacheAsync(root.Key);

        Assert.Equal((before, "home"), (Rows(), Urls.GetUrlSegment(root.Key, Finnish, isDraft: false)));
    }

    private Guid? Route(string path, bool draft) => Urls.GetDocumentKeyByRoute(path, Finnish, null, draft);
}
