using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Transfer;

/// <summary>
/// Compresses pages and feeds. The output cache stands around it and keeps what was compressed. What may not be stored, as pages with the token of a form or
/// somebody's own address in them, is never compressed: its length would tell what is in it (BREACH).
/// </summary>
internal sealed class PageCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.GetTypedHeaders().CacheControl is not { NoStore: true } && base.ShouldCompressResponse(context);
}

internal sealed class TransferComposer : IComposer
{
    private static readonly string[] Texts = ["text/html", "text/plain", "text/calendar", "text/vtt", "application/xml", "application/atom+xml", "application/json", "application/ld+json"];

    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<Assets>();
        builder.Services.AddScoped<Icons>();
        builder.Services.AddSingleton<IResponseCompressionProvider, PageCompression>();
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Texts;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
