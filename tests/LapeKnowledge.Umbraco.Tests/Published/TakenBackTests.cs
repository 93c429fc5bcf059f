using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Published;

/// <summary>What a transaction takes back has left no trace in memory, though whoever was in it has read what was not to be.</summary>
public sealed class TakenBackTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentEditingService Editing => Get<IContentEditingService>();

    private IContentPublishingService Publishing => Get<IContentPublishingService>();

    private IPublishedContentCache Cache => Get<IPublishedContentCache>();

    private IDocumentNavigationQueryService Tree => Get<IDocumentNavigationQueryService>();

    [Fact]
    public async Task A_document_that_was_not_to_be_is_nowhere()
    {
        var (draft, created) = (SavedPage("Draft"), Guid.NewGuid());
        using (Get<ICoreScopeProvider>().CreateCoreScope())
        {
            var model = new ContentCreateModel { Key = created, ContentTypeKey = Page.Key, Variants = [new VariantModel { Name = "Created" }] };
            Assert.True((await Editing.CreateAsync(model, User)).Success);
            Assert.True((await Publishing.PublishAsync(draft.Key, [new CulturePublishScheduleModel()], User)).Success);
            Assert.NotNull(Documents.GetById(created));
            Assert.NotNull(await Cache.GetByIdAsync(created, true));
            Assert.True(Documents.GetById(draft.Key)!.Published);
            await Cache.GetByIdAsync(draft.Key);
        }

        Assert.False(Tree.TryGetParentKey(created, out _));
        Assert.Null(Documents.GetById(created));
        Assert.Null(await Cache.GetByIdAsync(created, true));
        Assert.False(Get<IEntityService>().Exists(created));
        Assert.False(Documents.GetById(draft.Key)!.Published);
        Assert.Null(await Cache.GetByIdAsync(draft.Key));
        Assert.Null(await Cache.GetByIdAsync(draft.Id));
        Assert.False(Get<IPublishStatusQueryService>().IsDocumentPublishedInAnyCulture(draft.Key));
    }

    [Theory]
    [InlineData("move")]
    [InlineData("trash")]
    [InlineData("delete")]
    [InlineData("unpublish")]
    [InlineData("rename")]
    [InlineData("delete the type")]
    [InlineData("remove the property")]
    public async Task A_page_is_where_and_what_it_was(string change)
    {
        var (parent, other) = (PublishedPage("Parent"), PublishedPage("Other"));
        var page = PublishedPage("Page", parent.Id);
        Assert.Equal("Page title", Cache.GetById(page.Key)!.GetProperty("title")!.GetValue());

        using (Get<ICoreScopeProvider>().CreateCoreScope())
        {
            Assert.True(await ChangeAsync());
            Cache.GetById(page.Key);
            Cache.GetById(preview: true, page.Key);
            Documents.GetById(page.Key);
            Get<IEntityService>().Get(page.Key);
        }

        Assert.True(Tree.TryGetParentKey(page.Key, out var above));
        Assert.Equal(parent.Key, above);
        Assert.Equal(("Page", $"-1,{parent.Id},{page.Id}"), (Reload(page).Name, Reload(page).Path));
        Assert.Equal(("Page", "Page title"), (Cache.GetById(page.Key)?.Name, Cache.GetById(page.Key)?.GetProperty("title")?.GetValue()));
        Assert.Equal("Page title", Cache.GetById(preview: true, page.Key)?.GetProperty("title")?.GetValue());
        Assert.Equal(page.Key, Get<IDocumentUrlService>().GetDocumentKeyByRoute("/page", Finnish, null, isDraft: false));

        async Task<bool> ChangeAsync()
        {
            var types = Get<IContentTypeService>();
            switch (change)
            {
                case "move":
                    return (await Editing.MoveAsync(page.Key, other.Key, User)).Success;
                case "trash":
                    return (await Editing.MoveToRecycleBinAsync(parent.Key, User)).Success;
                case "delete":
                    return (await Editing.DeleteAsync(parent.Key, User)).Success;
                case "unpublish":
                    return (await Publishing.UnpublishAsync(page.Key, null, User)).Success;
                case "rename":
                    page.Name = "Renamed";
                    return Documents.Save(page).Success && Documents.Publish(page, AllCultures).Success;
                case "delete the type":
                    return await types.DeleteAsync(Page.Key, User) == ContentTypeOperationStatus.Success;
                default:
                    var type = types.Get("page")!;
                    type.RemovePropertyType("title");
                    return (await types.UpdateAsync(type, User)).Success;
            }
        }
    }
}
