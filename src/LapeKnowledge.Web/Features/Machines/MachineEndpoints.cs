using System.Globalization;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Transfer;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Machines;

/// <summary>What other programs read: <c>sitemap.xml</c>, <c>robots.txt</c>, <c>security.txt</c> and the Atom feed of each section.</summary>
internal static class MachineEndpoints
{
    private const string Atom = "application/atom+xml; charset=utf-8";
    private const string Xml = "application/xml; charset=utf-8";
    private const string Text = "text/plain; charset=utf-8";

    /// <returns>The endpoints, for conventions such as output caching.</returns>
    public static IEndpointConventionBuilder MapMachines(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(string.Empty);
        group.MapRead("/sitemap.xml", async (HttpContext http, Sitemap sitemap, IUmbracoContextFactory contexts) =>
        {
            using var context = contexts.EnsureUmbracoContext();
            return Results.Text(await sitemap.WriteAsync(Origin(http), http.RequestAborted), Xml);
        });
        group.MapRead("/robots.txt", (HttpContext http) => Results.Text($"User-agent: *\nDisallow: /umbraco\nSitemap: {Origin(http)}/sitemap.xml\n", Text));
        group.MapRead("/.well-known/security.txt", (HttpContext http, IConfiguration configuration, TimeProvider time) => Results.Text(SecurityTxt(Origin(http), configuration, time), Text));
        group.MapRead("/atom/{**section}", (string? section, HttpContext http, SectionFeeds feeds, IUmbracoContextFactory contexts) =>
        {
            using var context = contexts.EnsureUmbracoContext();
            return feeds.Write("/" + section?.TrimEnd('/'), Origin(http)) is { } feed ? Results.Text(feed, Atom) : Results.NotFound();
        });
        return group;
    }

    /// <summary>Scheme, host and base path, without a slash at the end.</summary>
    public static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";

    /// <summary>RFC 9116. The contact is an address of mail or web from the configuration; without one it is the feedback form.</summary>
    private static string SecurityTxt(string origin, IConfiguration configuration, TimeProvider time)
    {
        var contact = configuration["LapeKnowledge:SecurityContact"] is { Length: > 0 } configured ? configured : origin + Feedback.FeedbackEndpoints.AddressOf(Cultures.Finnish);
        var expires = time.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        var languages = string.Join(", ", Cultures.All.Select(Cultures.Language).Append("en"));
        return $"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {languages}\nCanonical: {origin}/.well-known/security.txt\n";
    }
}
