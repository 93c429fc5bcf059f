using System.Globalization;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Web;

internal sealed class UmbracoContextMiddleware(RequestDelegate next, IUmbracoContextFactory contexts, IPublishedRouter router, IVariationContextAccessor variation, IDefaultCultureAccessor defaultCulture)
{
    public async Task InvokeAsync(HttpContext http)
    {
        using var reference = contexts.EnsureUmbracoContext();
        if (!router.UpdateVariationContext(reference.UmbracoContext.CleanedUmbracoUrl))
        {
            variation.VariationContext = new VariationContext(defaultCulture.DefaultCulture);
        }
        if (variation.VariationContext?.Culture is { Length: > 0 } culture)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        }
        await next(http);
    }
}
