using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;

namespace LapeKnowledge.Umbraco.Tests.Published;

/// <summary>What the Delivery API tells of types.</summary>
public sealed class TypeSchemaTests(HostFixture host) : PublishedTest(host)
{
    [Fact]
    public async Task Types_are_told_with_their_own_and_inherited_properties()
    {
        var user = Constants.Security.SuperUserKey;
        var textarea = new ContentTypePropertyTypeModel { Key = Guid.NewGuid(), Alias = "lead", Name = "Lead", DataTypeKey = Constants.DataTypes.Guids.TextareaGuid };
        var editing = Get<IContentTypeEditingService>();
        var parent = (await editing.CreateAsync(new ContentTypeCreateModel { Key = Guid.NewGuid(), Alias = "story", Name = "Story", Properties = [textarea] }, user)).Result!;
        Composition inherited = new() { Key = parent.Key, CompositionType = CompositionType.Inheritance };
        await editing.CreateAsync(new ContentTypeCreateModel { Key = Guid.NewGuid(), Alias = "longStory", Name = "Long story", Compositions = [inherited] }, user);

        var types = Get<IContentTypeSchemaService>().GetDocumentTypes();

        Assert.Equal(["longStory", "story"], types.Select(t => t.Alias).Order());
        Assert.Equal(("Story", "LongStory"), (types.Single(t => t.Alias == "story").SchemaId, types.Single(t => t.Alias == "longStory").SchemaId));
        var lead = Assert.Single(types.Single(t => t.Alias == "story").Properties);
        Assert.Equal(("lead", "Umbraco.TextArea", false, typeof(string)), (lead.Alias, lead.EditorAlias, lead.Inherited, lead.DeliveryApiClrType));
        Assert.True(Assert.Single(types.Single(t => t.Alias == "longStory").Properties).Inherited);
    }

    [Fact]
    public void Media_types_are_told_too()
    {
        var types = Get<IContentTypeSchemaService>().GetMediaTypes();

        Assert.Equal(Get<IMediaTypeService>().Count(), types.Count);
        var file = types.Single(t => t.Alias == "Image").Properties.Single(p => p.Alias == "umbracoFile");
        Assert.Equal("Umbraco.ImageCropper", file.EditorAlias);
        Assert.NotEqual(typeof(object), file.DeliveryApiClrType);
    }
}
