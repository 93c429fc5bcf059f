using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Dates;

internal sealed class DateJsonValueEditor : DataValueEditor, IDataValueSortable
{
    private readonly IJsonSerializer _json;
    private readonly string _editorAlias;

    public DateJsonValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        _json = json;
        _editorAlias = attribute.Alias;
        Validators.Add(new DateValidator(json, texts));
    }

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        if (EditorJson.Read<EditedDate>(_json, editorValue.Value) is not { Date: { } text } edited || !TryParse(text, out var date))
        {
            return null;
        }
        if (_editorAlias == Constants.PropertyEditors.Aliases.TimeOnly)
        {
            date = new DateTimeOffset(DateOnly.MinValue, TimeOnly.FromTimeSpan(date.TimeOfDay), date.Offset); // a time alone parses with the day of today
        }
        return _json.Serialize(new StoredDate { Date = date, TimeZone = edited.TimeZone });
    }

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        => StoredDate.Read(_json, property.GetValue(culture, segment)) is { } stored ? new EditedDate(Text(stored), stored.TimeZone) : null;

    public string? GetSortableValue(object? value, object? dataTypeConfiguration)
        => StoredDate.Read(_json, value)?.Date.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    internal sealed record EditedDate(string? Date, string? TimeZone);

    private string Text(StoredDate stored) => stored.Date.ToString(
        _editorAlias switch
        {
            Constants.PropertyEditors.Aliases.DateOnly => "yyyy-MM-dd",
            Constants.PropertyEditors.Aliases.TimeOnly => "HH:mm:ss",
            Constants.PropertyEditors.Aliases.DateTimeUnspecified => "yyyy-MM-ddTHH:mm:ss",
            _ => "yyyy-MM-ddTHH:mm:sszzz",
        },
        CultureInfo.InvariantCulture);

    private static bool TryParse(string? text, out DateTimeOffset date) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);

    private sealed class DateValidator(IJsonSerializer json, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (EditorJson.Read<EditedDate>(json, value) is not { } edited)
            {
                yield break;
            }
            if (!TryParse(edited.Date, out _))
            {
                yield return ValueLimits.Failure(texts, "invalidDate");
            }
            var zones = (dataTypeConfiguration as DateTimeConfiguration)?.TimeZones;
            if (zones is { Mode: DateTimeConfiguration.TimeZoneMode.Custom } && !zones.TimeZones.Contains(edited.TimeZone ?? string.Empty, StringComparer.OrdinalIgnoreCase))
            {
                yield return ValueLimits.Failure(texts, "notOneOfOptions", edited.TimeZone ?? string.Empty);
            }
        }
    }
}
