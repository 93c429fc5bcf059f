using System.Globalization;
using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>What documents, blueprints and media share: place, names, dates and values.</summary>
internal abstract class ContentSerializerBase<T>(USyncKind kind, USyncRun run, PropertyValues values, IShortStringHelper shortStrings)
    : USyncSerializer<T>(kind, run, shortStrings) where T : class, IContentBase
{
    protected abstract UmbracoObjectTypes ObjectType { get; }

    /// <summary>Properties that are worked out from the file and never exported.</summary>
    protected virtual IReadOnlyCollection<string> LeftOut => [];

    protected override string AliasOf(T item) => item.Name ?? item.Id.ToString(CultureInfo.InvariantCulture);

    protected override bool IsBelow(T item, Guid parent)
        => (item.ParentId > 0 ? Names([item.ParentId]).GetValueOrDefault(item.ParentId).Key : Guid.Empty) == parent && !item.Trashed;

    public override async Task PrepareAsync(IReadOnlyCollection<USyncFile> files)
    {
        foreach (var keys in files.Select(f => f.Key).Distinct().Chunk(500))
        {
            await LoadAsync(keys);
        }
    }

    protected override async Task LoadAsync(IReadOnlyCollection<Guid> keys)
    {
        foreach (var item in await LoadByKeysAsync(keys.Where(k => FindByKey(k) is null).ToArray()))
        {
            Remember(item);
            Run.Name(item);
        }
    }

    protected override IEnumerable<USyncFile> Needs(USyncFile file)
        => new[] { file.Reference(file.Info?.Element("Parent")), file.Guid(file.Info?.Element("Trashed")?.Attribute("Parent")) }
            .OfType<Guid>()
            .Select(key => Run.Files.Find(Kind, key))
            .OfType<USyncFile>();

    protected abstract Task<IEnumerable<T>> LoadByKeysAsync(IReadOnlyCollection<Guid> keys);

    protected abstract IEnumerable<Guid> FormerParents(T item);

    protected virtual IReadOnlyDictionary<int, (Guid Key, string Name)> Names(IReadOnlyCollection<int> ids) => Run.Names(ids, ObjectType);

    protected XElement Node(T item) => new(
        Kind.Element,
        new XAttribute("Key", item.Key),
        new XAttribute("Alias", AliasOf(item)),
        new XAttribute("Level", item.Trashed ? 100 + item.Level : item.Level));

    protected XElement Properties(T item) => values.Write(item, LeftOut);

    protected XElement Info(T item)
    {
        var parent = item.ParentId > 0 ? Names([item.ParentId]).GetValueOrDefault(item.ParentId) : default;
        var trashed = new XElement("Trashed", item.Trashed);
        if (item.Trashed && FormerParents(item).FirstOrDefault() is var former && former != Guid.Empty)
        {
            trashed.Add(new XAttribute("Parent", former));
        }
        return new XElement(
            "Info",
            new XElement("Parent", new XAttribute("Key", parent.Key), parent.Name ?? string.Empty),
            new XElement("Path", FriendlyPath(item)),
            trashed,
            new XElement("ContentType", item.ContentType.Alias),
            new XElement("CreateDate", item.CreateDate.ToString("s", CultureInfo.InvariantCulture)),
            new XElement(
                "NodeName",
                new XAttribute("Default", AliasOf(item)),
                item.AvailableCultures.OrderBy(c => c, StringComparer.InvariantCulture).Select(c => new XElement("Name", new XAttribute("Culture", c), item.GetCultureName(c)))),
            new XElement("SortOrder", item.SortOrder));
    }

    protected bool WantsTrash(USyncFile file) => file.Bool(file.Info, "Trashed");

    /// <summary>The id of the parent that the file names, or -1 for the root.</summary>
    /// <exception cref="USyncException">The parent does not exist.</exception>
    protected virtual async Task<int> ParentIdAsync(USyncFile file)
    {
        var element = file.Info?.Element("Parent");
        var key = file.Reference(element);
        if (WantsTrash(file))
        {
            key = key is { } above && await ParentAsync(above) is not null ? key : file.Guid(file.Info?.Element("Trashed")?.Attribute("Parent"));
        }
        if (key is not { } wanted || wanted == Guid.Empty)
        {
            return -1;
        }
        if (await ParentAsync(wanted) is { } parent)
        {
            return parent.Id;
        }
        return WantsTrash(file) ? -1 : throw file.Error(element, $"the parent '{element?.Value}' ({wanted}) does not exist.");
    }

    protected async Task ApplyCommonAsync(USyncFile file, T item)
    {
        if (file.Text(file.Info, "ContentType") is { Length: > 0 } alias && !item.ContentType.Alias.InvariantEquals(alias))
        {
            Run.Warn(file, file.Info!.Element("ContentType"), $"'{file.Alias}' is of the type '{item.ContentType.Alias}' and stays so; an import does not change types.");
        }
        item.Key = file.Key;
        item.CreateDate = file.Date(file.Info, "CreateDate") ?? item.CreateDate;
        await ApplyNamesAsync(file, item);
        await values.ApplyAsync(file, item);
        item.SortOrder = SortOrder(file) ?? item.SortOrder;
    }

    protected int? SortOrder(USyncFile file) => file.Int(file.Info, "SortOrder") is { } order && order >= 0 ? order : null;

    protected void RememberSaved(T item)
    {
        Remember(item);
        Run.Name(item);
    }

    private async Task<T?> ParentAsync(Guid key)
    {
        if (FindByKey(key) is null)
        {
            await LoadAsync([key]);
        }
        return FindByKey(key);
    }

    private async Task ApplyNamesAsync(USyncFile file, T item)
    {
        var names = file.Info?.Element("NodeName");
        var name = names?.Attribute("Default")?.Value is { Length: > 0 } given ? given : file.Alias;
        if (item.Name != name)
        {
            item.Name = name;
        }
        var named = false;
        foreach (var element in names?.Elements("Name") ?? [])
        {
            if (element.Attribute("Culture")?.Value is not { Length: > 0 } culture)
            {
                continue;
            }
            culture = await Run.CultureAsync(file, element, culture);
            if (item.ContentType.VariesByCulture() && element.Value.Length > 0)
            {
                item.SetCultureName(element.Value, culture);
                named = true;
            }
        }
        if (!named && item.ContentType.VariesByCulture() && !item.AvailableCultures.Any())
        {
            item.SetCultureName(name, (await Run.LanguagesAsync()).Values.First(l => l.IsDefault).IsoCode);
        }
    }

    private string FriendlyPath(T item)
    {
        var ids = item.Path.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Where(id => id != -1).ToArray();
        var names = Names(ids);
        return string.Concat(ids.Select(id => id == item.Id ? "/" + AliasOf(item).ToSafeAlias(ShortStrings)
            : names.TryGetValue(id, out var known) ? "/" + known.Name.ToSafeAlias(ShortStrings)
            : $"/[{id}]"));
    }
}
