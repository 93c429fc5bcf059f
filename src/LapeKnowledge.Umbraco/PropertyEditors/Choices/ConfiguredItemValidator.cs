using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.PropertyEditors.Choices;

/// <summary>What is chosen must be among the items of the data type.</summary>
internal sealed class ConfiguredItemValidator(ILocalizedTextService texts) : IValueValidator
{
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (dataTypeConfiguration is not ValueListConfiguration configuration)
        {
            yield break;
        }
        var chosen = MultipleChoiceValueEditor.Chosen(value);
        var unknown = chosen.Except(configuration.Items).ToArray();
        if (unknown.Length > 0)
        {
            yield return ValueLimits.Failure(texts, unknown.Length == 1 ? "notOneOfOptions" : "multipleNotOneOfOptions", string.Join(", ", unknown));
        }
        if (configuration is DropDownFlexibleConfiguration { Multiple: false } && chosen.Length > 1)
        {
            foreach (var failure in ValueLimits.Count(texts, chosen.Length, null, 1))
            {
                yield return failure;
            }
        }
    }
}
