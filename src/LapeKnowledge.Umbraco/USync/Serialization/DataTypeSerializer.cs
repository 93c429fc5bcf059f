using System.Text.Json;
using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class DataTypeSerializer(
    USyncRun run,
    IDataTypeService dataTypes,
    IDataTypeContainerService containers,
    Editors editors,
    IConfigurationEditorJsonSerializer json,
    IShortStringHelper shortStrings) : USyncSerializer<IDataType>(USyncKind.DataTypes, run, shortStrings)
{
    private readonly Folders<IDataType> _folders = new(containers);

    protected override Task<IEnumerable<IDataType>> LoadAllAsync() => dataTypes.GetAllAsync();

    protected override string AliasOf(IDataType item) => item.Name ?? string.Empty;

    protected override async Task<XElement> WriteAsync(IDataType item)
    {
        var info = new XElement(
            "Info",
            new XElement("Name", item.Name),
            new XElement("EditorAlias", item.EditorAlias),
            new XElement("EditorUIAlias", item.EditorUiAlias));
        if (!editors.IsKnown(item.EditorAlias) && item.DatabaseType != ValueStorageType.Ntext)
        {
            info.Add(new XElement("DatabaseType", item.DatabaseType)); // a known editor decides its own
        }
        if (item.Level != 1 && await _folders.ElementAsync(item.ParentId) is { } folder)
        {
            info.Add(folder);
        }
        return new XElement(
            Kind.Element,
            new XAttribute("Key", item.Key),
            new XAttribute("Alias", AliasOf(item)),
            new XAttribute("Level", item.Level),
            info,
            new XElement("Config", new XCData(Configuration(item))));
    }

    protected override async Task ApplyAsync(USyncFile file, IDataType? current)
    {
        var alias = file.Text(file.Info, "EditorAlias");
        if (alias.Length == 0)
        {
            throw file.Error(file.Info, "the data type has no EditorAlias.");
        }
        if (!editors.IsKnown(alias))
        {
            Run.Warn(file, file.Info!.Element("EditorAlias"), $"the editor '{alias}' is not known here; the data type '{file.Alias}' and its values are kept as they are.");
        }
        var editor = editors.For(alias);
        var item = current ?? new DataType(editor, json) { ConfigurationData = new Dictionary<string, object>() };
        Forget(item);
        item.Key = file.Key;
        item.Name = file.Text(file.Info, "Name", file.Alias);
        item.Editor = editor;
        item.EditorUiAlias = file.Text(file.Info, "EditorUIAlias", file.Text(file.Info, "EditorUiAlias", item.EditorUiAlias ?? editors.UiAlias(alias) ?? string.Empty));
        item.ParentId = await _folders.ParentIdAsync(file) ?? item.ParentId;
        SetConfiguration(file, item);
        item.DatabaseType = editors.IsKnown(alias) ? editors.StorageType(item) : file.Enum(file.Info, "DatabaseType", current?.DatabaseType ?? ValueStorageType.Ntext);
        var saved = item.HasIdentity
            ? await dataTypes.UpdateAsync(item, Constants.Security.SuperUserKey)
            : await dataTypes.CreateAsync(item, Constants.Security.SuperUserKey);
        Ensure(saved.Success, file, saved.Status);
        Remember(saved.Result);
    }

    protected override async Task RemoveAsync(IDataType item, USyncFile because)
    {
        var removed = await dataTypes.DeleteAsync(item.Key, Constants.Security.SuperUserKey);
        Ensure(removed.Success, because, removed.Status, "deleted");
    }

    private static string Configuration(IDataType item) => item.ConfigurationData.Count == 0 ? "{}" : JsonText.Indent(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in item.ConfigurationData.OrderBy(c => c.Key, StringComparer.InvariantCulture))
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(object), Editors.ConfigurationOptions);
        }
        writer.WriteEndObject();
    });

    private void SetConfiguration(USyncFile file, IDataType item)
    {
        var element = file.Root.Element("Config");
        if (string.IsNullOrWhiteSpace(element?.Value))
        {
            return;
        }
        Dictionary<string, object>? read;
        try
        {
            read = json.Deserialize<Dictionary<string, object>>(element.Value);
        }
        catch (JsonException e)
        {
            throw file.Error(element, $"the configuration is not a JSON object: {e.Message}");
        }
        item.ConfigurationData = read is null || !editors.IsKnown(item.EditorAlias)
            ? read ?? []
            : read.ToDictionary(c => char.ToLowerInvariant(c.Key[0]) + c.Key[1..], c => c.Value); // uSync 9 to 13 wrote Pascal case
    }
}
