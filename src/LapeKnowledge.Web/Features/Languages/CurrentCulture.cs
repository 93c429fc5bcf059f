using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Languages;

/// <summary>The culture of the request, as Umbraco's routing found it.</summary>
internal sealed class CurrentCulture(IVariationContextAccessor variation)
{
    public string Value => Cultures.Of(variation.VariationContext?.Culture);
}
