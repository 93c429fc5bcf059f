using System.Security.Cryptography;
using LapeKnowledge.Umbraco.Media.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>
/// Serves the files of media items, and images in the sizes that a signed address orders. They were uploaded, so nothing in them may run on our
/// origin, and what an image is called does not make it one.
/// </summary>
internal sealed class MediaFilesEndpoint(MediaFileManager media, ImageSizes sizes, ImageSignatures signatures, IOptions<ImagingSettings> settings)
{
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
    private const string Unknown = "application/octet-stream";
    private const int RetrySeconds = 10;
    private const string Bytes = "bytes=";
    private static readonly FileExtensionContentTypeProvider ContentTypes = new() { Mappings = { [".vtt"] = "text/vtt" } };

    public async Task<IResult> AnswerAsync(HttpContext http, string path)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Sandbox;
        if (!IsPlain(path) || !media.FileSystem.FileExists(path))
        {
            return Results.NotFound();
        }
        LeaveOutUnservedRanges(http.Request);
        var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value);
        if (!ImageOrder.IsIn(query))
        {
            return File(http, path);
        }
        if (!signatures.IsSigned($"/media/{path}", query) || ImageOrder.Read(query) is not { } order)
        {
            return Results.Text("The address of this image is not signed, or orders what is not served.", statusCode: StatusCodes.Status400BadRequest);
        }
        return await SizedAsync(http, path, order);
    }

    private async Task<IResult> SizedAsync(HttpContext http, string path, ImageOrder order)
    {
        var sized = await sizes.GetAsync(path, order);
        switch (sized.Answer)
        {
            case ImageAnswer.Original:
                return File(http, path);
            case ImageAnswer.Refused:
                return Results.Text("This image is broken, or too large to be resized.", statusCode: StatusCodes.Status422UnprocessableEntity);
            case ImageAnswer.Busy:
                http.Response.Headers.RetryAfter = FormattableString.Invariant($"{RetrySeconds}");
                return Results.Text("Too many images are being resized. Try again in a moment.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        var bytes = sized.Bytes!;
        http.Response.Headers.CacheControl = FormattableString.Invariant($"public, max-age={(long)settings.Value.Cache.BrowserMaxAge.TotalSeconds}");
        return Results.Bytes(bytes, FileKinds.Of(bytes) ?? Unknown, enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..12])}\""));
    }

    private IResult File(HttpContext http, string path)
    {
        var files = media.FileSystem;
        var type = TypeOf(path);
        var modified = files.GetLastModified(path).ToUniversalTime();
        var size = files.GetSize(path);
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(
            files.OpenFile(path),
            type,
            fileDownloadName: IsShown(type) ? null : Path.GetFileName(path),
            lastModified: modified,
            entityTag: new EntityTagHeaderValue(FormattableString.Invariant($"\"{modified.UtcTicks:x}-{size:x}\"")),
            enableRangeProcessing: true);
    }

    /// <summary>
    /// A part is served to GET and in bytes, as RFC 9110 (14.2) has it; any other range is as if it were not there, and so is a list of several, which
    /// gets the whole file.
    /// </summary>
    private static void LeaveOutUnservedRanges(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || !request.Headers.Range.ToString().StartsWith(Bytes, StringComparison.OrdinalIgnoreCase))
        {
            request.Headers.Remove(HeaderNames.Range);
        }
    }

    /// <summary>What the content says; the name, where the content has no signature and the name does not claim one.</summary>
    private string TypeOf(string path)
    {
        var named = ContentTypes.TryGetContentType(path, out var known) ? known : Unknown;
        using var file = media.FileSystem.OpenFile(path);
        var buffer = new byte[FileKinds.HeadLength];
        var head = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (FileKinds.Of(head) is { } kind)
        {
            return kind;
        }
        var isAsNamed = named switch
        {
            FileKinds.Svg => FileKinds.IsSvg(head),
            FileKinds.Pdf => false,
            _ => !named.StartsWith("image/", StringComparison.Ordinal),
        };
        return isAsNamed ? named : Unknown;
    }

    /// <summary>Pictures, sound, video and PDF open in the browser, everything else is saved. SVG opens too: the sandbox keeps its scripts still.</summary>
    private static bool IsShown(string type)
        => type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal)
            || type.StartsWith("video/", StringComparison.Ordinal) || type is FileKinds.Pdf or "text/vtt" or "text/plain";

    private static bool IsPlain(string path)
        => path.Length > 0 && !path.Contains("..", StringComparison.Ordinal) && !path.Contains('\\') && !path.Contains(':') && !path.Contains('\0') && !path.StartsWith('/');
}
