using Microsoft.AspNetCore.Http;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>Every document has one address: lower case, with or without a slash at the end as the site is configured.</summary>
internal static class CanonicalAddress
{
    /// <summary>Where to redirect to, or null when the address of the request is canonical.</summary>
    public static string? RedirectOf(HttpRequest request, bool trailingSlash)
    {
        var path = request.Path.Value is { Length: > 0 } asked ? asked : "/";
        var canonical = path.ToLowerInvariant().TrimEnd('/');
        canonical = canonical.Length == 0 || trailingSlash ? canonical + "/" : canonical;
        return canonical == path ? null : request.PathBase.ToUriComponent() + new PathString(canonical).ToUriComponent() + request.QueryString.ToUriComponent();
    }
}
