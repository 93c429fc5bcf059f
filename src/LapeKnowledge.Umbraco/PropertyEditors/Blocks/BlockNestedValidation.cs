using System.ComponentModel.DataAnnotations;
using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>
/// Validates the properties within the blocks that are shown, also those that were not sent; failures carry the JSON path of the value.
/// </summary>
internal sealed class BlockNestedValidation(SchemaStore schema, Lazy<IPropertyValidationService> validation)
{
    public IEnumerable<ValidationResult> Validate(BlockValue blocks, PropertyValidationContext context)
    {
        var failures = Variations(blocks, context).SelectMany(v => Values(blocks, v)).Select(v => Failures(v, context)).OfType<ValidationResult>().ToArray();
        if (failures.Length == 0)
        {
            return [];
        }
        var all = new NestedValidationResults();
        Array.ForEach(failures, all.ValidationResults.Add);
        return [all];
    }

    /// <summary>
    /// What is being validated, culture by culture and segment by segment: the variation of the property that holds the blocks, and the values in
    /// the blocks that vary where that property does not, or the other way round.
    /// </summary>
    private static IEnumerable<Variation> Variations(BlockValue blocks, PropertyValidationContext context)
    {
        var every = context.Culture == Constants.System.InvariantCulture;
        var culture = every ? null : context.Culture.NullOrWhiteSpaceAsNull();
        IEnumerable<string?> others = culture is not null ? [null] : every ? blocks.Expose.Select(e => e.Culture).Where(c => c is not null) : context.CulturesBeingValidated;
        return others.Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(c => context.SegmentsBeingValidated.DefaultIfEmpty(null), (c, segment) => new Variation(c, segment))
            .Prepend(new Variation(culture, context.Segment.NullOrWhiteSpaceAsNull()))
            .Distinct();
    }

    private IEnumerable<Validated> Values(BlockValue blocks, Variation variation)
    {
        var shown = blocks.Expose.Where(e => variation.Culture is null || e.Culture.InvariantEquals(variation.Culture)).Select(e => e.ContentKey).ToHashSet();
        var settings = blocks.Layout.Values.SelectMany(l => l).SelectMany(WithAreas).Where(l => shown.Contains(l.ContentKey)).Select(l => l.SettingsKey).OfType<Guid>().ToHashSet();
        return Values("contentData", blocks.ContentData, shown, variation).Concat(Values("settingsData", blocks.SettingsData, settings, variation));
    }

    private IEnumerable<Validated> Values(string part, List<BlockItemData> items, HashSet<Guid> shown, Variation variation)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!shown.Contains(items[i].Key) || schema.Current.Find<IContentType>(items[i].ContentTypeKey) is not { } type)
            {
                continue;
            }
            foreach (var property in type.CompositionPropertyTypes.Where(variation.Concerns))
            {
                var sent = items[i].Values.Index().Where(v => v.Item.Alias.InvariantEquals(property.Alias) && variation.IsThatOf(v.Item)).ToArray();
                foreach (var (position, value) in sent)
                {
                    yield return new Validated(property, value.Value, FormattableString.Invariant($"{part}[{i}].values[{position}].value"));
                }
                if (sent.Length == 0 && !variation.EverySegment)
                {
                    yield return new Validated(property, null, FormattableString.Invariant($"{part}[{i}].values[{JsonPathExpression.MissingPropertyValue(property.Alias, variation.Culture, variation.Segment)}].value"));
                }
            }
        }
    }

    private NestedJsonPathValidationResults? Failures(Validated value, PropertyValidationContext context)
    {
        var results = validation.Value.ValidatePropertyValue(value.Type, value.Value, context).ToArray();
        if (results.Length == 0)
        {
            return null;
        }
        var failure = new NestedJsonPathValidationResults(value.Path);
        Array.ForEach(results, failure.ValidationResults.Add);
        return failure;
    }

    private static IEnumerable<IBlockLayoutItem> WithAreas(IBlockLayoutItem item)
        => item is BlockGridLayoutItem grid ? grid.Areas.SelectMany(a => a.Items).SelectMany(WithAreas).Prepend(item) : [item];

    private sealed record Validated(IPropertyType Type, object? Value, string Path);

    private sealed record Variation(string? Culture, string? Segment)
    {
        public bool EverySegment => Segment == "*";

        public bool Concerns(IPropertyType type) => type.VariesByCulture() == Culture is not null && (EverySegment || type.VariesBySegment() == Segment is not null);

        public bool IsThatOf(BlockPropertyValue value) => value.Culture.InvariantEquals(Culture) && (EverySegment || value.Segment.InvariantEquals(Segment));
    }
}
