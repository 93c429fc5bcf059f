using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core.DeliveryApi;

namespace LapeKnowledge.Umbraco.Delivery;

/// <summary>Umbraco Core's own builders of Delivery API objects; value converters need them also where no endpoint is served.</summary>
internal static class DeliveryRegistration
{
    public static IServiceCollection AddDeliveryPorts(this IServiceCollection services)
    {
        services.AddSingleton<IApiContentNameProvider, ApiContentNameProvider>();
        services.AddSingleton<IApiContentPathProvider, ApiContentPathProvider>();
        services.AddSingleton<IApiContentRouteBuilder, ApiContentRouteBuilder>();
        services.AddSingleton<IApiContentBuilder, ApiContentBuilder>();
        services.AddSingleton<IApiContentResponseBuilder, ApiContentResponseBuilder>();
        services.AddSingleton<IApiElementBuilder, ApiElementBuilder>();
        services.AddSingleton<IApiPropertyRenderer, ApiPropertyRenderer>();
        services.AddSingleton<IApiMediaBuilder, ApiMediaBuilder>();
        services.AddSingleton<IApiMediaUrlProvider, ApiMediaUrlProvider>();
        services.AddSingleton<IApiPublishedContentCache, ApiPublishedContentCache>();
        services.AddSingleton<IApiDocumentUrlService, ApiDocumentUrlService>();
        services.TryAddSingleton<IOutputExpansionStrategyAccessor, PropertyOutput>();
        services.TryAddSingleton<IRequestStartItemProviderAccessor, NoStartItem>();
        services.TryAddSingleton<IRequestPreviewService, NoopRequestPreviewService>();
        return services;
    }
}
