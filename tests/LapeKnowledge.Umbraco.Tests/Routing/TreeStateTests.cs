using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Umbraco.Tests.Routing;

/// <summary>What the program reads of the trees when it starts must be what it would have in memory had it seen every change.</summary>
public sealed class TreeStateTests(HostFixture host) : DocumentTest(host)
{
    private IDocumentNavigationQueryService Navigation => Get<IDocumentNavigationQueryService>();

    private IPublishStatusQueryService Status => Get<IPublishStatusQueryService>();

    [Fact]
    public async Task The_document_tree_is_the_same_after_a_start()
    {
        var root = SavedPage("Root");
        var (one, two) = (SavedPage("One", root.Id), SavedPage("Two", root.Id));
        var below = SavedPage("Below", one.Id);
        Documents.Sort([two.Id, one.Id]);
        var before = Tree(root.Key);

        await Get<IDocumentNavigationManagementService>().RebuildAsync();

        Assert.Equal([two.Key, one.Key, below.Key], before);
        Assert.Equal(before, Tree(root.Key));
        Assert.True(Navigation.TryGetRootKeys(out var roots));
        Assert.Equal([root.Key], roots);
        Assert.True(Navigation.TryGetAncestorsKeys(below.Key, out var ancestors));
        Assert.Equal([one.Key, root.Key], ancestors);
        Assert.True(Navigation.TryGetChildrenKeysOfType(root.Key, "page", out var pages));
        Assert.Equal(2, pages.Count());
    }

    [Fact]
    public async Task The_tree_of_the_bin_is_the_same_after_a_start()
    {
        var page = SavedPage("Page");
        var below = SavedPage("Below", page.Id);
        Documents.MoveToRecycleBin(page);

        await Get<IDocumentNavigationManagementService>().RebuildAsync();
        await Get<IDocumentNavigationManagementService>().RebuildBinAsync();

        Assert.False(Navigation.TryGetParentKey(page.Key, out _));
        var bin = (IRecycleBinNavigationQueryService)Navigation;
        Assert.True(bin.TryGetChildrenKeysInBin(page.Key, out var children));
        Assert.Equal([below.Key], children);
    }

