using System.ComponentModel.DataAnnotations;
using LapeKnowledge.Umbraco.PropertyEditors.Pickers;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Templates;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

/// <summary>The media items in a text have to be of the types that the data type allows; what is gone is not minded.</summary>
internal sealed class AllowedImagesValidator(IJsonSerializer json, ILocalizedTextService texts, HtmlImageSourceParser images, PickedNodes nodes) : IValueValidator
{
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (PickedNodesValidator.AllowedTypes((dataTypeConfiguration as RichTextConfiguration)?.AllowedMediaTypes) is not { Count: > 0 } allowed
            || RichTextValue.Read(json, value)?.Markup is not { Length: > 0 } markup)
        {
            yield break;
        }
        var shown = images.FindUdisFromDataAttributes(markup).OfType<GuidUdi>().Where(u => u.EntityType == Constants.UdiEntityType.Media).Select(u => u.Guid);
        if (nodes.Find(Constants.UdiEntityType.Media, shown).Values.Any(item => !nodes.IsOfType(item, allowed)))
        {
            yield return ValueLimits.Failure(texts, "invalidMediaType");
        }
    }
}
