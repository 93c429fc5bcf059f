using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Umbraco.Cms.Core.IO;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>Serves the files of media items. They were uploaded, so nothing in them may run on our origin.</summary>
internal sealed class MediaFilesEndpoint(MediaFileManager media)
{
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public IResult Answer(HttpContext http, string path)
    {
        var files = media.FileSystem;
        if (!IsPlain(path) || !files.FileExists(path))
        {
            return Results.NotFound();
        }
        var type = ContentTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var modified = files.GetLastModified(path).ToUniversalTime();
        var size = files.GetSize(path);
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Sandbox;
        headers.CacheControl = "public, max-age=3600";
        return Results.Stream(
            files.OpenFile(path),
            type,
            fileDownloadName: IsShown(type) ? null : Path.GetFileName(path),
            lastModified: modified,
            entityTag: new EntityTagHeaderValue(FormattableString.Invariant($"\"{modified.UtcTicks:x}-{size:x}\"")),
            enableRangeProcessing: true);
    }

    /// <summary>Pictures, sound, video and PDF open in the browser, everything else is saved. SVG opens too: the sandbox keeps its scripts still.</summary>
    private static bool IsShown(string type)
        => type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal)
            || type.StartsWith("video/", StringComparison.Ordinal) || type is "application/pdf" or "text/vtt" or "text/plain";

    private static bool IsPlain(string path)
        => path.Length > 0 && !path.Contains("..", StringComparison.Ordinal) && !path.Contains('\\') && !path.Contains(':') && !path.Contains('\0') && !path.StartsWith('/');
}
