using Umbraco.Cms.Core.DeliveryApi;

namespace LapeKnowledge.Umbraco.Delivery;

/// <summary>Without a Delivery API request no start item is asked for.</summary>
internal sealed class NoStartItem : IRequestStartItemProviderAccessor
{
    public bool TryGetValue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IRequestStartItemProvider? requestStartItemProvider)
    {
        requestStartItemProvider = null;
        return false;
    }
}
