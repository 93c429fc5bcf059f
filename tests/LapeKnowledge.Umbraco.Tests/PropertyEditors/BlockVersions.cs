using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>
/// Blocks with settings, in any of the editors of blocks: an element type <c>step</c> with a <c>who</c> that varies by culture and a <c>note</c>
/// that does not, which serves for the settings as well.
/// </summary>
public abstract class BlockVersions(HostFixture host) : EditorTest(host)
{
    protected static readonly Guid Area = Guid.Parse("0f7c63f4-9d1a-4c55-8bb5-6e9b7e5a4d11");

    protected static readonly Guid[] Contents = [.. Enumerable.Range(1, 3).Select(i => Guid.Parse($"00000000-0000-0000-0000-00000000000{i}"))];

    protected static readonly Guid[] Settings = [.. Enumerable.Range(1, 3).Select(i => Guid.Parse($"00000000-0000-0000-0000-00000000001{i}"))];

    protected IContentTypeService Types => Get<IContentTypeService>();

    protected IJsonSerializer Serializer => Get<IJsonSerializer>();

    protected async Task<IContentType> StepAsync(ContentVariation variation = ContentVariation.Culture, params (string, IDataType)[] more)
    {
        var step = await TypeAsync("step", variation, isElement: true, [("who", await TextstringAsync()), ("note", await TextstringAsync()), .. more]);
        step.PropertyTypes.Single(p => p.Alias == "note").Variations = ContentVariation.Nothing;
        return await ChangedAsync(step);
    }

    protected async Task<IContentType> ChangedAsync(IContentType type)
    {
        Assert.True((await Types.UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        return Types.Get(type.Key)!;
    }

    /// <summary>A document of a new type, whose property <c>steps</c> does not vary and holds the value.</summary>
    protected async Task<IContent> DocumentAsync(string editor, IContentType step, string value, ContentVariation variation = ContentVariation.Culture)
    {
        var areas = new[] { new { key = Area, alias = "side", columnSpan = 12, rowSpan = 1 } };
        var dataType = await DataTypeAsync(editor, new { blocks = new[] { new { contentElementTypeKey = step.Key, settingsElementTypeKey = step.Key, areaGridColumns = 12, areas } } });
        var type = await TypeAsync("article", variation, isElement: false, ("steps", dataType));
        type.PropertyTypes.Single().Variations = ContentVariation.Nothing;
        var document = Documents.Create("Home", Constants.System.Root, await ChangedAsync(type));
        if (variation == ContentVariation.Culture)
        {
            document.SetCultureName("Suomeksi", Finnish);
            document.SetCultureName("På svenska", Swedish);
        }
        document.SetValue("steps", value);
        Assert.True(Documents.Save(document).Success);
        return document;
    }

    /// <summary>The blocks numbered, each saying its number and the version in both cultures; in a grid the second stands in the area of the first.</summary>
    protected string Version(string editor, IContentType step, string version, params int[] numbers)
    {
        var layout = numbers.Select(n => (Contents[n - 1], Settings[n - 1])).ToArray();
        BlockValue value = editor switch
        {
            Aliases.BlockList => new BlockListValue(layout.Select(l => new BlockListLayoutItem(l.Item1, l.Item2)).ToArray()),
            Aliases.RichText => new RichTextBlockValue(layout.Select(l => new RichTextBlockLayoutItem(l.Item1, l.Item2)).ToArray()),
            _ => new BlockGridValue(Grid(numbers)),
        };
        value.ContentData = numbers.Select(n => Said(Contents[n - 1], step, $"{n} {version}")).ToList();
        value.SettingsData = numbers.Select(n => Said(Settings[n - 1], step, $"{n} {version} settings")).ToList();
        value.Expose = numbers.SelectMany(n => new[] { Finnish, Swedish }.Select(c => new BlockItemVariation(Contents[n - 1], c, null))).ToList();
        return editor == Aliases.RichText ? Rich($"<p>{version}</p>", value) : Serializer.Serialize(value);
    }

    protected string Rich(string markup, BlockValue? blocks)
        => new JsonObject { ["markup"] = markup, ["blocks"] = blocks is null ? null : JsonNode.Parse(Serializer.Serialize(blocks)) }.ToJsonString();

    /// <summary>What the site shows of the published blocks in a culture: <c>note|who|note of the settings|who of the settings</c>.</summary>
    protected string[] Shown(IContent document, string? culture)
    {
        UseCulture(culture);
        var blocks = Cache.GetById(document.Key)!.GetProperty("steps")!.GetDeliveryApiValue(false, culture) switch
        {
            ApiBlockListModel list => list.Items,
            RichTextModel rich => rich.Blocks,
            ApiBlockGridModel grid => grid.Items.SelectMany(i => i.Areas.SelectMany(a => a.Items).Prepend(i)),
            var other => throw new InvalidOperationException($"{other} holds no blocks."),
        };
        return blocks.Select(b => $"{Text(b.Content)}|{Text(b.Settings)}").ToArray();

        static string Text(IApiElement? element) => $"{element?.Properties["note"]}|{element?.Properties["who"]}";
    }

    protected static BlockItemData Item(Guid key, IContentType type, params (string Alias, string? Culture, object? Value)[] values)
        => new(key, type.Key, type.Alias) { Values = values.Select(v => new BlockPropertyValue { Alias = v.Alias, Culture = v.Culture, Value = v.Value }).ToList() };

    private static BlockItemData Said(Guid key, IContentType step, string text)
        => Item(key, step, ("note", null, text), ("who", Finnish, text + " fi"), ("who", Swedish, text + " sv"));

    private static BlockGridLayoutItem[] Grid(int[] numbers)
    {
        var top = numbers.Where(n => n != 2).Select(n => new BlockGridLayoutItem(Contents[n - 1], Settings[n - 1]) { ColumnSpan = 12, RowSpan = 1, Areas = [] }).ToArray();
        if (numbers.Contains(2))
        {
            top[0].Areas = [new BlockGridLayoutAreaItem(Area) { Items = [new BlockGridLayoutItem(Contents[1], Settings[1]) { ColumnSpan = 12, RowSpan = 1, Areas = [] }] }];
        }
        return top;
    }
}
