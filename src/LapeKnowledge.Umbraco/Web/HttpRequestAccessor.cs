using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Web;

internal sealed class HttpRequestAccessor(IHttpContextAccessor http) : IRequestAccessor
{
    /// <remarks>A form counts only when it has been read already: reading it here would block the request.</remarks>
    public string? GetRequestValue(string name)
        => Text(GetQueryStringValue(name)) ?? (http.HttpContext?.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is { } form ? Text(form[name]) : null);

    public string? GetQueryStringValue(string name) => http.HttpContext?.Request.Query[name];

    public Uri? GetRequestUrl()
        => http.HttpContext?.Request is { } request && Uri.TryCreate(request.GetEncodedUrl(), UriKind.Absolute, out var url) ? url : null;

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
