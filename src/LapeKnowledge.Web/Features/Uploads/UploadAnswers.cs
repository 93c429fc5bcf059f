using Microsoft.Net.Http.Headers;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>Gives a file to somebody who may have it: the feature that it belongs to has asked that first.</summary>
internal static class UploadAnswers
{
    /// <summary>Pictures are shown; anything else is saved, never opened as a page of this site.</summary>
    /// <param name="isPublic">Whether everybody may have it: browsers then keep it, and ask each time whether it is still there.</param>
    public static async Task WriteAsync(HttpContext http, UploadStore store, Upload upload, bool isPublic = false)
    {
        await using var content = await store.OpenAsync(upload.Id, http.RequestAborted);
        if (content is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = http.Response.Headers;
        var disposition = new ContentDispositionHeaderValue(upload.IsPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(upload.Name);
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = isPublic ? "public, no-cache" : "private, no-store";
        headers["X-Robots-Tag"] = "noindex";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isPublic)
        {
            var tag = new EntityTagHeaderValue($"\"{upload.Id:N}\"");
            headers.ETag = tag.ToString();
            if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        http.Response.ContentType = upload.MediaType.StartsWith("text/", StringComparison.Ordinal) ? upload.MediaType + "; charset=utf-8" : upload.MediaType;
        http.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }
}
