using Microsoft.Net.Http.Headers;

namespace LapeKnowledge.Web.Features.Transfer;

/// <summary>Serves the files of the site: compressed where it helps, and to be kept for ever where the address names their version.</summary>
internal static class AssetFiles
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Fonts = "public, max-age=2592000"; // style sheets name them without a version; a changed font gets another name
    private const string Others = "public, max-age=3600";

    public static IApplicationBuilder UseAssetFiles(this IApplicationBuilder app)
    {
        var assets = app.ApplicationServices.GetRequiredService<Assets>();
        app.Use(next => http => (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && assets.Find(http.Request.Path.Value ?? string.Empty) is { } asset
            ? ServeAsync(http, asset)
            : next(http));
        return app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/fonts") ? Fonts : Others,
        });
    }

    private static Task ServeAsync(HttpContext http, Asset asset)
    {
        var encoding = Encoding(http.Request);
        var headers = http.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = http.Request.Query["v"] == asset.Version ? Immutable : Others;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        var tag = new EntityTagHeaderValue($"\"{asset.Version}{(encoding is null ? null : "-" + encoding)}\"");
        return Results.Bytes(asset.In(encoding), asset.ContentType, lastModified: asset.Changed, entityTag: tag).ExecuteAsync(http);
    }

    private static string? Encoding(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        bool Accepts(string name) => accepted.Any(a => a.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
        return Accepts("br") ? "br" : Accepts("gzip") ? "gzip" : null;
    }
}
