using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>The tabs, groups and properties of a type.</summary>
internal sealed class ContentTypeProperties(USyncRun run, IDataTypeService dataTypes, IShortStringHelper shortStrings)
{
    private Dictionary<Guid, IDataType>? _dataTypes;

    public XElement Tabs(IContentTypeBase item) => new("Tabs", item.PropertyGroups
        .OrderBy(g => g.Key)
        .Select(g => new XElement(
            "Tab",
            new XElement("Key", g.Key),
            new XElement("Caption", g.Name),
            new XElement("Alias", g.Alias),
            new XElement("Type", g.Type),
            new XElement("SortOrder", g.SortOrder))));

    public async Task<XElement> PropertiesAsync(IContentTypeBase item, Action<IPropertyType, XElement>? writeExtra)
    {
        var known = await DataTypesAsync();
        var groups = item.PropertyGroups.SelectMany(g => (g.PropertyTypes ?? Enumerable.Empty<IPropertyType>()).Select(p => (p.Alias, Group: g))).ToDictionary(p => p.Alias, p => p.Group);
        return new XElement("GenericProperties", item.PropertyTypes
            .OrderBy(p => p.Alias, StringComparer.InvariantCulture)
            .Select(p => Property(p, known.GetValueOrDefault(p.DataTypeKey), groups.GetValueOrDefault(p.Alias), writeExtra)));
    }

    /// <exception cref="USyncException">A property names a data type that does not exist.</exception>
    public async Task ApplyAsync(USyncFile file, IContentTypeBase item)
    {
        var tabs = file.Root.Element("Tabs");
        if (tabs is not null)
        {
            ApplyTabs(file, item, tabs);
        }
        var properties = file.Root.Element("GenericProperties");
        if (properties is not null)
        {
            await ApplyPropertiesAsync(file, item, properties);
        }
        if (tabs is not null)
        {
            RemoveTabs(item, tabs);
        }
    }

    private static XElement Property(IPropertyType property, IDataType? dataType, PropertyGroup? group, Action<IPropertyType, XElement>? writeExtra)
    {
        var node = new XElement(
            "GenericProperty",
            new XElement("Key", property.Key),
            new XElement("Name", property.Name),
            new XElement("Alias", property.Alias));
        if (dataType is not null)
        {
            node.Add(new XElement("Definition", dataType.Key));
        }
        node.Add(
            new XElement("Type", dataType?.EditorAlias ?? property.PropertyEditorAlias),
            new XElement("Mandatory", property.Mandatory),
            new XElement("Validation", property.ValidationRegExp ?? string.Empty),
            new XElement("Description", new XCData(property.Description ?? string.Empty)),
            new XElement("SortOrder", property.SortOrder),
            new XElement("Tab", group is null ? null : new XAttribute("Alias", group.Alias), group?.Name ?? string.Empty));
        writeExtra?.Invoke(property, node);
        node.Add(
            new XElement("MandatoryMessage", property.MandatoryMessage ?? string.Empty),
            new XElement("ValidationRegExpMessage", property.ValidationRegExpMessage ?? string.Empty),
            new XElement("LabelOnTop", property.LabelOnTop));
        return node;
    }

    private void ApplyTabs(USyncFile file, IContentTypeBase item, XElement tabs)
    {
        // Files from before tabs existed say no type: then everything is a group, unless something is said to be a tab.
        var otherwise = tabs.Elements("Tab").Any(t => file.Enum(t, "Type", PropertyGroupType.Group) == PropertyGroupType.Tab) ? PropertyGroupType.Tab : PropertyGroupType.Group;
        var wanted = tabs.Elements("Tab").Select(t => (Element: t, Alias: TabAlias(t), Group: FindGroup(file, item, t))).ToArray();
        foreach (var (_, alias, group) in wanted.Where(w => w.Group is not null && w.Group.Alias != w.Alias))
        {
            group!.Alias = "moving" + Guid.NewGuid().ToString("N"); // two groups may trade aliases
        }
        foreach (var (element, alias, found) in wanted.OrderBy(w => w.Alias.Count(c => c == '/')))
        {
            var group = found;
            if (group is null && item.AddPropertyGroup(alias, file.Text(element, "Caption", alias)))
            {
                group = item.PropertyGroups[alias];
            }
            if (group is null)
            {
                throw file.Error(element, $"the tab '{alias}' occurs twice.");
            }
            group.Alias = alias;
            group.Name = file.Text(element, "Caption", alias);
            group.Type = file.Enum(element, "Type", otherwise);
            group.SortOrder = file.Int(element, "SortOrder") ?? group.SortOrder;
            group.Key = file.Guid(element, "Key") is { } key && key != Guid.Empty ? key : group.Key;
        }
    }

    /// <summary>Files from before tabs existed name groups by caption only.</summary>
    public void CompleteTabs(XElement root)
    {
        foreach (var tab in (root.Element("Tabs")?.Elements("Tab") ?? []).Where(t => string.IsNullOrEmpty(t.Element("Alias")?.Value)))
        {
            tab.SetElementValue("Alias", TabAlias(tab));
        }
    }

    private string TabAlias(XElement tab)
    {
        var alias = tab.Element("Alias")?.Value;
        return string.IsNullOrEmpty(alias) ? (tab.Element("Caption")?.Value ?? string.Empty).ToSafeAlias(shortStrings, true) : alias;
    }

    private PropertyGroup? FindGroup(USyncFile file, IContentTypeBase item, XElement tab)
    {
        var key = file.Guid(tab, "Key");
        var byKey = key is { } known && known != Guid.Empty ? item.PropertyGroups.FirstOrDefault(g => g.Key == known) : null;
        return byKey ?? item.PropertyGroups.FirstOrDefault(g => g.Alias.InvariantEquals(TabAlias(tab)) && !(tab.Parent!.Elements("Tab").Any(t => t != tab && file.Guid(t, "Key") == g.Key)));
    }

