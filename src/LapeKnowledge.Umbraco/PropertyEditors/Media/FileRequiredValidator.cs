using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>A value that names no file is none, whatever else it says.</summary>
internal sealed class FileRequiredValidator(Func<object?, bool> namesFile) : IValueRequiredValidator
{
    public IEnumerable<ValidationResult> ValidateRequired(object? value, string valueType)
        => namesFile(value) ? [] : [new ValidationResult("#validation_invalidEmpty", ["value"])];
}
