using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>An answer of the site, and its HTML as a browser reads it.</summary>
public sealed record SitePage(
    string Address, HttpStatusCode Status, string? ContentType, string? Location, string Text, IHtmlDocument Document, IReadOnlyList<string> ParseErrors)
{
    private const string Origin = "http://localhost";

    public bool IsHtml => ContentType == "text/html";

    public bool IsHiddenFromSearch => Document.QuerySelector("meta[name=robots][content=noindex]") is not null;

    /// <summary>Whether whoever opens it is sent to the page to sign in on.</summary>
    public bool IsForMembers => Status == HttpStatusCode.Redirect && (Location!.StartsWith("/kirjaudu?", StringComparison.Ordinal) || Location.StartsWith("/sv/logga-in?", StringComparison.Ordinal));

    public bool SetsCookie { get; init; }

    public string Culture => Address == "/sv" || Address.StartsWith("/sv/", StringComparison.Ordinal) ? "sv" : "fi";

    public static SitePage Read(string address, HttpResponseMessage response, string text)
    {
        var errors = new List<string>();
        var parser = new HtmlParser();
        parser.Error += (_, raised) =>
        {
            var error = (HtmlErrorEvent)raised;
            errors.Add($"{error.Message} (line {error.Position.Line})");
        };
        var contentType = response.Content.Headers.ContentType?.MediaType;
        var document = parser.ParseDocument(contentType == "text/html" ? text : string.Empty);
        return new SitePage(address, response.StatusCode, contentType, response.Headers.Location?.ToString(), text, document, contentType == "text/html" ? errors : [])
        {
            SetsCookie = response.Headers.Contains("Set-Cookie"),
        };
    }

    /// <summary>The addresses of this site that the page links to or loads, without fragments.</summary>
    public IEnumerable<string> InternalAddresses() =>
        Document.QuerySelectorAll("[href], [src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .Select(InternalOrNull)
            .OfType<string>()
            .Select(a => a.Split('#')[0])
            .Where(a => a.Length > 0)
            .Distinct();

    /// <summary>The addresses that the content of the page links to, leaving out header, breadcrumbs and footer.</summary>
    public IReadOnlyList<string> ContentLinks() => [.. Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!)];

    /// <summary>The links of the group with the given heading.</summary>
    public IReadOnlyList<string> LinksUnder(string heading) =>
        Document.QuerySelectorAll("main section").FirstOrDefault(s => s.QuerySelector("h2")?.TextContent.Trim() == heading) is { } section
            ? [.. section.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!)]
            : [];

    /// <summary>The values of the fact with the given label; those of what is like the page are not its own.</summary>
    public IReadOnlyList<string> Facts(string label) =>
        [.. Document.QuerySelectorAll("main dt").Where(t => t.TextContent.Trim() == label && t.Closest(".similar") is null).SelectMany(t => t.ParentElement!.QuerySelectorAll("dd")).Select(d => d.TextContent.Trim())];

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? string.Empty;

    private string? InternalOrNull(string address) => address switch
    {
        _ when address.StartsWith("//", StringComparison.Ordinal) => null,
        _ when address.StartsWith('/') => address,
        _ when address.StartsWith('?') => Address.Split('?')[0] + address,
        _ when address.StartsWith(Origin, StringComparison.Ordinal) => address[Origin.Length..] is { Length: > 0 } path ? path : "/",
        _ => null,
    };
}
