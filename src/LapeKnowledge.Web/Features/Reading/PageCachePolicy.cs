using System.Globalization;
using LapeKnowledge.Web.Features.Forms;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>
/// Keeps the HTML that everybody gets alike. Whoever brings a cookie, other than a form's, or credentials may be shown something of his own and is always
/// answered afresh; the generation is part of the key, so a change of anything published ends all that was kept.
/// </summary>
internal sealed class PageCachePolicy(BuiltPages pages, IResponseCompressionProvider compression) : IOutputCachePolicy
{
    /// <summary>Bytes of HTML kept in memory, about 1,200 pages.</summary>
    public const long SizeLimit = 16 * 1024 * 1024;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var anonymous = request.Cookies.Keys.All(HostCookie.IsOfForms)
            && StringValues.IsNullOrEmpty(request.Headers.Authorization)
            && context.HttpContext.User.Identity?.IsAuthenticated != true;
        context.EnableOutputCaching = anonymous && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = context.EnableOutputCaching;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["generation"] = pages.Generation.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["encoding"] = compression.GetCompressionProvider(context.HttpContext)?.EncodingName ?? string.Empty;
        context.ResponseExpirationTimeSpan = BuiltPages.Lasts;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK
            && StringValues.IsNullOrEmpty(response.Headers.SetCookie)
            && !response.GetTypedHeaders().IsUncacheable();
        return ValueTask.CompletedTask;
    }
}

internal static class PageCaching
{
    public static IServiceCollection AddPageCache(this IServiceCollection services)
        => services.AddSingleton<PageCachePolicy>().AddOutputCache(options => options.SizeLimit = PageCachePolicy.SizeLimit);

    public static void CachePages(this IEndpointConventionBuilder pages) => pages.CacheOutput(policy => policy.AddPolicy<PageCachePolicy>(), excludeDefaultPolicy: true);

    internal static bool IsUncacheable(this Microsoft.AspNetCore.Http.Headers.ResponseHeaders headers)
        => headers.CacheControl is { } control && (control.NoStore || control.NoCache || control.Private);
}
