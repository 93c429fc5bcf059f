using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Choices;

/// <summary>Items to choose from: no empty ones, and none twice.</summary>
internal sealed class UniqueItemsConfigurationEditor<TConfiguration> : ConfigurationEditor<TConfiguration>
    where TConfiguration : ValueListConfiguration, new()
{
    public UniqueItemsConfigurationEditor(IIOHelper io)
        : base(io)
        => Field(nameof(ValueListConfiguration.Items)).Validators.Add(new UniqueItemsValidator());

    private sealed class UniqueItemsValidator : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            var items = EditorJson.Strings(value);
            if (items.Any(string.IsNullOrWhiteSpace))
            {
                yield return new ValidationResult("The items cannot contain empty values.", ["items"]);
            }
            foreach (var twice in items.GroupBy(i => i, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            {
                yield return new ValidationResult($"Duplicate item: {twice.Key}", ["items"]);
            }
        }
    }
}
