using System.ComponentModel.DataAnnotations;
using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>Validates the properties within blocks, also those that were not sent; failures carry the JSON path of the value.</summary>
internal sealed class BlockNestedValidation(SchemaStore schema, Lazy<IPropertyValidationService> validation)
{
    public IEnumerable<ValidationResult> Validate(BlockValue blocks, PropertyValidationContext context)
    {
        var failures = Validate("contentData", blocks.ContentData, blocks, context).Concat(Validate("settingsData", blocks.SettingsData, blocks, context)).ToArray();
        if (failures.Length == 0)
        {
            return [];
        }
        var all = new NestedValidationResults();
        Array.ForEach(failures, all.ValidationResults.Add);
        return [all];
    }

    private IEnumerable<ValidationResult> Validate(string part, List<BlockItemData> items, BlockValue blocks, PropertyValidationContext context)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (schema.Current.Find<IContentType>(items[i].ContentTypeKey) is not { } type)
            {
                continue;
            }
            foreach (var property in type.CompositionPropertyTypes)
            {
                foreach (var culture in Cultures(property, items[i], blocks, context))
                {
                    var position = items[i].Values.FindIndex(v => v.Alias.InvariantEquals(property.Alias) && v.Culture.InvariantEquals(culture));
                    var value = position < 0 ? null : items[i].Values[position].Value;
                    var path = position < 0 ? JsonPathExpression.MissingPropertyValue(property.Alias, culture, null) : FormattableString.Invariant($"{position}");
                    if (Failures(property, value, culture, FormattableString.Invariant($"{part}[{i}].values[{path}].value"), context) is { } failure)
                    {
                        yield return failure;
                    }
                }
            }
        }
    }

    private NestedJsonPathValidationResults? Failures(IPropertyType property, object? value, string? culture, string path, PropertyValidationContext context)
    {
        var nested = new PropertyValidationContext
        {
            Culture = culture,
            Segment = context.Segment,
            CulturesBeingValidated = context.CulturesBeingValidated,
            SegmentsBeingValidated = context.SegmentsBeingValidated,
        };
        var results = validation.Value.ValidatePropertyValue(property, value, nested).ToArray();
        if (results.Length == 0)
        {
            return null;
        }
        var failure = new NestedJsonPathValidationResults(path);
        Array.ForEach(results, failure.ValidationResults.Add);
        return failure;
    }

    /// <summary>A varying property is validated in those of the cultures being validated in which its block is shown.</summary>
    private static IEnumerable<string?> Cultures(IPropertyType property, BlockItemData item, BlockValue blocks, PropertyValidationContext context)
    {
        if (!property.VariesByCulture())
        {
            return [null];
        }
        var validated = context.CulturesBeingValidated.Any() ? context.CulturesBeingValidated : context.Culture is { } culture ? [culture] : [];
        return validated.Where(c => blocks.Expose.Any(e => e.ContentKey == item.Key && e.Culture.InvariantEquals(c)) || item.Values.Any(v => v.Culture.InvariantEquals(c)));
    }
}
