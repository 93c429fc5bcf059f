using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors;

/// <summary>A mandatory list must have an item: an empty array is no value, although it is not null.</summary>
internal sealed class AnyItemValidator : IValueRequiredValidator
{
    public IEnumerable<ValidationResult> ValidateRequired(object? value, string valueType)
    {
        if (value is null)
        {
            return [new ValidationResult("#validation_invalidNull", ["value"])];
        }
        var isEmpty = value is string text && !text.TrimStart().StartsWith('[') ? string.IsNullOrWhiteSpace(text) : EditorJson.Strings(value).All(string.IsNullOrWhiteSpace);
        return isEmpty ? [new ValidationResult("#validation_invalidEmpty", ["value"])] : [];
    }
}
