using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LapeKnowledge.Umbraco.PropertyEditors.Pickers;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>Number, type and folder of the picked media items.</summary>
internal sealed class PickedMediaValidator(IJsonSerializer json, ILocalizedTextService texts, IMediaNavigationQueryService navigation, PickedNodes nodes) : IValueValidator
{
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (dataTypeConfiguration is not MediaPicker3Configuration configuration)
        {
            yield break;
        }
        var picked = PickedMedia.Read(json, value);
        var max = configuration.Multiple ? configuration.ValidationLimit.Max : 1;
        foreach (var failure in ValueLimits.Count(texts, picked.Length, configuration.ValidationLimit.Min, max))
        {
            yield return failure;
        }
        if (picked.Length == 0)
        {
            yield break;
        }
        if (max == 0)
        {
            yield return ValueLimits.Failure(texts, "entriesExceed", "0", picked.Length.ToString(CultureInfo.InvariantCulture)); // Umbraco takes this limit at its word
        }
        var found = nodes.Find(Constants.UdiEntityType.Media, picked.Select(p => p.MediaKey));
        if (PickedNodesValidator.AllowedTypes(configuration.Filter) is { Count: > 0 } allowed && found.Values.Any(e => !nodes.IsOfType(e, allowed)))
        {
            yield return ValueLimits.Failure(texts, "invalidMediaType");
        }
        if (configuration.StartNodeId is { } start && start != Guid.Empty && picked.Any(p => !IsBelow(p.MediaKey, start)))
        {
            yield return ValueLimits.Failure(texts, "invalidStartNode");
        }
    }

    private bool IsBelow(Guid key, Guid start) => key == start || (navigation.TryGetAncestorsKeys(key, out var ancestors) && ancestors.Contains(start));
}
