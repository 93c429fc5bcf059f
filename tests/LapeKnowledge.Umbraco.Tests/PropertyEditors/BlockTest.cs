using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

[PublishedModel("step")]
public sealed class Step(IPublishedElement content, IPublishedValueFallback fallback) : PublishedElementModel(content, fallback)
{
    public string? Who => this.GetProperty("who")?.GetValue() as string;
}

/// <summary>A test of blocks: an element type <c>step</c> that says <c>who</c>, and content with a list of steps.</summary>
public abstract class BlockTest(HostFixture host) : EditorTest(host)
{
    protected static readonly Guid First = Guid.Parse("c371a80e-d93d-4e31-8f91-c44d679d8023");
    protected static readonly Guid Second = Guid.Parse("f7a5df9c-6545-4e89-8d7d-db3679fe09c8");

    protected static string[] Whos(IPublishedProperty property, string? culture) => ((BlockListModel)property.GetValue(culture)!).Select(b => ((Step)b.Content).Who ?? string.Empty).ToArray();

    protected async Task<IContentType> StepAsync(ContentVariation variation, params (string Alias, string Editor)[] more)
    {
        var properties = new List<(string, IDataType)> { ("who", await TextstringAsync()) };
        foreach (var (alias, editor) in more)
        {
            properties.Add((alias, await DataTypeAsync(editor)));
        }
        return await TypeAsync("step", variation, isElement: true, [.. properties]);
    }

    protected async Task<IContent> ArticleAsync(IContentType step)
    {
        var blocks = await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key } } });
        var type = await TypeAsync("article", ContentVariation.Culture, isElement: false, ("steps", blocks));
        type.PropertyTypes.Single().Variations = ContentVariation.Nothing;
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var article = Documents.Create(string.Empty, Constants.System.Root, Get<IContentTypeService>().Get("article")!);
        article.SetCultureName("Suomeksi", Finnish);
        article.SetCultureName("På svenska", Swedish);
        return article;
    }

    protected async Task<IPublishedProperty> PublishedAsync(IContentType step, JsonObject value, string editor = Aliases.BlockList, object? configuration = null)
    {
        var dataType = await DataTypeAsync(editor, configuration ?? new { blocks = new[] { new { contentElementTypeKey = step.Key } } });
        var type = await TypeAsync("page", ContentVariation.Nothing, isElement: false, ("steps", dataType));
        var page = Documents.Create("Sivu", Constants.System.Root, type);
        page.SetValue("steps", value.ToJsonString());
        Publish(page);
        return Cache.GetById(page.Key)!.GetProperty("steps")!;
    }

    protected static JsonNode Rich(JsonObject list)
    {
        var rich = list.DeepClone();
        rich["layout"] = new JsonObject { [Aliases.RichText] = list["layout"]![Aliases.BlockList]!.DeepClone() };
        return rich;
    }

    /// <summary>A block list value; a block may come once for each culture.</summary>
    protected static JsonObject List(IContentType type, params (Guid Key, string? Culture, string Who)[] blocks) => new()
    {
        ["contentData"] = new JsonArray(blocks.GroupBy(b => b.Key).Select(b => (JsonNode)new JsonObject
        {
            ["contentTypeKey"] = type.Key,
            ["key"] = b.Key,
            ["values"] = new JsonArray(b.Select(v => (JsonNode)new JsonObject { ["alias"] = "who", ["culture"] = v.Culture, ["segment"] = null, ["value"] = v.Who }).ToArray()),
        }).ToArray()),
        ["settingsData"] = new JsonArray(),
        ["expose"] = new JsonArray(blocks.Select(b => (JsonNode)new JsonObject { ["contentKey"] = b.Key, ["culture"] = b.Culture, ["segment"] = null }).ToArray()),
        ["layout"] = new JsonObject { [Aliases.BlockList] = new JsonArray(blocks.DistinctBy(b => b.Key).Select(b => (JsonNode)new JsonObject { ["contentKey"] = b.Key, ["settingsKey"] = null }).ToArray()) },
    };
}
