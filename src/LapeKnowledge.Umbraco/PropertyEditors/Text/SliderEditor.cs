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

namespace LapeKnowledge.Umbraco.PropertyEditors.Text;

/// <summary>A number or a range of numbers: kept as "1" or "1,5", edited as from and to.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Slider, ValueEditorIsReusable = true)]
internal sealed class SliderEditor : DataEditor
{
    private readonly IIOHelper _io;

    public SliderEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SliderConfigurationEditor(_io);

    internal sealed class ValueEditor : DataValueEditor
    {
        private readonly IJsonSerializer _json;

        public ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
            : base(strings, json, io, attribute)
        {
            _json = json;
            Validators.Add(new RangeValidator(json, texts));
        }

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        {
            if (property.GetValue(culture, segment) is not string stored)
            {
                return null;
            }
            var numbers = stored.Split(',').Select(p => decimal.TryParse(p, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null).ToArray();
            return numbers.Length is 1 or 2 && numbers.All(n => n is not null) ? new SliderRange { From = numbers[0]!.Value, To = numbers[^1]!.Value } : null;
        }

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) => EditorJson.Read<SliderRange>(_json, editorValue.Value)?.ToString();
    }

    internal sealed class SliderRange
    {
        public decimal From { get; set; }

        public decimal To { get; set; }

        public override string ToString() => From == To ? From.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{From},{To}");
    }

    private sealed class RangeValidator(IJsonSerializer json, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (dataTypeConfiguration is not SliderConfiguration limits || EditorJson.Read<SliderRange>(json, value) is not { } range)
            {
                yield break;
            }
            if (!limits.EnableRange && range.From != range.To)
            {
                yield return ValueLimits.Failure(texts, "unexpectedRange", range.ToString());
            }
            if (limits.EnableRange && range.From > range.To)
            {
                yield return ValueLimits.Failure(texts, "invalidRange", range.ToString());
            }
            else if (limits.EnableRange && range.To - range.From < Math.Max(0, limits.MinimumRange))
            {
                yield return ValueLimits.Failure(texts, "minimumRange", Text(range.To - range.From), Text(limits.MinimumRange));
            }
            if (range.From < limits.MinimumValue)
            {
                yield return ValueLimits.Failure(texts, "outOfRangeMinimum", Text(range.From), Text(limits.MinimumValue));
            }
            if (limits.MaximumValue > limits.MinimumValue && range.To > limits.MaximumValue)
            {
                yield return ValueLimits.Failure(texts, "outOfRangeMaximum", Text(range.To), Text(limits.MaximumValue));
            }
            if (limits.Step > 0 && (OffStep(range.From, limits) || OffStep(range.To, limits)))
            {
                yield return ValueLimits.Failure(texts, "invalidStep", range.ToString(), Text(limits.Step), Text(limits.MinimumValue));
            }
        }

        private static bool OffStep(decimal number, SliderConfiguration limits) => (number - limits.MinimumValue) % limits.Step != 0;

        private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
