using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.Schema;

/// <summary>When a type of documents may become one of elements, or the other way round.</summary>
public sealed class ElementSwitchTests(HostFixture host) : HostTest(host)
{
    private IElementSwitchValidator Validator => Get<IElementSwitchValidator>();

    [Theory]
    [InlineData("E", 0, true, true, true)]
    [InlineData("D", 0, true, true, true)]
    [InlineData("DD", 1, true, false, true)]
    [InlineData("DD", 0, true, true, false)]
    [InlineData("EE", 1, false, false, true)]
    [InlineData("EE", 0, false, true, false)]
    [InlineData("EDDED", 2, true, false, false)]
    [InlineData("EDDEE", 2, true, false, true)]
    [InlineData("DEDEE", 2, true, false, true)]
    [InlineData("DDEDD", 2, false, true, true)]
    [InlineData("EEEEE", 2, false, false, false)]
    public async Task A_type_is_of_the_kind_of_those_above_and_below_it(string kinds, int changed, bool becomesElement, bool fitsAbove, bool fitsBelow)
    {
        var types = new List<IContentType>();
        foreach (var kind in kinds)
        {
            var type = NewTypes.Document(Host, FormattableString.Invariant($"type{types.Count}"), parent: types.LastOrDefault());
            type.IsElement = kind == 'E';
            types.Add(type.Saved(Host));
        }
        types[changed].IsElement = becomesElement;

        Assert.Equal(fitsAbove, await Validator.AncestorsAreAlignedAsync(types[changed]));
        Assert.Equal(fitsBelow, await Validator.DescendantsAreAlignedAsync(types[changed]));
    }

    [Fact]
    public async Task A_type_that_has_documents_stays_one_of_documents()
    {
        var type = NewTypes.Document(Host, "page").Saved(Host);
        Assert.True(await Validator.DocumentToElementHasNoContentAsync(type));

        NewTypes.SavedContent(Host, type, "One");

        Assert.False(await Validator.DocumentToElementHasNoContentAsync(type));
    }

    [Theory]
    [InlineData(Aliases.BlockList, true)]
    [InlineData(Aliases.BlockList, false)]
    [InlineData(Aliases.BlockGrid, true)]
    [InlineData(Aliases.BlockGrid, false)]
    [InlineData(Aliases.RichText, true)]
    [InlineData(Aliases.RichText, false)]
    public async Task A_type_that_blocks_are_made_of_stays_one_of_elements(string editor, bool asContent)
    {
        var (used, other) = (Element("used"), Element("other"));
        Assert.True(await Validator.ElementToDocumentNotUsedInBlockStructuresAsync(used));

        await AddDataTypeAsync(editor, asContent ? used.Key : other.Key, asContent ? null : used.Key);

        Assert.False(await Validator.ElementToDocumentNotUsedInBlockStructuresAsync(used));
        Assert.Equal(asContent, await Validator.ElementToDocumentNotUsedInBlockStructuresAsync(other));
    }

    private IContentType Element(string alias)
    {
        var type = NewTypes.Document(Host, alias);
        type.IsElement = true;
        return type.Saved(Host);
    }

    private async Task AddDataTypeAsync(string editor, Guid content, Guid? settings)
    {
        var type = new DataType(Get<PropertyEditorCollection>()[editor]!, Get<IConfigurationEditorJsonSerializer>())
        {
            Name = "Blocks",
            EditorUiAlias = editor,
            DatabaseType = ValueStorageType.Ntext,
            ConfigurationData = new Dictionary<string, object> { ["blocks"] = new[] { new { contentElementTypeKey = content, settingsElementTypeKey = settings } } },
        };
        Assert.True((await Get<IDataTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
    }
}
