using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class BlueprintSerializer(
    USyncRun run,
    IContentService content,
    IContentTypeService types,
    ContentTemplates templates,
    PropertyValues values,
    IShortStringHelper shortStrings) : ContentSerializerBase<IContent>(USyncKind.Blueprints, run, values, shortStrings)
{
    protected override UmbracoObjectTypes ObjectType => UmbracoObjectTypes.DocumentBlueprintContainer;

    protected override string BinRelation => string.Empty;

    protected override Task<IEnumerable<IContent>> LoadAllAsync() => Task.FromResult(content.GetBlueprintsForContentTypes());

    protected override Task<IEnumerable<IContent>> LoadByKeysAsync(IReadOnlyCollection<Guid> keys)
        => Task.FromResult<IEnumerable<IContent>>(keys.Select(content.GetBlueprintById).OfType<IContent>().ToArray());

    protected override IEnumerable<Guid> FormerParents(IContent item) => [];

    /// <summary>Folders of blueprints are not exported by uSync, so one that is missing here is no error.</summary>
    protected override Task<int> ParentIdAsync(USyncFile file) => Task.FromResult(-1);

    protected override async Task<XElement> WriteAsync(IContent item)
    {
        var info = Info(item);
        info.Add(
            ContentPublishing.Published(item),
            new XElement("Schedule"),
            await templates.ElementAsync(item),
            new XElement("IsBlueprint", true));
        var node = Node(item);
        node.Add(info, Properties(item));
        return node;
    }

    protected override async Task ApplyAsync(USyncFile file, IContent? current)
    {
        var item = current ?? Create(file);
        await ApplyCommonAsync(file, item);
        await templates.ApplyAsync(file, item);
        content.SaveBlueprint(item, createdFromContent: null);
        RememberSaved(item);
    }

    protected override Task RemoveAsync(IContent item, USyncFile because)
    {
        content.DeleteBlueprint(item);
        return Task.CompletedTask;
    }

    private Content Create(USyncFile file)
    {
        var alias = file.Text(file.Info, "ContentType");
        var type = types.Get(alias) ?? throw file.Error(file.Info?.Element("ContentType"), $"the content type '{alias}' does not exist.");
        return new Content(file.Alias, -1, type) { Key = file.Key, Blueprint = true };
    }
}
