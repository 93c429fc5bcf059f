using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Text;

/// <summary>One of the colours of the configuration, kept as JSON with its label.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ColorPicker, ValueEditorIsReusable = true)]
internal sealed partial class ColorPickerEditor : DataEditor
{
    private readonly IIOHelper _io;

    public ColorPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SimpleConfigurationEditor<ColorPickerConfiguration>(_io);

    internal sealed class ValueEditor : DataValueEditor
    {
        public ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
            : base(strings, json, io, attribute)
            => Validators.Add(new ConfiguredColorValidator(texts));

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
            => editorValue.Value is null ? null : base.FromEditor(new ContentPropertyData(EditorJson.Text(editorValue.Value), editorValue.DataTypeConfiguration), currentValue);
    }

    private sealed partial class ConfiguredColorValidator(ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (dataTypeConfiguration is not ColorPickerConfiguration { Items.Count: > 0 } configuration || ColorOf(value) is not { Length: > 0 } color)
            {
                return [];
            }
            return configuration.Items.Any(i => Bare(i.Value).Equals(Bare(color), StringComparison.OrdinalIgnoreCase)) && Hex().IsMatch(color)
                ? []
                : [ValueLimits.Failure(texts, "notOneOfOptions", color)];
        }

        private static string? ColorOf(object? value) => value switch
        {
            JsonObject json => json["value"]?.ToString(),
            string text when text.TrimStart().StartsWith('{') => JsonNode.Parse(text)?["value"]?.ToString(),
            _ => value?.ToString(),
        };

        private static string Bare(string color) => color.TrimStart('#');

        [GeneratedRegex("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")]
        private static partial Regex Hex();
    }
}
