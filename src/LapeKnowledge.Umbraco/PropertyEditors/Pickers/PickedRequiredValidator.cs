using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Pickers;

/// <summary>A mandatory picker must have picked something.</summary>
internal sealed class PickedRequiredValidator(IJsonSerializer json) : IValueRequiredValidator
{
    public IEnumerable<ValidationResult> ValidateRequired(object? value, string valueType)
    {
        if (value is null)
        {
            return [new ValidationResult("#validation_invalidNull", ["value"])];
        }
        return EditorJson.Read<object[]>(json, value) is { Length: > 0 } || PickedNode.Stored(value).Length > 0 ? [] : [new ValidationResult("#validation_invalidEmpty", ["value"])];
    }
}
