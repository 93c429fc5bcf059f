using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Text;

/// <summary>A toggle: kept as 1 or 0, edited as true or false.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Boolean, ValueType = ValueTypes.Integer, ValueEditorIsReusable = true)]
internal sealed class TrueFalseEditor : DataEditor
{
    public TrueFalseEditor(IDataValueEditorFactory factory)
        : base(factory)
        => SupportsReadOnly = true;

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    internal sealed class ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : DataValueEditor(strings, json, io, attribute)
    {
        public override IValueRequiredValidator RequiredValidator => new MustBeOnValidator();

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) => IsOn(property.GetValue(culture, segment));

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) => IsOn(editorValue.Value) ? 1 : 0;
    }

    private static bool IsOn(object? value) => value switch
    {
        bool on => on,
        int number => number == 1,
        long number => number == 1,
        decimal number => number == 1,
        JsonValue node => node.ToString() is "1" or "true" or "True",
        string text => text == "1" || (bool.TryParse(text, out var on) && on),
        _ => false,
    };

    /// <summary>A mandatory toggle is a consent: it must be switched on.</summary>
    private sealed class MustBeOnValidator : IValueRequiredValidator
    {
        public IEnumerable<ValidationResult> ValidateRequired(object? value, string valueType)
            => IsOn(value) ? [] : [new ValidationResult("#validation_invalidNull", ["value"])];
    }
}
