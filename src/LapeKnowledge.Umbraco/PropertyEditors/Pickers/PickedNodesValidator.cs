using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.PropertyEditors.Pickers;

/// <summary>Number, kind and type of what is picked, and that it exists.</summary>
internal sealed class PickedNodesValidator(IJsonSerializer json, ILocalizedTextService texts, PickedNodes nodes) : IValueValidator
{
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (dataTypeConfiguration is not MultiNodePickerConfiguration configuration)
        {
            yield break;
        }
        var sent = EditorJson.Read<PickedNode[]>(json, value);
        var picked = sent ?? PickedNode.Stored(value);
        foreach (var failure in ValueLimits.Count(texts, picked.Length, configuration.MinNumber, configuration.MaxNumber))
        {
            yield return failure;
        }
        if (sent is not { Length: > 0 })
        {
            yield break; // what is stored was looked up when it was sent
        }
        var entityType = EntityTypeOf(configuration);
        if (picked.Any(p => p.Type != entityType))
        {
            yield return ValueLimits.Failure(texts, "invalidObjectType");
            yield break;
        }
        if (entityType == Constants.UdiEntityType.Member)
        {
            yield break;
        }
        var found = nodes.Find(entityType, picked.Select(p => p.Unique));
        if (picked.Any(p => !found.ContainsKey(p.Unique)))
        {
            yield return ValueLimits.Failure(texts, "missingContent");
        }
        if (AllowedTypes(configuration.Filter) is { Count: > 0 } allowed && found.Values.Any(e => !nodes.IsOfType(e, allowed)))
        {
            yield return ValueLimits.Failure(texts, "invalidObjectType");
        }
    }

    private static string EntityTypeOf(MultiNodePickerConfiguration configuration) => configuration.TreeSource?.ObjectType switch
    {
        null or "" or "content" => Constants.UdiEntityType.Document,
        var other => other,
    };

    internal static IReadOnlySet<Guid> AllowedTypes(string? filter)
        => (filter ?? string.Empty).Split(',').Select(k => Guid.TryParse(k, out var key) ? key : Guid.Empty).Where(k => k != Guid.Empty).ToHashSet();
}
