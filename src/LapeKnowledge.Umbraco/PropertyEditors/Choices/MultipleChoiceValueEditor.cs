using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Choices;

/// <summary>Chosen items, kept and edited as an array of texts.</summary>
internal sealed class MultipleChoiceValueEditor : DataValueEditor
{
    private readonly IJsonSerializer _json;

    public MultipleChoiceValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        _json = json;
        Validators.Add(new ConfiguredItemValidator(texts));
    }

    public override IValueRequiredValidator RequiredValidator => new AnyItemValidator();

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) => Chosen(property.GetValue(culture, segment));

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var chosen = Chosen(editorValue.Value);
        return chosen.Length == 0 ? null : _json.Serialize(chosen);
    }

    internal static string[] Chosen(object? value)
    {
        var chosen = value is string text && !text.TrimStart().StartsWith('[') ? [text] : EditorJson.Strings(value);
        return chosen.Where(c => !string.IsNullOrWhiteSpace(c)).ToArray();
    }
}
