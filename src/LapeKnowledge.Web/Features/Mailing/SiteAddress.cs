using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace LapeKnowledge.Web.Features.Mailing;

/// <summary>
/// Scheme and host of this site, without a slash at the end, for links that no request leads to. What <c>Umbraco:CMS:WebRouting:UmbracoApplicationUrl</c>
/// says goes before everything: a request tells the address that its sender wrote into it.
/// </summary>
internal sealed class SiteAddress(IOptionsMonitor<WebRoutingSettings> settings)
{
    private const string Unknown = "http://localhost:5080"; // where the site listens by itself
    private string? _seen;

    public string Origin => Configured ?? Volatile.Read(ref _seen) ?? Unknown;

    private string? Configured => Uri.TryCreate(settings.CurrentValue.UmbracoApplicationUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url.GetLeftPart(UriPartial.Path).TrimEnd('/')
        : null;

    public Uri Absolute(string path) => new(Origin + path);

    /// <summary>To be called for requests of people; without a configured address theirs is the best that is known.</summary>
    public void See(HttpRequest request) => Volatile.Write(ref _seen, $"{request.Scheme}://{request.Host}{request.PathBase}");
}

internal static class SiteAddressSeen
{
    /// <summary>Remembers at what address people come to the forms of the site.</summary>
    public static IApplicationBuilder UseSiteAddress(this IApplicationBuilder app)
    {
        var site = app.ApplicationServices.GetRequiredService<SiteAddress>();
        return app.Use(next => http =>
        {
            if (http.User.Identity is { IsAuthenticated: true } || HttpMethods.IsPost(http.Request.Method))
            {
                site.See(http.Request);
            }

            return next(http);
        });
    }
}
