using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Umbraco.Delivery;

/// <summary>Renders every property without expansion, for where no request asks for anything else.</summary>
internal sealed class PropertyOutput(IApiPropertyRenderer renderer) : IOutputExpansionStrategyAccessor, IOutputExpansionStrategy
{
    public bool TryGetValue(out IOutputExpansionStrategy outputExpansionStrategy)
    {
        outputExpansionStrategy = this;
        return true;
    }

    public IDictionary<string, object?> MapElementProperties(IPublishedElement element) => Map(element.Properties);

    public IDictionary<string, object?> MapContentProperties(IPublishedContent content) => Map(content.Properties);

    public IDictionary<string, object?> MapMediaProperties(IPublishedContent media, bool skipUmbracoProperties = true)
        => Map(media.Properties.Where(p => !skipUmbracoProperties || !p.Alias.StartsWith("umbraco", StringComparison.Ordinal)));

    private Dictionary<string, object?> Map(IEnumerable<IPublishedProperty> properties)
        => properties.ToDictionary(p => p.Alias, p => renderer.GetPropertyValue(p, expanding: false));
}
