using System.Collections.Concurrent;
using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Relations;

/// <summary>What the values of a document refer to is known without reading the values again.</summary>
public sealed class ReferenceTests(HostFixture host) : DocumentTest(host)
{
    private IContentType Referrer { get; set; } = null!;

    private IRelationService Relations => Get<IRelationService>();

    private ITrackedReferencesService References => Get<ITrackedReferencesService>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var picker = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.ContentPickerGuid))!;
        var mediaPicker = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.MediaPicker3Guid))!;
        var type = await CreateTypeAsync("referrer", ContentVariation.Nothing);
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), picker, "link") { Name = "Link" }, "content", "Content");
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), picker, "other") { Name = "Other" }, "content", "Content");
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), mediaPicker, "picture") { Name = "Picture" }, "content", "Content");
        Assert.True((await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        Referrer = Get<IContentTypeService>().Get("referrer")!;
    }

    [Fact]
    public void A_saved_document_is_related_to_what_it_refers_to()
    {
        var (one, two, picture) = (SavedPage("One"), SavedPage("Two"), Picture());

        var referrer = SavedReferrer(one, two, picture);

        Assert.Equal([one.Id, two.Id], Children(referrer, "umbDocument"));
        Assert.Equal([picture.Id], Children(referrer, "umbMedia"));
    }

    [Fact]
    public void Only_the_difference_is_written()
    {
        var (one, two, three) = (SavedPage("One"), SavedPage("Two"), SavedPage("Three"));
        var referrer = SavedReferrer(one, two);
        var kept = Relations.GetByParentId(referrer.Id)!.Single(r => r.ChildId == one.Id);

        referrer.SetValue("other", Udi(three));
        Documents.Save(referrer);

        Assert.Equal([one.Id, three.Id], Children(referrer, "umbDocument"));
        Assert.Contains(kept.Id, Relations.GetByParentId(referrer.Id)!.Select(r => r.Id));
        referrer.SetValue("link", null);
        referrer.SetValue("other", null);
        Documents.Save(referrer);
        Assert.Empty(Children(referrer, "umbDocument"));
    }

    [Fact]
    public void What_is_still_published_is_still_referred_to_until_it_is_unpublished()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        var referrer = SavedReferrer(one);
        AssertPublished(Documents.Publish(referrer, AllCultures));

        referrer.SetValue("link", Udi(two));
        Documents.Save(referrer);
        Assert.Equal([one.Id, two.Id], Children(referrer, "umbDocument"));

        Documents.Unpublish(referrer);
        Assert.Equal([two.Id], Children(referrer, "umbDocument"));
    }

    [Fact]
    public void Relations_that_editors_made_are_left_alone()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        var referrer = SavedReferrer(one);
        Relations.Relate(referrer.Id, two.Id, Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias);

        referrer.SetValue("link", null);
        Documents.Save(referrer);

        Assert.Equal([two.Id], Relations.GetByParentId(referrer.Id)!.Select(r => r.ChildId));
    }

    [Fact]
    public void A_reference_to_what_is_gone_is_no_relation()
    {
        var referrer = Documents.Create("Referrer", Constants.System.Root, Referrer);
        referrer.SetValue("link", new GuidUdi(Constants.UdiEntityType.Document, Guid.NewGuid()).ToString());

        Assert.True(Documents.Save(referrer).Success);

        Assert.Empty(Relations.GetByParentId(referrer.Id)!);
    }

    [Fact]
    public async Task It_is_told_who_refers_to_an_item()
    {
        var target = SavedPage("Target");
        var referrer = SavedReferrer(target);
        AssertPublished(Documents.Publish(referrer, AllCultures));

        var found = await References.GetPagedRelationsForItemAsync(target.Key, UmbracoObjectTypes.Document, 0, 10, true);

        Assert.True(found.Success);
        var item = Assert.Single(found.Result.Items);
        Assert.Equal((referrer.Key, "Referrer", "document", true), (item.NodeKey, item.NodeName, item.NodeType, item.NodePublished));
        Assert.Equal(("referrer", "referrer", Referrer.Key), (item.ContentTypeAlias, item.ContentTypeName, item.ContentTypeKey));
        Assert.Equal(("Related Document", true, false), (item.RelationTypeName, item.RelationTypeIsDependency, item.RelationTypeIsBidirectional));
        Assert.Equal(0, (await References.GetPagedRelationsForItemAsync(referrer.Key, UmbracoObjectTypes.Document, 0, 10, true)).Result.Total);
        Assert.Equal(GetReferencesOperationStatus.ContentNotFound, (await References.GetPagedRelationsForItemAsync(Guid.NewGuid(), UmbracoObjectTypes.Document, 0, 10, true)).Status);
    }

    [Fact]
    public async Task It_is_told_which_items_below_are_referred_to()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        SavedPage("Unreferenced", parent.Id);
        SavedReferrer(parent, child);

        var found = await References.GetPagedDescendantsInReferencesAsync(parent.Key, UmbracoObjectTypes.Document, 0, 10, true);

        Assert.Equal(1, found.Result.Total);
        Assert.Equal([child.Key], found.Result.Items.Select(i => i.NodeKey));
    }

    [Fact]
    public async Task It_is_told_who_refers_to_what_is_in_the_bin()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        var referrer = SavedReferrer(parent, child);
        Documents.MoveToRecycleBin(parent);

        var found = await References.GetPagedRelationsForRecycleBinAsync(UmbracoObjectTypes.Document, 0, 10, true);

        Assert.Equal(1, found.Total);
        Assert.Equal([referrer.Key], found.Items.Select(i => i.NodeKey));
    }

    [Fact]
    public async Task It_is_told_which_of_some_items_are_referred_to()
    {
        var (one, two, three) = (SavedPage("One"), SavedPage("Two"), SavedPage("Three"));
        SavedReferrer(one, two);

        var items = await References.GetPagedItemsWithRelationsAsync(new HashSet<Guid> { one.Key, three.Key }, 0, 10, true);
        var keys = await References.GetPagedKeysWithDependentReferencesAsync(new HashSet<Guid> { one.Key, two.Key, three.Key }, Constants.ObjectTypes.Document, 1, 1);

        Assert.Equal([one.Key], items.Items.Select(i => i.NodeKey));
        Assert.Equal((2L, 1), (keys.Total, keys.Items.Count()));
    }

    [Fact]
    public async Task A_bidirectional_relation_is_followed_from_both_ends()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        Relations.Relate(one.Id, two.Id, Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias);

        Assert.Equal([two.Key], (await References.GetPagedRelationsForItemAsync(one.Key, UmbracoObjectTypes.Document, 0, 10, false)).Result.Items.Select(i => i.NodeKey));
        Assert.Equal([one.Key], (await References.GetPagedRelationsForItemAsync(two.Key, UmbracoObjectTypes.Document, 0, 10, false)).Result.Items.Select(i => i.NodeKey));
        Assert.Equal(0, (await References.GetPagedRelationsForItemAsync(two.Key, UmbracoObjectTypes.Document, 0, 10, true)).Result.Total);
    }

    [Fact]
    public void What_is_written_is_told_as_automatic()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        ReferenceObserver.Heard.Clear();

        var referrer = SavedReferrer(one, two);
        Assert.Equal([$"saved {one.Id} True", $"saved {two.Id} True"], Heard());
        Documents.Save(referrer);
        Assert.Empty(Heard());
        referrer.SetValue("link", null);
        Documents.Save(referrer);
        Assert.Equal([$"deleted {one.Id} True"], Heard());
        referrer.SetValue("other", null);
        Documents.Save(referrer);
        Assert.Equal([$"deleted {two.Id} True"], Heard());

        string[] Heard()
        {
            var heard = ReferenceObserver.Heard.Where(h => h.Relation.ParentId == referrer.Id).Select(h => $"{h.What} {h.Relation.ChildId} {h.IsAutomatic}").Order().ToArray();
            ReferenceObserver.Heard.Clear();
            return heard;
        }
    }

    [Fact]
    public async Task A_media_item_is_related_to_what_it_refers_to()
    {
        var picker = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.ContentPickerGuid))!;
        var type = new MediaType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = "album", Name = "Album", AllowedAsRoot = true };
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), picker, "link") { Name = "Link" }, "content", "Content");
        Assert.True((await Get<IMediaTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        var page = SavedPage("Page");
        var album = Get<IMediaService>().CreateMedia("Album", Constants.System.Root, "album");
        album.SetValue("link", Udi(page));
        Get<IMediaService>().Save(album);
        Assert.Equal(page.Id, Assert.Single(Relations.GetByParentId(album.Id)!).ChildId);

        album.SetValue("link", null);
        Get<IMediaService>().Save(album);

        Assert.Empty(Relations.GetByParentId(album.Id)!);
    }

    [Fact]
    public async Task Published_documents_of_a_deleted_type_take_their_relations_along()
    {
        var page = PublishedPage("Page");
        var referrer = SavedReferrer(page);
        AssertPublished(Documents.Publish(referrer, AllCultures));

        Assert.Equal(ContentTypeOperationStatus.Success, await Get<IContentTypeService>().DeleteAsync(Referrer.Key, Constants.Security.SuperUserKey));

        Assert.Null(Documents.GetById(referrer.Key));
        Assert.Empty(Relations.GetByChildId(page.Id));
    }

    private IContent SavedReferrer(IContent link, IContent? other = null, IMedia? picture = null)
    {
        var document = Documents.Create("Referrer", Constants.System.Root, Referrer);
        document.SetValue("link", Udi(link));
        document.SetValue("other", other is null ? null : Udi(other));
        document.SetValue("picture", picture is null ? null : $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{picture.Key}}"}]""");
        Assert.True(Documents.Save(document).Success);
        return document;
    }

    private IMedia Picture()
    {
        var picture = Get<IMediaService>().CreateMedia("Picture", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Assert.True(Get<IMediaService>().Save(picture).Success);
        return picture;
    }

    private int[] Children(IContent parent, string alias) => Relations.GetByParentId(parent.Id, alias)!.Select(r => r.ChildId).Order().ToArray();

    private static string Udi(IContent content) => new GuidUdi(Constants.UdiEntityType.Document, content.Key).ToString();
}

/// <summary>Hears of relations; registered by its composer.</summary>
public sealed class ReferenceObserver : INotificationHandler<RelationSavedNotification>, INotificationHandler<RelationDeletedNotification>
{
    public static ConcurrentQueue<(string What, IRelation Relation, bool IsAutomatic)> Heard { get; } = [];

    public void Handle(RelationSavedNotification notification) => Add("saved", notification.SavedEntities, notification.IsAutomatic);

    public void Handle(RelationDeletedNotification notification) => Add("deleted", notification.DeletedEntities, notification.IsAutomatic);

    private static void Add(string what, IEnumerable<IRelation> relations, bool isAutomatic)
    {
        foreach (var relation in relations)
        {
            Heard.Enqueue((what, relation, isAutomatic));
        }
    }
}

public sealed class ReferenceObserverComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder
        .AddNotificationHandler<RelationSavedNotification, ReferenceObserver>()
        .AddNotificationHandler<RelationDeletedNotification, ReferenceObserver>();
}