    private static void RemoveTabs(IContentTypeBase item, XElement tabs)
    {
        var keys = tabs.Elements("Tab").Select(t => t.Element("Key")?.Value).Where(k => !string.IsNullOrEmpty(k)).Select(k => Guid.Parse(k!)).ToHashSet();
        var aliases = tabs.Elements("Tab").Select(t => t.Element("Alias")?.Value ?? string.Empty).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var group in item.PropertyGroups.Where(g => !keys.Contains(g.Key) && !aliases.Contains(g.Alias) && !(g.PropertyTypes?.Count > 0)).ToArray())
        {
            item.PropertyGroups.Remove(group);
        }
    }

    private async Task ApplyPropertiesAsync(USyncFile file, IContentTypeBase item, XElement properties)
    {
        var wanted = new List<(XElement Element, string Alias, IPropertyType? Property)>();
        foreach (var element in properties.Elements("GenericProperty"))
        {
            var alias = file.Text(element, "Alias");
            if (alias.Length == 0)
            {
                throw file.Error(element, "a property has no Alias.");
            }
            if (wanted.Any(w => w.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase)))
            {
                throw file.Error(element, $"the property '{alias}' occurs twice.");
            }
            wanted.Add((element, alias, FindProperty(file, item, element, alias)));
        }
        foreach (var property in item.PropertyTypes.Where(p => wanted.All(w => w.Property != p)).ToArray())
        {
            item.RemovePropertyType(property.Alias);
        }
        foreach (var (element, alias, property) in wanted)
        {
            await ApplyPropertyAsync(file, item, element, alias, property);
        }
    }

    private static IPropertyType? FindProperty(USyncFile file, IContentTypeBase item, XElement element, string alias)
        => (file.Guid(element, "Key") is { } key ? item.PropertyTypes.FirstOrDefault(p => p.Key == key) : null)
        ?? item.PropertyTypes.FirstOrDefault(p => p.Alias.InvariantEquals(alias));

    private async Task ApplyPropertyAsync(USyncFile file, IContentTypeBase item, XElement element, string alias, IPropertyType? found)
    {
        var dataType = await DataTypeAsync(file, element, alias);
        var property = found ?? new PropertyType(shortStrings, dataType, alias);
        if (property.Alias != alias)
        {
            property.Alias = alias;
        }
        property.Key = file.Guid(element, "Key") is { } key && key != Guid.Empty ? key : property.Key;
        property.DataTypeId = dataType.Id;
        property.DataTypeKey = dataType.Key;
        property.PropertyEditorAlias = dataType.EditorAlias;
        property.ValueStorageType = dataType.DatabaseType;
        property.Name = file.Text(element, "Name", alias);
        property.Description = file.Text(element, "Description");
        property.Mandatory = file.Bool(element, "Mandatory");
        property.MandatoryMessage = file.Text(element, "MandatoryMessage");
        property.ValidationRegExp = file.Text(element, "Validation");
        property.ValidationRegExpMessage = file.Text(element, "ValidationRegExpMessage");
        property.LabelOnTop = file.Bool(element, "LabelOnTop");
        property.Variations = file.Enum(element, "Variations", ContentVariation.Nothing);
        Place(file, item, element, property, isNew: found is null);
        property.SortOrder = file.Int(element, "SortOrder") ?? property.SortOrder; // a group gives what it takes in a place of its own
    }

    private void Place(USyncFile file, IContentTypeBase item, XElement element, IPropertyType property, bool isNew)
    {
        var tab = element.Element("Tab");
        var name = tab?.Value ?? string.Empty;
        var alias = tab?.Attribute("Alias")?.Value is { Length: > 0 } given ? given
            : name.Length == 0 ? null
            : item.PropertyGroups.FirstOrDefault(g => g.Name.InvariantEquals(name))?.Alias ?? name.ToSafeAlias(shortStrings, true);
        if (isNew)
        {
            if (!(alias is null ? item.AddPropertyType(property) : item.AddPropertyType(property, alias, name.Length > 0 ? name : alias)))
            {
                run.Warn(file, element, $"the property '{property.Alias}' was left out: a composition has one of the same alias.");
            }
            return;
        }
        if (alias is not null && !item.PropertyGroups.Contains(alias))
        {
            item.AddPropertyGroup(alias, name.Length > 0 ? name : alias);
        }
        if (item.PropertyGroups.FirstOrDefault(g => g.PropertyTypes?.Contains(property.Alias) == true)?.Alias != alias)
        {
            item.MovePropertyType(property.Alias, alias);
        }
    }

    private async Task<IDataType> DataTypeAsync(USyncFile file, XElement element, string alias)
    {
        var known = await DataTypesAsync();
        var key = file.Guid(element, "Definition");
        if (key is { } definition && known.TryGetValue(definition, out var dataType))
        {
            return dataType;
        }
        var editor = file.Text(element, "Type");
        if (key is null && known.Values.FirstOrDefault(d => d.EditorAlias.InvariantEquals(editor) || d.Name.InvariantEquals(editor)) is { } likely)
        {
            return likely;
        }
        throw file.Error(element.Element("Definition") ?? element, $"the data type {key} of the property '{alias}' does not exist.");
    }

    private async Task<Dictionary<Guid, IDataType>> DataTypesAsync()
        => _dataTypes ??= (await dataTypes.GetAllAsync()).ToDictionary(d => d.Key);
}
