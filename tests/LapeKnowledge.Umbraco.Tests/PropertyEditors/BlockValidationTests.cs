using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>What is told to be wrong within blocks: in the blocks that are shown, in the cultures that are validated.</summary>
public sealed class BlockValidationTests(HostFixture host) : BlockVersions(host)
{
    [Fact]
    public async Task Blocks_within_blocks_tell_their_whole_path()
    {
        var step = await CheckedStepAsync(ContentVariation.Nothing);
        var inner = await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key, settingsElementTypeKey = step.Key } } });
        var outer = await TypeAsync("chapter", ContentVariation.Nothing, isElement: true, ("steps", inner), ("note", await TextstringAsync()));
        outer.PropertyTypes.Single(p => p.Alias == "note").ValidationRegExp = "^ok.*";
        outer = await ChangedAsync(outer);
        var nested = List(
            [Item(Contents[1], step, ("who", null, "wrong"), ("note", null, "ok")), Item(Contents[2], step, ("who", null, "ok"), ("note", null, "wrong"))],
            [Item(Settings[1], step, ("who", null, "ok"), ("note", null, "wrong")), Item(Settings[2], step, ("who", null, "ok"))],
            null);
        var value = List([Item(Contents[0], outer, ("note", null, "wrong"), ("steps", null, nested))], [Item(Settings[0], outer, ("note", null, "wrong"))], null);

        Assert.Equal(
            [
                ".contentData[0].values[0].value",
                ".contentData[0].values[1].value.contentData[0].values[0].value",
                ".contentData[0].values[1].value.contentData[1].values[1].value",
                ".contentData[0].values[1].value.settingsData[0].values[1].value",
                ".settingsData[0].values[0].value",
            ],
            await FailuresAsync(outer, value, ContentVariation.Nothing));
    }

    [Theory]
    [InlineData(null, "C.note.?,C.who.?sv,S.who.?fi")]
    [InlineData("*", "C.note.?,C.who.?sv,S.who.?fi")]
    [InlineData(Finnish, "C.note.?,S.who.?fi")]
    [InlineData(Swedish, "C.who.?sv")]
    public async Task What_was_not_sent_is_missed_in_the_blocks_and_in_their_settings(string? culture, string expected)
    {
        var step = await CheckedStepAsync();
        var value = List([Item(Contents[0], step, ("who", Finnish, "ok"))], [Item(Settings[0], step, ("note", null, "ok"), ("who", Swedish, "ok"))], Finnish, Swedish);

        Assert.Equal(expected.Split(',').Select(Path).Order(StringComparer.Ordinal), await FailuresAsync(step, value, ContentVariation.Culture, culture is null ? null : [culture]));

        static string Path(string place)
        {
            var (part, alias, at) = (place[0] == 'C' ? "contentData" : "settingsData", place.Split('.')[1], place.Split('?')[1]);
            return $".{part}[0].values[?(@.alias == '{alias}' && @.culture == {(at.Length == 0 ? "null" : $"'{at}-FI'")} && @.segment == null)].value";
        }
    }

    [Fact]
    public async Task A_block_is_not_validated_where_it_is_not_shown()
    {
        var step = await CheckedStepAsync();
        var value = List([Item(Contents[0], step, ("note", null, "ok"), ("who", Finnish, "ok"), ("who", Swedish, "wrong"))], [Item(Settings[0], step, ("note", null, "ok"), ("who", Finnish, "ok"))], Finnish);
        Assert.Empty(await FailuresAsync(step, value, ContentVariation.Culture, [Swedish]));

        value.Expose = [];
        value.ContentData[0].Values[0].Value = "wrong";
        Assert.Empty(await FailuresAsync(step, value, ContentVariation.Culture, null, "hidden"));
    }

    [Fact]
    public async Task All_cultures_at_once_are_those_in_which_a_block_is_shown()
    {
        var step = await CheckedStepAsync();
        var value = List([Item(Contents[0], step, ("note", null, "ok"), ("who", Finnish, "ok"), ("who", Swedish, "wrong"))], [], Finnish, Swedish);
        var document = await DocumentAsync(Aliases.BlockList, step, Serializer.Serialize(value));
        var (validation, impacts) = (Get<IPropertyValidationService>(), Get<ICultureImpactFactory>());

        Assert.False(validation.IsPropertyDataValid(document, out var invalid, impacts.ImpactAll()));
        Assert.Equal(["steps"], invalid.Select(p => p.Alias));
        Assert.True(validation.IsPropertyDataValid(document, out _, impacts.ImpactExplicit(Finnish, isDefault: true)));
        Assert.False(validation.IsPropertyDataValid(document, out _, impacts.ImpactExplicit(Swedish, isDefault: false)));
        Assert.Equal(PublishResultType.FailedPublishContentInvalid, Documents.Publish(document, [Finnish, Swedish]).Result);
        Assert.True(Documents.Publish(Documents.GetById(document.Key)!, [Finnish]).Success);
    }

    [Theory]
    [InlineData("guests", "wrong", 1)]
    [InlineData("guests", "ok", 0)]
    [InlineData("guests", null, 0)]
    public async Task The_value_of_a_segment_is_validated_and_may_be_missing(string segment, string? text, int failures)
    {
        var step = await TypeAsync("step", ContentVariation.Segment, isElement: true, ("who", await TextstringAsync()));
        var who = step.PropertyTypes.Single();
        (who.Mandatory, who.ValidationRegExp) = (true, "^ok.*");
        step = await ChangedAsync(step);
        var value = List([Item(Contents[0], step, ("who", null, "ok"))], [], null);
        value.ContentData[0].Values.Add(new BlockPropertyValue { Alias = "who", Segment = segment, Value = text });
        var dataType = await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key } } });
        var type = await TypeAsync("page", ContentVariation.Segment, isElement: false, ("steps", dataType));
        var model = new ContentCreateModel
        {
            ContentTypeKey = type.Key,
            Variants = [new VariantModel { Name = "Home" }, new VariantModel { Name = "Home", Segment = segment }],
            Properties = [new PropertyValueModel { Alias = "steps", Segment = segment, Value = Serializer.Serialize(value) }],
        };

        var result = (await Get<IContentEditingService>().ValidateCreateAsync(model, Constants.Security.SuperUserKey)).Result;

        Assert.Equal(failures, result.ValidationErrors.Count());
    }

    [Fact]
    public async Task What_is_picked_within_a_block_is_valid_as_it_is_stored()
    {
        var picker = await DataTypeAsync(Aliases.MultiNodeTreePicker, new { minNumber = 1, maxNumber = 1 });
        var step = await TypeAsync("step", ContentVariation.Nothing, isElement: true, ("who", picker));
        step.PropertyTypes.Single().Mandatory = true;
        step = await ChangedAsync(step);
        var type = await TypeAsync("page", ContentVariation.Nothing, isElement: false, ("steps", await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key } } })));
        var picked = Documents.Create("Picked", Constants.System.Root, type);
        Documents.Save(picked);

        Assert.Equal(ContentPublishingOperationStatus.Success, await PublishAsync(Udi.Create(Constants.UdiEntityType.Document, picked.Key).ToString()));
        Assert.Equal(ContentPublishingOperationStatus.ContentInvalid, await PublishAsync($"{Udi.Create(Constants.UdiEntityType.Document, picked.Key)},{Udi.Create(Constants.UdiEntityType.Document, Guid.NewGuid())}")); // one too many
        Assert.Equal(ContentPublishingOperationStatus.ContentInvalid, await PublishAsync(null));

        async Task<ContentPublishingOperationStatus> PublishAsync(string? stored)
        {
            var document = Documents.Create("Home", Constants.System.Root, type);
            document.SetValue("steps", Serializer.Serialize(List([Item(Contents[0], step, ("who", null, stored))], [], null)));
            Documents.Save(document);
            return (await Get<IContentPublishingService>().PublishAsync(document.Key, [new CulturePublishScheduleModel()], Constants.Security.SuperUserKey)).Status;
        }
    }

    private async Task<IContentType> CheckedStepAsync(ContentVariation variation = ContentVariation.Culture)
    {
        var step = await StepAsync(variation);
        foreach (var property in step.PropertyTypes)
        {
            (property.Mandatory, property.ValidationRegExp) = (variation == ContentVariation.Culture, "^ok.*");
        }
        return await ChangedAsync(step);
    }

    private static BlockListValue List(BlockItemData[] contents, BlockItemData[] settings, params string?[]? cultures)
        => new(contents.Select((c, i) => new BlockListLayoutItem(c.Key, i < settings.Length ? settings[i].Key : Guid.NewGuid())).ToArray())
        {
            ContentData = [.. contents],
            SettingsData = [.. settings],
            Expose = contents.SelectMany(c => (cultures ?? [null]).Select(culture => new BlockItemVariation(c.Key, culture, null))).ToList(),
        };

    private async Task<string[]> FailuresAsync(IContentType step, BlockListValue value, ContentVariation variation, string[]? cultures = null, string name = "article")
    {
        var dataType = await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key, settingsElementTypeKey = step.Key } } });
        var type = await TypeAsync(name, variation, isElement: false, ("blocks", dataType));
        type.PropertyTypes.Single().Variations = ContentVariation.Nothing;
        type = await ChangedAsync(type);
        var document = Documents.Create("Home", Constants.System.Root, type);
        VariantModel[] names = [new VariantModel { Name = "Home" }];
        if (variation == ContentVariation.Culture)
        {
            names = [new VariantModel { Culture = Finnish, Name = "Suomeksi" }, new VariantModel { Culture = Swedish, Name = "På svenska" }];
            document.SetCultureName("Suomeksi", Finnish);
        }
        Assert.True(Documents.Save(document).Success);
        var model = new ValidateContentUpdateModel
        {
            Cultures = cultures?.ToHashSet(),
            Variants = names,
            Properties = [new PropertyValueModel { Alias = "blocks", Value = Serializer.Serialize(value) }],
        };
        var result = (await Get<IContentEditingService>().ValidateUpdateAsync(document.Key, model, Constants.Security.SuperUserKey)).Result;
        Assert.All(result.ValidationErrors, e => Assert.Equal(("blocks", null, null), (e.Alias, e.Culture, e.Segment)));
        return result.ValidationErrors.Select(e => e.JsonPath).Order(StringComparer.Ordinal).ToArray();
    }
}
