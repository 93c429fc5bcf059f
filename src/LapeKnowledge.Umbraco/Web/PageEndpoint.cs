using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>Answers every address that no other endpoint takes: finds the document of the address and renders it with its template.</summary>
internal sealed class PageEndpoint(
    IUmbracoContextFactory contexts,
    IPublishedRouter router,
    PageRenderer renderer,
    ProtectedPages protection,
    IOptionsMonitor<RequestHandlerSettings> addresses,
    ILogger<PageEndpoint> logger)
{
    private const string NotFoundView = "NotFound";

    public async Task Answer(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "GET, HEAD";
            return;
        }
        using var reference = contexts.EnsureUmbracoContext();
        var request = await Route(reference.UmbracoContext);
        UseCulture(request.Culture);
        if (request.IsRedirect())
        {
            http.Response.Redirect(request.RedirectUrl ?? "/", permanent: request.IsRedirectPermanent());
        }
        else if (request.PublishedContent is not { } content)
        {
            await NotFound(http);
        }
        else if (!request.Is404() && !reference.UmbracoContext.InPreviewMode && CanonicalAddress.RedirectOf(http.Request, addresses.CurrentValue.AddTrailingSlash) is { } canonical)
        {
            http.Response.Redirect(canonical, permanent: true);
        }
        else if (protection.RedirectOf(http, content) is { } guarded)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Redirect(guarded);
        }
        else
        {
            await Show(http, request);
        }
    }

    private async Task<IPublishedRequest> Route(IUmbracoContext context)
    {
        var builder = await router.CreateRequestAsync(context.CleanedUmbracoUrl);
        var request = await router.RouteRequestAsync(builder, new RouteRequestOptions(RouteDirection.Inbound));
        context.PublishedRequest = request;
        return request;
    }

    private async Task Show(HttpContext http, IPublishedRequest request)
    {
        foreach (var (name, value) in request.Headers ?? new Dictionary<string, string>())
        {
            http.Response.Headers[name] = value;
        }
        if (request.SetNoCacheHeader)
        {
            http.Response.Headers.CacheControl = "no-cache, no-store, must-revalidate";
        }
        else if (request.CacheExtensions is { Count: > 0 } extensions)
        {
            http.Response.Headers.CacheControl = string.Join(", ", extensions);
        }
        if (request.Template?.Alias is not { } template)
        {
            await NotFound(http);
        }
        else if (!await renderer.TryRender(http, template, request.PublishedContent, request.ResponseStatusCode ?? StatusCodes.Status200OK))
        {
            logger.LogError("The document {Document} has the template {Template}, but there is no Views/{View}.cshtml.", request.PublishedContent?.Key, template, template);
            await NotFound(http);
        }
    }

    private async Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        await renderer.TryRender(http, NotFoundView, content: null, StatusCodes.Status404NotFound);
    }

    private static void UseCulture(string? culture)
    {
        if (!string.IsNullOrEmpty(culture))
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        }
    }
}
