namespace LapeKnowledge.Web.Features.Reading;

internal static class WebAddress
{
    /// <summary>The address when a browser may be sent there; null for anything but http and https, such as <c>javascript:</c>.</summary>
    public static string? OrNull(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? address : null;
}
