using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>The property editors of this site, and a stand-in for those that only other sites have.</summary>
internal sealed class Editors(PropertyEditorCollection editors, IDataValueEditorFactory valueEditors)
{
    public static readonly JsonSerializerOptions ConfigurationOptions = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Editors whose values are text, even when the text looks like JSON.</summary>
    private static readonly HashSet<string> PlainText = new(StringComparer.OrdinalIgnoreCase)
    {
        Constants.PropertyEditors.Aliases.TextBox,
        Constants.PropertyEditors.Aliases.TextArea,
        Constants.PropertyEditors.Aliases.MarkdownEditor,
        Constants.PropertyEditors.Aliases.EmailAddress,
        Constants.PropertyEditors.Aliases.PlainString,
    };

    private static readonly Dictionary<string, string> UiNames = new(StringComparer.OrdinalIgnoreCase)
    {
        [Constants.PropertyEditors.Aliases.ContentPicker] = "DocumentPicker",
        [Constants.PropertyEditors.Aliases.ColorPickerEyeDropper] = "EyeDropper",
        [Constants.PropertyEditors.Aliases.DateTime] = "DatePicker",
        [Constants.PropertyEditors.Aliases.DropDownListFlexible] = "Dropdown",
        [Constants.PropertyEditors.Aliases.ListView] = "Collection",
        [Constants.PropertyEditors.Aliases.MediaPicker3] = "MediaPicker",
        [Constants.PropertyEditors.Aliases.MultiNodeTreePicker] = "ContentPicker",
        [Constants.PropertyEditors.Aliases.MultipleTextstring] = "MultipleTextString",
        [Constants.PropertyEditors.Aliases.RichText] = "Tiptap",
        [Constants.PropertyEditors.Aliases.Boolean] = "Toggle",
        [Constants.PropertyEditors.Aliases.CheckBoxList] = "CheckBoxList",
    };

    public bool IsKnown(string alias) => editors.TryGet(alias, out _);

    public bool MayHoldJson(string alias) => IsKnown(alias) && !PlainText.Contains(alias);

    public IDataEditor For(string alias) => editors.TryGet(alias, out var editor) ? editor : new MissingPropertyEditor(alias, valueEditors);

    public ValueStorageType StorageType(IDataType dataType)
        => ValueTypes.ToStorageType(For(dataType.EditorAlias).GetValueEditor(dataType.ConfigurationObject).ValueType);

    /// <summary>Files from before Umbraco 14 name no interface; this is the one that Umbraco gives to its own editors.</summary>
    public string? UiAlias(string alias)
    {
        if (!alias.StartsWith("Umbraco.", StringComparison.Ordinal))
        {
            return null;
        }
        return "Umb.PropertyEditorUi." + (UiNames.GetValueOrDefault(alias) ?? alias["Umbraco.".Length..]);
    }
}
