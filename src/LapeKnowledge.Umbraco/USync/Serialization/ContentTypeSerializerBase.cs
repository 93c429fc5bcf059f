using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>What document, media and member types share.</summary>
internal abstract class ContentTypeSerializerBase<T>(
    USyncKind kind,
    USyncRun run,
    IContentTypeBaseService<T> types,
    IEntityTypeContainerService<T> containers,
    ContentTypeProperties properties,
    IShortStringHelper shortStrings) : USyncSerializer<T>(kind, run, shortStrings) where T : class, IContentTypeComposition
{
    private readonly Folders<T> _folders = new(containers);

    protected override Task<IEnumerable<T>> LoadAllAsync() => Task.FromResult(types.GetAll());

    protected override string AliasOf(T item) => item.Alias;

    protected override bool IsBelow(T item, Guid parent)
        => parent == Guid.Empty || Loaded.Any(t => t.Key == parent && t.Id == item.ParentId);

    protected abstract T Create();

    protected async Task<XElement> InfoAsync(T item)
    {
        var info = new XElement(
            "Info",
            new XElement("Name", item.Name),
            new XElement("Icon", item.Icon),
            new XElement("Thumbnail", item.Thumbnail),
            new XElement("Description", item.Description ?? string.Empty),
            new XElement("AllowAtRoot", item.AllowedAsRoot.ToString()),
            new XElement("ListView", item.ListView ?? Guid.Empty),
            new XElement("Variations", item.Variations),
            new XElement("IsElement", item.IsElement));
        WriteExtraInfo(item, info);
        if (item.ContentTypeComposition.FirstOrDefault(c => c.Id == item.ParentId) is { } parent)
        {
            info.Add(new XElement("Parent", new XAttribute("Key", parent.Key), parent.Alias));
        }
        else if (item.Level != 1 && await _folders.ElementAsync(item.ParentId) is { } folder)
        {
            info.Add(folder);
        }
        info.Add(new XElement("Compositions", item.ContentTypeComposition
            .OrderBy(c => c.Alias, StringComparer.InvariantCulture)
            .Select(c => new XElement("Composition", new XAttribute("Key", c.Key), c.Alias))));
        return info;
    }

    protected XElement Node(T item, params object[] parts) => new(
        Kind.Element,
        new XAttribute("Key", item.Key),
        new XAttribute("Alias", item.Alias),
        new XAttribute("Level", item.Level),
        parts);

    protected XElement Structure(T item) => new("Structure", (item.AllowedContentTypes ?? [])
        .OrderBy(a => a.SortOrder)
        .Select(a => (Allowed: a, Type: FindByKey(a.Key)))
        .Where(a => a.Type is not null)
        .Select(a => new XElement(Kind.Element, new XAttribute("Key", a.Type!.Key), new XAttribute("SortOrder", a.Allowed.SortOrder), a.Type.Alias)));

    protected virtual void WriteExtraInfo(T item, XElement info)
    {
    }

    protected virtual Task ApplyExtraInfoAsync(USyncFile file, T item) => Task.CompletedTask;

    protected override IEnumerable<USyncFile> Needs(USyncFile file) => (file.Info?.Element("Compositions")?.Elements("Composition") ?? [])
        .Append(file.Info?.Element("Parent"))
        .OfType<XElement>()
        .Select(e => (file.Reference(e) is { } key ? Run.Files.Find(Kind, key) : null) ?? Run.Files.Find(Kind, e.Value))
        .OfType<USyncFile>();

    protected override async Task ApplyAsync(USyncFile file, T? current)
    {
        var item = current ?? Create();
        await MakeRoomForAliasAsync(file, item);
        Forget(item);
        item.Key = file.Key;
        item.Alias = file.Alias;
        ApplyInfo(file, item);
        item.ListView = file.Guid(file.Info, "ListView") is { } listView && listView != Guid.Empty ? listView : null;
        await ApplyPlaceAsync(file, item);
        await properties.ApplyAsync(file, item);
        await ApplyExtraInfoAsync(file, item);
        await SaveAsync(file, item);
    }

    /// <summary>Allowed children that exist nowhere are left out, so a file that names one is not for ever different.</summary>
    public override Task<XElement> WantedAsync(USyncFile file)
    {
        var wanted = new XElement(file.Root);
        (wanted.Element("Structure")?.Elements(Kind.Element) ?? []).Where(e => !Exists(file, e)).Remove();
        properties.CompleteTabs(wanted);
        return Task.FromResult(wanted);
    }

    /// <summary>The allowed children, which may name each other.</summary>
    public override async Task CompleteAsync(USyncFile file)
    {
        if (file.Root.Element("Structure") is not { } structure || Find(file) is not { } item)
        {
            return;
        }
        var allowed = new List<ContentTypeSort>();
        foreach (var element in structure.Elements(Kind.Element))
        {
            if (FindByKey(file.Reference(element)) is not { } child && (child = FindByAlias(element.Value)!) is null)
            {
                Run.Warn(file, element, $"the allowed type '{element.Value}' does not exist and was left out.");
                continue;
            }
            allowed.Add(new ContentTypeSort(child.Key, file.Int(element.Attribute("SortOrder")) ?? allowed.Count, child.Alias));
        }
        if (!Same(item.AllowedContentTypes ?? [], allowed))
        {
            item.AllowedContentTypes = allowed;
            await SaveAsync(file, item);
        }
    }

    protected override async Task RemoveAsync(T item, USyncFile because)
    {
        var status = await types.DeleteAsync(item.Key, Constants.Security.SuperUserKey);
        Ensure(status == ContentTypeOperationStatus.Success, because, status, "deleted");
    }

    private bool Exists(USyncFile file, XElement child)
    {
        var key = file.Reference(child);
        return FindByKey(key) is not null || FindByAlias(child.Value) is not null
            || (key is { } known && Run.Files.Find(Kind, known) is not null) || Run.Files.Find(Kind, child.Value) is not null;
    }

    private static bool Same(IEnumerable<ContentTypeSort> left, IEnumerable<ContentTypeSort> right)
        => left.Select(a => (a.Key, a.SortOrder)).Order().SequenceEqual(right.Select(a => (a.Key, a.SortOrder)).Order());

    private static void ApplyInfo(USyncFile file, T item)
    {
        var info = file.Info ?? throw file.Error(null, "the type has no <Info>.");
        item.Name = file.Text(info, "Name", file.Alias);
        item.Icon = file.Text(info, "Icon", item.Icon ?? string.Empty);
        item.Thumbnail = file.Text(info, "Thumbnail", item.Thumbnail ?? string.Empty);
        item.Description = file.Text(info, "Description");
        item.AllowedAsRoot = file.Bool(info, "AllowAtRoot");
        item.IsElement = file.Bool(info, "IsElement");
        item.Variations = file.Enum(info, "Variations", ContentVariation.Nothing);
    }

    private async Task ApplyPlaceAsync(USyncFile file, T item)
    {
        var compositions = (file.Info!.Element("Compositions")?.Elements("Composition") ?? []).Select(e => Composition(file, e)).ToList();
        if (file.Info.Element("Parent") is { Value.Length: > 0 } parentElement)
        {
            var parent = Composition(file, parentElement);
            item.ParentId = parent.Id;
            compositions.Add(parent);
        }
        else
        {
            item.ParentId = await _folders.ParentIdAsync(file) ?? item.ParentId;
        }
        if (!item.ContentTypeComposition.Select(c => c.Key).Order().SequenceEqual(compositions.Select(c => c.Key).Distinct().Order()))
        {
            item.ContentTypeComposition = compositions.DistinctBy(c => c.Key).ToArray();
        }
    }

    private IContentTypeComposition Composition(USyncFile file, XElement element)
        => FindByKey(file.Reference(element)) ?? FindByAlias(element.Value)
        ?? throw file.Error(element, $"the type '{element.Value}' does not exist.");

    /// <summary>When two types trade aliases, the one that still holds the wanted alias steps aside.</summary>
    private async Task MakeRoomForAliasAsync(USyncFile file, T item)
    {
        if (FindByAlias(file.Alias) is not { } holder || ReferenceEquals(holder, item))
        {
            return;
        }
        if (Run.Files.Find(Kind, holder.Key) is not { } other || other == file)
        {
            throw file.Error(null, $"the alias '{file.Alias}' belongs to another type ({holder.Key}) that is not in the folder.");
        }
        holder.Alias = "moved" + Guid.NewGuid().ToString("N");
        await SaveAsync(other, holder);
    }

    private async Task SaveAsync(USyncFile file, T item)
    {
        try
        {
            var saved = item.HasIdentity
                ? await types.UpdateAsync(item, Constants.Security.SuperUserKey)
                : await types.CreateAsync(item, Constants.Security.SuperUserKey);
            Ensure(saved.Success, file, saved.Result);
        }
        catch (Exception e) when (e is global::Umbraco.Cms.Core.Exceptions.InvalidCompositionException)
        {
            throw file.Error(file.Info?.Element("Compositions"), e.Message);
        }
        Remember(item);
    }
}
