using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Dates;

/// <summary>A date and time kept as one, without a time zone.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateTime, ValueType = ValueTypes.DateTime, ValueEditorIsReusable = true)]
internal sealed class DateTimeEditor : DataEditor
{
    public DateTimeEditor(IDataValueEditorFactory factory)
        : base(factory)
        => SupportsReadOnly = true;

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    internal sealed class ValueEditor : DataValueEditor
    {
        public ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
            : base(strings, json, io, attribute)
            => Validators.Add(new DateTimeValidator(texts));
    }

    private sealed class DateTimeValidator(ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
            => value is null or DateTime || string.IsNullOrWhiteSpace(value.ToString()) || DateTime.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _)
                ? []
                : [ValueLimits.Failure(texts, "invalidDate")];
    }
}