    [Fact]
    public async Task The_media_tree_is_the_same_after_a_start()
    {
        var media = Get<IMediaService>();
        var folder = media.CreateMedia("Folder", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        media.Save(folder);
        var file = media.CreateMedia("File", folder.Id, Constants.Conventions.MediaTypes.File);
        media.Save(file);

        await Get<IMediaNavigationManagementService>().RebuildAsync();

        Assert.True(Get<IMediaNavigationQueryService>().TryGetChildrenKeys(folder.Key, out var children));
        Assert.Equal([file.Key], children);
    }

    [Fact]
    public void A_node_is_told_with_its_ancestors_from_the_root_down()
    {
        var root = SavedPage("Root");
        var child = SavedPage("Child", root.Id);
        var below = SavedPage("Below", child.Id);

        var path = InScope(_ => Get<INavigationRepository>().GetContentNodeWithAncestors(below.Key, Constants.ObjectTypes.Document).ToArray());

        Assert.Equal([root.Key, child.Key, below.Key], path.Select(n => n.Key));
        Assert.Equal((child.Id, Page.Key, false), (path[2].ParentId, path[2].ContentTypeKey, path[2].Trashed));
        Assert.Empty(InScope(_ => Get<INavigationRepository>().GetContentNodeWithAncestors(below.Key, Constants.ObjectTypes.Media)));
    }

    [Fact]
    public void The_chain_of_what_is_trashed_ends_at_the_bin()
    {
        var page = SavedPage("Page", SavedPage("Root").Id);
        Documents.MoveToRecycleBin(page);

        var node = Assert.Single(InScope(_ => Get<INavigationRepository>().GetContentNodeWithAncestors(page.Key, Constants.ObjectTypes.Document).ToArray()));

        Assert.Equal((page.Key, Constants.System.RecycleBinContent, true), (node.Key, node.ParentId, node.Trashed));
    }

    [Fact]
    public void Without_a_scope_there_is_no_tree()
    {
        var page = SavedPage("Page");
        var tree = Get<INavigationRepository>();

        Assert.Empty(tree.GetContentNodeWithAncestors(page.Key, Constants.ObjectTypes.Document));
        Assert.Empty(tree.GetContentNodesByObjectType(Constants.ObjectTypes.Document));
        Assert.Empty(tree.GetTrashedContentNodesByObjectType(Constants.ObjectTypes.Document));
    }

    [Fact]
    public async Task An_invariant_document_is_published_in_every_language()
    {
        var page = PublishedPage("Page");
        var article = SavedArticle("Artikkeli", "Artikel");
        AssertPublished(Documents.Publish(article, [Finnish]));
        var draft = SavedPage("Draft");

        await Get<IPublishStatusManagementService>().InitializeAsync(CancellationToken.None);

        Assert.Equal([true, true], new[] { Finnish, Swedish }.Select(c => Status.IsDocumentPublished(page.Key, c)));
        Assert.Equal([true, false], new[] { Finnish, Swedish }.Select(c => Status.IsDocumentPublished(article.Key, c)));
        Assert.False(Status.IsDocumentPublishedInAnyCulture(draft.Key));
        Assert.Equal([Finnish], await StatusAsync(r => r.GetPublishStatusAsync(article.Key, CancellationToken.None)));
        Assert.Empty(await StatusAsync(r => r.GetPublishStatusAsync(Guid.NewGuid(), CancellationToken.None)));
    }

    [Theory]
    [InlineData(Finnish, Swedish)]
    [InlineData(Swedish, Finnish)]
    public async Task A_page_is_reached_in_the_languages_in_which_all_above_it_are_published(string gone, string left)
    {
        await LetNoLanguageBeMandatoryAsync();
        var root = PublishedArticle("Juuri", "Rot");
        var child = PublishedArticle("Lapsi", "Barn", root.Id);
        var below = PublishedArticle("Alla", "Under", child.Id);

        Documents.Unpublish(Reload(child), gone);
        Assert.Equal((true, false, true), (Status.HasPublishedAncestorPath(below.Key, left), Status.HasPublishedAncestorPath(below.Key, gone), Status.HasPublishedAncestorPath(below.Key, "*")));
        Assert.Equal((true, false), (Status.IsDocumentPublished(child.Key, left), Status.IsDocumentPublished(child.Key, gone)));
        Assert.True(Status.IsDocumentPublished(below.Key, gone));

        Documents.Unpublish(Reload(child), left);
        Assert.Equal((false, 0), (Reload(child).Published, Reload(child).PublishedCultures.Count()));
        Assert.All(new[] { gone, left, "*" }, c => Assert.False(Status.HasPublishedAncestorPath(below.Key, c)));
        Assert.All(new[] { gone, left, "*" }, c => Assert.False(Status.IsDocumentPublished(child.Key, c)));
        Assert.False(Status.HasPublishedAncestorPath(below.Key));
    }

    [Fact]
    public void A_page_below_what_was_unpublished_is_published_and_not_reached()
    {
        var root = PublishedPage("Root");
        var child = PublishedPage("Child", root.Id);
        Assert.Equal((true, true), (Status.HasPublishedAncestorPath(root.Key), Status.HasPublishedAncestorPath(child.Key)));

        Documents.Unpublish(root);

        Assert.Equal((false, true), (Status.IsDocumentPublished(root.Key, Finnish), Status.IsDocumentPublished(child.Key, Finnish)));
        Assert.False(Status.HasPublishedAncestorPath(child.Key));
        Assert.False(Status.IsDocumentPublished(child.Key, "da-DK"));
    }

    [Fact]
    public async Task The_status_of_a_branch_includes_what_is_not_published()
    {
        var root = PublishedPage("Root");
        var draft = SavedPage("Draft", root.Id);
        var article = PublishedArticle("Artikkeli", "Artikel", root.Id);
        PublishedPage("Elsewhere");

        var branch = await StatusAsync(r => r.GetDescendantsOrSelfPublishStatusAsync(root.Key, CancellationToken.None));

        Assert.Equal(new[] { root.Key, draft.Key, article.Key }.Order(), branch.Keys.Order());
        Assert.Empty(branch[draft.Key]);
        Assert.Equal([Finnish, Swedish], branch[article.Key].Order());
        Assert.Empty(await StatusAsync(r => r.GetDescendantsOrSelfPublishStatusAsync(Guid.NewGuid(), CancellationToken.None)));
    }

    [Fact]
    public async Task A_status_that_was_forgotten_is_read_again_alone_or_with_those_below()
    {
        var root = PublishedPage("Root");
        var child = PublishedPage("Child", root.Id);
        var memory = Get<IPublishStatusManagementService>();
        await memory.RemoveAsync(root.Key, CancellationToken.None);
        await memory.RemoveAsync(child.Key, CancellationToken.None);
        await memory.AddOrUpdateStatusAsync(Guid.NewGuid(), CancellationToken.None);
        await memory.AddOrUpdateStatusWithDescendantsAsync(Guid.NewGuid(), CancellationToken.None);

        await memory.AddOrUpdateStatusAsync(root.Key, CancellationToken.None);
        Assert.Equal((true, false), (Status.IsDocumentPublished(root.Key, Finnish), Status.IsDocumentPublished(child.Key, Finnish)));
        await memory.AddOrUpdateStatusWithDescendantsAsync(root.Key, CancellationToken.None);
        Assert.True(Status.IsDocumentPublished(child.Key, Finnish));
    }

    private async Task LetNoLanguageBeMandatoryAsync()
    {
        foreach (var language in await Get<ILanguageService>().GetAllAsync())
        {
            language.IsMandatory = false;
            Assert.True((await Get<ILanguageService>().UpdateAsync(language, Constants.Security.SuperUserKey)).Success);
        }
    }

    private Guid[] Tree(Guid root)
    {
        Assert.True(Navigation.TryGetDescendantsKeys(root, out var keys));
        return keys.ToArray();
    }

    private Task<T> StatusAsync<T>(Func<IPublishStatusRepository, Task<T>> read) => InScope(_ => read(Get<IPublishStatusRepository>()));
}
