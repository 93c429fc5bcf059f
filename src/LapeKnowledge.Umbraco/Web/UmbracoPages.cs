using LapeKnowledge.Umbraco.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco;

/// <summary>The public side of the site.</summary>
public static class UmbracoPages
{
    /// <summary>
    /// Gives the endpoints after it an Umbraco context, and the culture of the domain that the address belongs to. The pages of Umbraco
    /// do without; endpoints of the site's own need it.
    /// </summary>
    public static IApplicationBuilder UseUmbracoContext(this IApplicationBuilder app) => app.UseMiddleware<UmbracoContextMiddleware>();

    /// <summary>Serves the published documents at their addresses, after every other endpoint, and the files of media items below <c>/media</c>.</summary>
    /// <returns>The pages, for conventions such as output caching.</returns>
    public static IEndpointConventionBuilder MapUmbracoPages(this IEndpointRouteBuilder endpoints)
    {
        var media = endpoints.ServiceProvider.GetRequiredService<MediaFilesEndpoint>();
        endpoints.MapMethods("/media/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, string path) => media.AnswerAsync(http, path));
        var pages = endpoints.ServiceProvider.GetRequiredService<PageEndpoint>();
        return endpoints.MapFallback("{**path}", pages.Answer).WithDisplayName("Umbraco pages");
    }
}
