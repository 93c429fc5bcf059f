using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Routing;

/// <summary>The trees in memory follow what the editing services do, and a start reads the same.</summary>
public sealed class NavigationTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentEditingService Editing => Get<IContentEditingService>();

    private IDocumentNavigationQueryService Tree => Get<IDocumentNavigationQueryService>();

    private IRecycleBinNavigationQueryService Bin => Get<IDocumentNavigationQueryService>();

    [Fact]
    public async Task What_is_created_comes_last_among_its_siblings()
    {
        var root = await CreatedAsync("Root");
        var other = await CreatedAsync("Other");
        var (one, two) = (await CreatedAsync("One", root), await CreatedAsync("Two", root));

        Assert.Equal([other], Siblings(root));
        Assert.Equal([one, two], Children(root));
        await SameAfterStartAsync(root);
    }

    [Fact]
    public async Task A_branch_goes_to_the_bin_in_its_order_and_comes_back_last()
    {
        var root = await CreatedAsync("Root");
        var (one, two) = (await CreatedAsync("One", root), await CreatedAsync("Two", root));
        var (a, b, c) = (await CreatedAsync("A", one), await CreatedAsync("B", one), await CreatedAsync("C", one));
        Assert.True((await Editing.MoveToRecycleBinAsync(c, User)).Success);
        Assert.True((await Editing.MoveToRecycleBinAsync(one, User)).Success);

        Assert.False(Tree.TryGetParentKey(one, out _));
        Assert.True(Bin.TryGetParentKeyInBin(one, out var parent));
        Assert.Null(parent);
        Assert.Equal([a, b], BinChildren(one));
        Assert.True(Bin.TryGetSiblingsKeysInBin(c, out var siblings));
        Assert.Equal([one], siblings);
        var three = await CreatedAsync("Three", root);
        Assert.Equal([two, three], Children(root));
        await SameAfterStartAsync(root);

        Assert.True((await Editing.RestoreAsync(one, root, User)).Success);
        Assert.Equal(new[] { one, two, three }.Order(), Children(root).Order()); // Umbraco leaves its order in memory open until the next start
        Assert.Equal([a, b], Children(one));
        Assert.False(Bin.TryGetChildrenKeysInBin(one, out _));
        await Get<IDocumentNavigationManagementService>().RebuildAsync();
        Assert.Equal([two, three, one], Children(root));
    }

    [Fact]
    public async Task What_is_deleted_is_in_no_tree()
    {
        var root = await CreatedAsync("Root");
        var one = await CreatedAsync("One", root);
        var below = await CreatedAsync("Below", one);
        var trashed = await CreatedAsync("Trashed", root);
        var belowTrashed = await CreatedAsync("Below trashed", trashed);
        await Editing.MoveToRecycleBinAsync(trashed, User);

        Assert.True((await Editing.DeleteAsync(one, User)).Success);
        Assert.True((await Editing.DeleteFromRecycleBinAsync(trashed, User)).Success);

        Assert.Empty(Children(root));
        Assert.False(Tree.TryGetParentKey(below, out _));
        Assert.False(Bin.TryGetParentKeyInBin(trashed, out _));
        Assert.False(Bin.TryGetParentKeyInBin(belowTrashed, out _));
        Assert.False(Bin.TryGetParentKeyInBin(below, out _));
        await SameAfterStartAsync(root);
    }

    [Fact]
    public async Task What_is_moved_copied_or_renamed_keeps_the_trees_right()
    {
        var root = await CreatedAsync("Root");
        var (one, two) = (await CreatedAsync("One", root), await CreatedAsync("Two", root));
        var (a, b) = (await CreatedAsync("A", one), await CreatedAsync("B", one));

        Assert.True((await Editing.MoveAsync(a, two, User)).Success);
        Assert.Equal([b], Children(one));
        Assert.Equal([a], Children(two));
        var copy = (await Editing.CopyAsync(one, two, relateToOriginal: false, includeDescendants: true, User)).Result!;
        Assert.Equal([a, copy.Key], Children(two));
        Assert.Single(Children(copy.Key));
        Assert.True((await Editing.MoveAsync(two, null, User)).Success);
        Assert.Equal([one], Children(root));
        Assert.Equal([two], Siblings(root));
        Assert.True(Tree.TryGetLevel(copy.Key, out var level));
        Assert.Equal(2, level);
        var update = new ContentUpdateModel { Variants = [new VariantModel { Name = "Renamed" }] };
        Assert.True((await Editing.UpdateAsync(one, update, User)).Success);
        Assert.Equal([one], Children(root));
        await SameAfterStartAsync(root);
        await SameAfterStartAsync(two);
    }

    [Fact]
    public async Task What_is_sorted_stands_in_its_new_order()
    {
        var root = await CreatedAsync("Root");
        var (one, two, three) = (await CreatedAsync("One", root), await CreatedAsync("Two", root), await CreatedAsync("Three", root));
        var (a, b) = (await CreatedAsync("A", one), await CreatedAsync("B", three));
        var other = await CreatedAsync("Other");

        await SortAsync(root, three, one, two);
        await SortAsync(null, other, root);

        Assert.Equal([three, one, two], Children(root));
        Assert.Equal([three, two], Siblings(one));
        Assert.True(Tree.TryGetDescendantsKeys(root, out var descendants));
        Assert.Equal([three, b, one, a, two], descendants);
        Assert.True(Tree.TryGetRootKeys(out var roots));
        Assert.Equal([other, root], roots.Where(k => k == other || k == root));
        await SameAfterStartAsync(root);

        async Task SortAsync(Guid? parent, params Guid[] keys)
            => Assert.Equal(ContentEditingOperationStatus.Success, await Editing.SortAsync(parent, keys.Select((key, i) => new SortingModel { Key = key, SortOrder = i }), User));
    }

    [Fact]
    public async Task The_media_trees_follow_too()
    {
        var editing = Get<IMediaEditingService>();
        var tree = Get<IMediaNavigationQueryService>();
        var folderType = Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.Folder)!;
        var root = await Folder("Root", null);
        var (one, two) = (await Folder("One", root), await Folder("Two", root));
        var below = await Folder("Below", one);

        Assert.True((await editing.MoveToRecycleBinAsync(one, User)).Success);
        Assert.True(tree.TryGetDescendantsKeysInBin(one, out var binned));
        Assert.Equal([below], binned);
        Assert.Equal([two], MediaChildren(root));
        Assert.True((await editing.RestoreAsync(one, root, User)).Success);
        Assert.Equal(new[] { one, two }.Order(), MediaChildren(root).Order());
        Assert.True((await editing.MoveAsync(below, two, User)).Success);
        Assert.True((await editing.DeleteAsync(one, User)).Success);

        AssertTree();
        await Get<IMediaNavigationManagementService>().RebuildAsync();
        await Get<IMediaNavigationManagementService>().RebuildBinAsync();
        AssertTree();
        Assert.False(tree.TryGetParentKeyInBin(one, out _));

        void AssertTree()
        {
            Assert.Equal([two], MediaChildren(root));
            Assert.Equal([below], MediaChildren(two));
        }

        async Task<Guid> Folder(string name, Guid? parent)
        {
            var model = new MediaCreateModel { ContentTypeKey = folderType.Key, ParentKey = parent, Variants = [new VariantModel { Name = name }] };
            var result = await editing.CreateAsync(model, User);
            Assert.True(result.Success, result.Status.ToString());
            return result.Result.Content!.Key;
        }

        Guid[] MediaChildren(Guid of)
        {
            Assert.True(tree.TryGetChildrenKeys(of, out var keys));
            return keys.ToArray();
        }
    }

    private async Task<Guid> CreatedAsync(string name, Guid? parent = null)
    {
        var model = new ContentCreateModel { ContentTypeKey = Page.Key, ParentKey = parent, Variants = [new VariantModel { Name = name }] };
        var result = await Editing.CreateAsync(model, User);
        Assert.True(result.Success, result.Status.ToString());
        return result.Result.Content!.Key;
    }

    private Guid[] Children(Guid of)
    {
        Assert.True(Tree.TryGetChildrenKeys(of, out var keys));
        return keys.ToArray();
    }

    private Guid[] Siblings(Guid of)
    {
        Assert.True(Tree.TryGetSiblingsKeys(of, out var keys));
        return keys.ToArray();
    }

    private Guid[] BinChildren(Guid of)
    {
        Assert.True(Bin.TryGetChildrenKeysInBin(of, out var keys));
        return keys.ToArray();
    }

    private async Task SameAfterStartAsync(Guid of)
    {
        var before = All();
        await Get<IDocumentNavigationManagementService>().RebuildAsync();
        await Get<IDocumentNavigationManagementService>().RebuildBinAsync();
        Assert.Equal(before, All());

        string All()
        {
            Assert.True(Tree.TryGetDescendantsKeys(of, out var keys));
            Tree.TryGetRootKeys(out var roots);
            return $"{string.Join(',', roots)} {string.Join(',', keys)}";
        }
    }
}
