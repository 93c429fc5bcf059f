using System.Net;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace LapeKnowledge.Web.Features.Mailing;

/// <summary>
/// Scheme and host of this site, without a slash at the end, for links that no request leads to. What <c>Umbraco:CMS:WebRouting:UmbracoApplicationUrl</c>
/// says goes before everything. A request tells the address that its sender wrote into it, so it is believed only from this machine, or where
/// <c>AllowedHosts</c> names the hosts of the site: otherwise a stranger could have the link of somebody's new password lead to himself.
/// </summary>
internal sealed class SiteAddress(IOptionsMonitor<WebRoutingSettings> settings, IConfiguration configuration, ILogger<SiteAddress> logger)
{
    private const string Unknown = "http://localhost:5080"; // where the site listens by itself
    private string? _seen;
    private int _warned;

    public string Origin => Configured ?? Volatile.Read(ref _seen) ?? Unknown;

    private string? Configured => Uri.TryCreate(settings.CurrentValue.UmbracoApplicationUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url.GetLeftPart(UriPartial.Path).TrimEnd('/')
        : null;

    public Uri Absolute(string path) => new(Origin + path);

    /// <summary>To be called for requests of people; without a configured address theirs is the best that is known.</summary>
    public void See(HttpRequest request)
    {
        if (Configured is not null)
        {
            return;
        }

        if (HasAllowedHosts || IsLoopback(request.Host.Host))
        {
            Volatile.Write(ref _seen, $"{request.Scheme}://{request.Host}{request.PathBase}");
        }
        else if (Interlocked.Exchange(ref _warned, 1) == 0)
        {
            logger.LogWarning("Links in mails lead to {Origin}: set Umbraco:CMS:WebRouting:UmbracoApplicationUrl to the address of the site, or AllowedHosts to its hosts.", Origin);
        }
    }

    /// <summary>Whether requests for other hosts than the site's have been refused before.</summary>
    private bool HasAllowedHosts => configuration["AllowedHosts"] is { Length: > 0 } hosts && !hosts.Split(';', StringSplitOptions.TrimEntries).Contains("*");

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
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
