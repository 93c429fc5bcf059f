using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Documents;

public sealed class PublishingTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void Publishing_freezes_the_values_and_leaves_a_new_draft()
    {
        var document = SavedPage("Welcome");
        var draft = document.VersionId;

        AssertPublished(Documents.Publish(document, AllCultures));

        var loaded = Reload(document);
        Assert.True(loaded.Published);
        Assert.False(loaded.Edited);
        Assert.Equal(draft, loaded.PublishedVersionId);
        Assert.True(loaded.VersionId > draft);
        Assert.Equal("Welcome", loaded.PublishName);
        Assert.NotNull(loaded.PublishDate);
    }

    [Fact]
    public void A_change_after_publishing_is_seen_in_the_draft_alone()
    {
        var document = Reload(PublishedPage("Welcome"));
        document.SetValue("title", "Changed");
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.True(loaded.Edited);
        Assert.Equal("Changed", loaded.GetValue<string>("title"));
        Assert.Equal("Welcome title", loaded.GetValue<string>("title", published: true));
    }

    [Fact]
    public void Edited_is_sticky_until_the_next_publish()
    {
        var document = Reload(PublishedPage("Welcome"));
        document.SetValue("title", "Changed");
        Documents.Save(document);
        document.SetValue("title", "Welcome title");
        Documents.Save(document);
        Assert.True(Reload(document).Edited);

        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.False(Reload(document).Edited);
    }

    [Fact]
    public void A_new_name_alone_makes_it_edited()
    {
        var document = Reload(PublishedPage("Welcome"));
        document.Name = "Come in";
        Documents.Save(document);

        Assert.True(Reload(document).Edited);
        Assert.Equal("Welcome", Reload(document).PublishName);
    }

    [Fact]
    public void Publishing_again_without_a_change_makes_a_version_all_the_same()
    {
        var document = PublishedPage("Welcome");
        var versions = Documents.GetVersions(document.Id).Count();

        AssertPublished(Documents.Publish(document, AllCultures));

        Assert.Equal(versions + 1, Documents.GetVersions(document.Id).Count());
    }

    [Fact]
    public void Exactly_one_version_is_current_and_one_published()
    {
        var document = SavedPage("Welcome");
        for (var i = 0; i < 3; i++)
        {
            document.SetValue("title", "Title " + i);
            Documents.Save(document);
            AssertPublished(Documents.Publish(document, AllCultures));
        }

        var meta = InScope(_ => Get<global::Umbraco.Cms.Core.Persistence.Repositories.IDocumentVersionRepository>().GetPagedItemsByContentId(document.Id, 0, 100, out var _)).ToArray();
        Assert.Equal(4, meta.Length);
        Assert.Single(meta, m => m.CurrentDraftVersion);
        Assert.Single(meta, m => m.CurrentPublishedVersion);
    }

    [Fact]
    public void Unpublishing_hides_it_and_keeps_the_published_version_on_what_is_loaded()
    {
        var document = PublishedPage("Welcome");

        AssertPublished(Documents.Unpublish(document));

        Assert.False(document.Published);
        Assert.Null(document.PublishName);
        var loaded = Reload(document);
        Assert.False(loaded.Published);
        Assert.True(loaded.Edited);
        Assert.True(loaded.PublishedVersionId > 0);
        Assert.Equal("Welcome title", loaded.GetValue<string>("title", published: true));
    }

    [Fact]
    public void A_document_below_an_unpublished_one_cannot_be_published()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);

        Assert.Equal(PublishResultType.FailedPublishPathNotPublished, Documents.Publish(child, AllCultures).Result);
        Assert.False(Documents.IsPathPublishable(child));
        AssertPublished(Documents.Publish(parent, AllCultures));
        AssertPublished(Documents.Publish(child, AllCultures));
        Assert.True(Documents.IsPathPublished(child));
    }

    [Fact]
    public void Unpublishing_a_parent_leaves_its_children_published_but_not_their_path()
    {
        var parent = PublishedPage("Parent");
        var child = PublishedPage("Child", parent.Id);

        Documents.Unpublish(parent);

        Assert.True(Reload(child).Published);
        Assert.False(Documents.IsPathPublished(Reload(child)));
    }

    [Fact]
    public void A_trashed_document_cannot_be_published()
    {
        var document = SavedPage("Welcome");
        Documents.MoveToRecycleBin(document);

        Assert.False(Documents.Publish(Reload(document), AllCultures).Success);
    }

    [Fact]
    public async Task A_mandatory_property_without_a_value_keeps_it_from_being_published()
    {
        var type = Get<IContentTypeService>().Get("page")!;
        type.PropertyTypes.Single(p => p.Alias == "code").Mandatory = true;
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var document = SavedPage("Welcome");

        var refused = Documents.Publish(document, AllCultures);
        Assert.Equal(PublishResultType.FailedPublishContentInvalid, refused.Result);
        Assert.Equal(["code"], refused.InvalidProperties?.Select(p => p.Alias));
        Assert.False(Reload(document).Published);

        document.SetValue("code", "42");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));
    }

    [Fact]
    public void A_branch_publishes_what_is_new_and_leaves_unpublished_children_alone_unless_told()
    {
        var root = PublishedPage("Root");
        var changed = PublishedPage("Changed", root.Id);
        var never = SavedPage("Never", root.Id);
        changed.SetValue("title", "New");
        Documents.Save(changed);

        Documents.PublishBranch(root, PublishBranchFilter.Default, AllCultures).ToArray();
        Assert.Equal("New", Reload(changed).GetValue<string>("title", published: true));
        Assert.False(Reload(never).Published);

        Documents.PublishBranch(root, PublishBranchFilter.IncludeUnpublished, AllCultures).ToArray();
        Assert.True(Reload(never).Published);
    }

    [Fact]
    public void A_branch_makes_no_version_of_what_did_not_change_unless_it_is_forced()
    {
        var root = PublishedPage("Root");
        var child = PublishedPage("Child", root.Id);
        var versions = Documents.GetVersions(child.Id).Count();

        Documents.PublishBranch(root, PublishBranchFilter.Default, AllCultures).ToArray();
        Assert.Equal(versions, Documents.GetVersions(child.Id).Count());

        Documents.PublishBranch(root, PublishBranchFilter.ForceRepublish, AllCultures).ToArray();
        Assert.Equal(versions + 1, Documents.GetVersions(child.Id).Count());
    }

    [Fact]
    public async Task The_publishing_service_publishes_and_unpublishes()
    {
        var service = Get<IContentPublishingService>();
        var document = SavedArticle("Tervetuloa", "Välkommen");

        var published = await service.PublishAsync(document.Key, [new CulturePublishScheduleModel { Culture = Swedish }, new CulturePublishScheduleModel { Culture = Finnish }], Constants.Security.SuperUserKey);
        Assert.Equal(ContentPublishingOperationStatus.Success, published.Status);
        Assert.Equal([Finnish, Swedish], Reload(document).PublishedCultures.Order());

        var unpublished = await service.UnpublishAsync(document.Key, new HashSet<string> { Swedish }, Constants.Security.SuperUserKey);
        Assert.True(unpublished.Success, unpublished.Result.ToString());
        Assert.Equal([Finnish], Reload(document).PublishedCultures);
    }
}
