using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Web;

internal sealed class UmbracoContextFactory(
    IUmbracoContextAccessor accessor,
    IRequestAccessor request,
    IVariationContextAccessor variation,
    IDefaultCultureAccessor defaultCulture,
    Lazy<UmbracoContextServices> services,
    TimeProvider time) : IUmbracoContextFactory
{
    public UmbracoContextReference EnsureUmbracoContext()
    {
        if (accessor.TryGetUmbracoContext(out var present))
        {
            return new UmbracoContextReference(present, isRoot: false, accessor);
        }
        variation.VariationContext ??= new VariationContext(defaultCulture.DefaultCulture);
        var created = new SiteUmbracoContext(services.Value, request.GetRequestUrl() ?? services.Value.MainUrl, time.GetUtcNow().UtcDateTime);
        accessor.Set(created);
        return new UmbracoContextReference(created, isRoot: true, accessor);
    }
}
