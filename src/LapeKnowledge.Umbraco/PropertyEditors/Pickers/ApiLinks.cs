using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Umbraco.PropertyEditors.Pickers;

/// <summary>Links as the Delivery API gives them.</summary>
internal sealed class ApiLinks(
    IApiContentNameProvider names,
    IApiMediaUrlProvider mediaUrls,
    IApiContentRouteBuilder routes,
    IPublishedContentCache documents,
    IPublishedMediaCache media)
{
    public ApiLink? Create(StoredLink link, bool preview) => link.Udi?.EntityType switch
    {
        Constants.UdiEntityType.Document => Document(link, preview),
        Constants.UdiEntityType.Media => Media(link, preview),
        _ => link.Url is null && link.QueryString is null ? null : ApiLink.External(link.Name, link.Url ?? string.Empty, link.QueryString, link.Target),
    };

    private ApiLink? Document(StoredLink link, bool preview)
    {
        var target = documents.GetById(preview, link.Udi!.Guid);
        return target is not null && routes.Build(target, link.Culture) is { } route
            ? ApiLink.Content(link.Name ?? names.GetName(target), link.QueryString, link.Target, target.Key, target.ContentType.Alias, route, link.Culture)
            : null;
    }

    private ApiLink? Media(StoredLink link, bool preview) => media.GetById(preview, link.Udi!.Guid) is { } target
        ? ApiLink.Media(link.Name ?? names.GetName(target), mediaUrls.GetUrl(target), link.QueryString, link.Target, target.Key, target.ContentType.Alias)
        : null;
}
