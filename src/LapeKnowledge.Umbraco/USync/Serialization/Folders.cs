using System.Web;
using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>The folders of types and data types. A file names its folder by path, each name URL-encoded.</summary>
internal sealed class Folders<T>(IEntityTypeContainerService<T> containers) where T : ITreeEntity
{
    private Dictionary<int, EntityContainer>? _byId;

    public async Task<XElement?> ElementAsync(int parentId)
    {
        var byId = await ByIdAsync();
        var names = new Stack<string>();
        for (var folder = byId.GetValueOrDefault(parentId); folder is not null; folder = byId.GetValueOrDefault(folder.ParentId))
        {
            names.Push(HttpUtility.UrlEncode(folder.Name ?? string.Empty));
        }
        return names.Count > 0 ? new XElement("Folder", string.Join('/', names)) : null;
    }

    /// <summary>The id of the parent that a file asks for: the folder, made when it is missing; null when the file does not say.</summary>
    public async Task<int?> ParentIdAsync(USyncFile file)
    {
        var element = file.Info?.Element("Folder");
        if (string.IsNullOrWhiteSpace(element?.Value))
        {
            return element is not null || file.Int(file.Root.Attribute("Level")) == 1 ? Constants.System.Root : null;
        }
        EntityContainer? folder = null;
        foreach (var name in element.Value.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(HttpUtility.UrlDecode))
        {
            folder = await ChildAsync(folder, name!) ?? await CreateAsync(file, element, folder, name!);
        }
        return folder?.Id ?? Constants.System.Root;
    }

    public async Task<Guid> KeyAsync(int id) => (await ByIdAsync()).GetValueOrDefault(id)?.Key ?? Guid.Empty;

    private async Task<EntityContainer?> ChildAsync(EntityContainer? parent, string name)
        => (await ByIdAsync()).Values.FirstOrDefault(c => c.ParentId == (parent?.Id ?? Constants.System.Root) && string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    private async Task<EntityContainer> CreateAsync(USyncFile file, XElement at, EntityContainer? parent, string name)
    {
        var created = await containers.CreateAsync(Guid.NewGuid(), name, parent?.Key, Constants.Security.SuperUserKey);
        if (!created.Success || created.Result is null)
        {
            throw file.Error(at, $"the folder '{name}' could not be made: {created.Status}.");
        }
        _byId![created.Result.Id] = created.Result;
        return created.Result;
    }

    private async Task<Dictionary<int, EntityContainer>> ByIdAsync()
        => _byId ??= (await containers.GetAllAsync()).ToDictionary(c => c.Id);
}
