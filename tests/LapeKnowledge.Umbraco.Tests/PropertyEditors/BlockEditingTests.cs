using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>What the editors of blocks make of the values within them.</summary>
public sealed class BlockEditingTests(HostFixture host) : BlockVersions(host)
{
    [Theory]
    [InlineData(Aliases.BlockList)]
    [InlineData(Aliases.BlockGrid)]
    [InlineData(Aliases.RichText)]
    [InlineData(Aliases.SingleBlock)]
    public async Task Tags_within_blocks_are_of_the_language_of_their_value(string editor)
    {
        var step = await StepAsync(ContentVariation.Culture, ("themes", await DataTypeAsync(Aliases.Tags)));
        var value = Value(editor, Item(Contents[0], step, ("themes", Finnish, """["koti","työ"]"""), ("themes", Swedish, """["hem"]""")));

        var tags = ((IDataValueTags)Editor(editor).GetValueEditor()).GetTags(value, null, null).ToArray();

        var (finnish, swedish) = ((await Language(Finnish)).Id, (await Language(Swedish)).Id);
        Assert.Equal([("hem", swedish), ("koti", finnish), ("työ", finnish)], tags.Select(t => (t.Text, t.LanguageId!.Value)).OrderBy(t => t.Text, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_document_is_found_by_the_tags_within_its_blocks_in_their_language_alone()
    {
        var step = await StepAsync(ContentVariation.Culture, ("themes", await DataTypeAsync(Aliases.Tags)));
        var value = Value(Aliases.BlockList, Item(Contents[0], step, ("themes", Finnish, """["koti"]"""), ("themes", Swedish, """["hem"]""")));
        var document = Publish(await DocumentAsync(Aliases.BlockList, step, value), Finnish, Swedish);

        var tags = Get<ITagService>();
        Assert.Equal(["koti"], tags.GetAllContentTags(culture: Finnish).Select(t => t.Text));
        Assert.Equal(["hem"], tags.GetTagsForEntity(document.Id, culture: Swedish).Select(t => t.Text));
        Assert.Equal([document.Id], tags.GetTaggedContentByTag("hem", culture: Swedish).Select(t => t.EntityId));
        Assert.Empty(tags.GetTaggedContentByTag("hem", culture: Finnish));
    }

    [Theory]
    [InlineData(Aliases.BlockList)]
    [InlineData(Aliases.BlockGrid)]
    [InlineData(Aliases.SingleBlock)]
    public async Task A_picked_document_is_told_by_its_key(string editor)
    {
        var target = Guid.NewGuid();
        var step = await StepAsync(ContentVariation.Nothing, ("link", await DataTypeAsync(Aliases.ContentPicker)));

        var edited = await EditedAsync(editor, step, Value(editor, Item(Contents[0], step, ("link", null, $"umb://document/{target:N}"))));

        Assert.Equal(target, Assert.Single(Assert.Single(edited.ContentData).Values).Value);
        Assert.Equal([target], References(editor, Value(editor, Item(Contents[0], step, ("link", null, new GuidUdi(Constants.UdiEntityType.Document, target))))));
    }

    [Theory]
    [InlineData(Aliases.BlockList)]
    [InlineData(Aliases.BlockGrid)]
    [InlineData(Aliases.SingleBlock)]
    public async Task A_value_belongs_to_the_default_language_once_its_property_varies(string editor)
    {
        var step = await StepAsync(ContentVariation.Nothing);
        var value = Value(editor, Item(Contents[0], step, ("who", null, "head")));
        (step.Variations, step.PropertyTypes.Single(p => p.Alias == "who").Variations) = (ContentVariation.Culture, ContentVariation.Culture);
        step = await ChangedAsync(step);

        var varied = await EditedAsync(editor, step, value);
        Assert.Equal(("head", Finnish), Assert.Single(Assert.Single(varied.ContentData).Values.Select(v => (v.Value, v.Culture))));
        Assert.Equal((Contents[0], Finnish), Assert.Single(varied.Expose.Select(e => (e.ContentKey, e.Culture))));

        value = Serializer.Serialize(varied);
        (step.Variations, step.PropertyTypes.Single(p => p.Alias == "who").Variations) = (ContentVariation.Nothing, ContentVariation.Nothing);
        step = await ChangedAsync(step);
        var invariant = await EditedAsync(editor, step, value, "again");
        Assert.Equal(("head", null), Assert.Single(Assert.Single(invariant.ContentData).Values.Select(v => (v.Value, v.Culture))));
        Assert.Equal((Contents[0], null), Assert.Single(invariant.Expose.Select(e => (e.ContentKey, e.Culture))));
    }

    [Theory]
    [InlineData(Aliases.BlockList)]
    [InlineData(Aliases.BlockGrid)]
    public async Task Blocks_of_old_sites_are_read(string editor)
    {
        var step = await StepAsync(ContentVariation.Nothing);
        var areas = $$""" "areas":[{"key":"{{Area}}","items":[{"contentUdi":"umb://element/{{Contents[1]:N}}","areas":[],"columnSpan":12,"rowSpan":1}]}], "columnSpan":12,"rowSpan":1, """;
        var layout = editor == Aliases.BlockGrid ? string.Empty : $$""" ,{"contentUdi":"umb://element/{{Contents[1]:N}}"} """;
        var value = $$"""
            {
              "layout": {"{{editor}}":[{ {{(editor == Aliases.BlockGrid ? areas : string.Empty)}} "contentUdi":"umb://element/{{Contents[0]:N}}","settingsUdi":"umb://element/{{Settings[0]:N}}"} {{layout}} ]},
              "contentData": [
                {"contentTypeKey":"{{step.Key}}","udi":"umb://element/{{Contents[0]:N}}","who":"one","note":"first"},
                {"contentTypeKey":"{{step.Key}}","udi":"umb://element/{{Contents[1]:N}}","who":"two"}],
              "settingsData": [{"contentTypeKey":"{{step.Key}}","udi":"umb://element/{{Settings[0]:N}}","note":"settings"}]
            }
            """;

        var edited = await EditedAsync(editor, step, value);

        Assert.Equal([(Contents[0], "one"), (Contents[1], "two")], edited.ContentData.Select(d => (d.Key, d.Values.Single(v => v.Alias == "who").Value)));
        Assert.Equal((Settings[0], "settings"), edited.SettingsData.Select(d => (d.Key, d.Values.Single().Value)).Single());
        Assert.Equal(Contents[..2], edited.Expose.Select(e => e.ContentKey));
#pragma warning disable CS0618 // the old form must not come back
        Assert.All(edited.ContentData, d => Assert.Empty(d.RawPropertyValues));
#pragma warning restore CS0618
    }

    [Fact]
    public async Task A_single_block_is_one_at_most()
    {
        var step = await StepAsync(ContentVariation.Nothing);
        var value = new SingleBlockValue { Layout = { [Aliases.SingleBlock] = Contents[..2].Select(c => new SingleBlockLayoutItem { ContentKey = c }).ToArray() } };
        value.ContentData = Contents[..2].Select(c => Item(c, step, ("who", null, "head"))).ToList();
        var document = await DocumentAsync(Aliases.SingleBlock, step, Serializer.Serialize(value), ContentVariation.Nothing);
        var model = new ValidateContentUpdateModel
        {
            Variants = [new VariantModel { Name = "Home" }],
            Properties = [new PropertyValueModel { Alias = "steps", Value = Serializer.Serialize(value) }],
        };

        var result = (await Get<IContentEditingService>().ValidateUpdateAsync(document.Key, model, Constants.Security.SuperUserKey)).Result;

        var error = Assert.Single(result.ValidationErrors);
        Assert.Equal(("steps", string.Empty, Get<ILocalizedTextService>().Localize("validation", "entriesExceed", ["1", "1"])), (error.Alias, error.JsonPath, error.ErrorMessages.Single()));
    }

    private async Task<ILanguage> Language(string culture) => (await Get<ILanguageService>().GetAsync(culture))!;

    private async Task<BlockValue> EditedAsync(string editor, IContentType step, string value, string name = "value")
    {
        var dataType = await DataTypeAsync(editor, new { blocks = new[] { new { contentElementTypeKey = step.Key } } });
        var type = await TypeAsync(name, ContentVariation.Nothing, isElement: false, ("steps", dataType));
        var document = Documents.Create("Home", Constants.System.Root, type);
        document.SetValue("steps", value);
        Documents.Save(document);
        return (BlockValue)dataType.Editor!.GetValueEditor(dataType.ConfigurationObject).ToEditor(document.Properties["steps"]!)!;
    }

    private string Value(string editor, BlockItemData item)
    {
        BlockValue value = editor switch
        {
            Aliases.BlockList => new BlockListValue([new BlockListLayoutItem(item.Key)]),
            Aliases.BlockGrid => new BlockGridValue([new BlockGridLayoutItem(item.Key) { ColumnSpan = 12, RowSpan = 1 }]),
            Aliases.RichText => new RichTextBlockValue([new RichTextBlockLayoutItem(item.Key)]),
            _ => new SingleBlockValue { Layout = { [Aliases.SingleBlock] = [new SingleBlockLayoutItem { ContentKey = item.Key }] } },
        };
        value.ContentData = [item];
        value.Expose = item.Values.Select(v => v.Culture).Distinct().Select(c => new BlockItemVariation(item.Key, c, null)).ToList();
        return editor == Aliases.RichText ? Rich("<p>Text</p>", value) : Serializer.Serialize(value);
    }
}
