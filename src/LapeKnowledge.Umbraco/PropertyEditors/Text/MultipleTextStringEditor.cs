using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Text;

/// <summary>Several lines of text: kept with a line break between them, edited as an array.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultipleTextstring, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class MultipleTextStringEditor : DataEditor
{
    private static readonly string[] LineBreaks = ["\r\n", "\r", "\n"];
    private readonly IIOHelper _io;

    public MultipleTextStringEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SimpleConfigurationEditor<MultipleTextStringConfiguration>(_io);

    internal sealed class ValueEditor : DataValueEditor
    {
        public ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
            : base(strings, json, io, attribute)
            => Validators.Add(new LineCountValidator(texts));

        public override IValueRequiredValidator RequiredValidator => new AnyItemValidator();

        public override IValueFormatValidator FormatValidator => new EachLineFormatValidator();

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            if (editorValue.Value is string text && !text.TrimStart().StartsWith('['))
            {
                return null; // the editor sends lists
            }
            var lines = Lines(editorValue.Value);
            var max = (editorValue.DataTypeConfiguration as MultipleTextStringConfiguration)?.Max ?? 0;
            var kept = max > 0 ? lines.Take(max) : lines;
            return lines.Length == 0 ? null : string.Join('\n', kept);
        }

        public override object ToEditor(IProperty property, string? culture = null, string? segment = null)
            => property.GetValue(culture, segment)?.ToString()?.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    internal static string[] Lines(object? value) => value is string text && !text.TrimStart().StartsWith('[') ? text.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries) : EditorJson.Strings(value);

    private sealed class LineCountValidator(ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
            => dataTypeConfiguration is MultipleTextStringConfiguration limits ? ValueLimits.Count(texts, Lines(value).Length, limits.Min, limits.Max) : [];
    }

    /// <summary>The pattern of a property is for each line on its own.</summary>
    private sealed class EachLineFormatValidator : IValueFormatValidator
    {
        public IEnumerable<ValidationResult> ValidateFormat(object? value, string valueType, string format)
        {
            var pattern = new RegexValidator();
            return Lines(value).Select(line => pattern.ValidateFormat(line, valueType, format).ToArray()).FirstOrDefault(failures => failures.Length > 0) ?? [];
        }
    }
}
