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
    IContentBlueprintContainerService folders,
    ContentTemplates templates,
    PropertyValues values,
    IShortStringHelper shortStrings) : ContentSerializerBase<IContent>(USyncKind.Blueprints, run, values, shortStrings)
{
    private readonly Dictionary<int, (Guid Key, string Name)> _folders = [];

    protected override UmbracoObjectTypes ObjectType => UmbracoObjectTypes.DocumentBlueprint;

    protected override async Task<IEnumerable<IContent>> LoadAllAsync()
    {
        await LoadFoldersAsync();
        return content.GetBlueprintsForContentTypes();
    }

    protected override Task<IEnumerable<IContent>> LoadByKeysAsync(IReadOnlyCollection<Guid> keys)
        => Task.FromResult<IEnumerable<IContent>>(keys.Select(content.GetBlueprintById).OfType<IContent>().ToArray());

    protected override IEnumerable<Guid> FormerParents(IContent item) => [];

    protected override IReadOnlyDictionary<int, (Guid Key, string Name)> Names(IReadOnlyCollection<int> ids) => _folders;

    public override async Task PrepareAsync(IReadOnlyCollection<USyncFile> files)
    {
        await LoadFoldersAsync();
        await base.PrepareAsync(files);
    }

    /// <summary>uSync exports no folders of blueprints, only their keys and names; one that is missing is made.</summary>
    protected override async Task<int> ParentIdAsync(USyncFile file)
    {
        var element = file.Info?.Element("Parent");
        if (file.Reference(element) is not { } key || element!.Value.Length == 0)
        {
            return -1;
        }
        if (await folders.GetAsync(key) is { } known)
        {
            return known.Id;
        }
        var created = await folders.CreateAsync(key, element.Value, null, Constants.Security.SuperUserKey);
        Ensure(created.Success, file, created.Status, "put into its folder");
        await LoadFoldersAsync();
        return created.Result!.Id;
    }

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
        var parentId = await ParentIdAsync(file);
        var item = current ?? Create(file, parentId);
        if (item.ParentId != parentId)
        {
            item.ParentId = parentId;
            content.MoveBlueprint(item);
        }
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

    private async Task LoadFoldersAsync()
    {
        foreach (var folder in await folders.GetAllAsync())
        {
            _folders[folder.Id] = (folder.Key, folder.Name ?? string.Empty);
        }
    }

    private Content Create(USyncFile file, int parentId)
    {
        var alias = file.Text(file.Info, "ContentType");
        var type = types.Get(alias) ?? throw file.Error(file.Info?.Element("ContentType"), $"the content type '{alias}' does not exist.");
        return new Content(file.Alias, parentId, type) { Key = file.Key, Blueprint = true };
    }
}
