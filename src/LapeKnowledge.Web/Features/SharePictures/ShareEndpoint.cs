using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Transfer;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.SharePictures;

internal static class ShareEndpoint
{
    private const string Png = "image/png";
    private const string ForAll = "/img/share.png";

    public static void MapSharePictures(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapRead("/jakokuva/{language:regex(^(fi|sv)$)}/{key:guid}/{version}.png", async (string language, Guid key, string version, HttpContext http, SharePictures pictures, IUmbracoContextFactory contexts) =>
        {
            using var context = contexts.EnsureUmbracoContext();
            var culture = language == "sv" ? Cultures.Swedish : Cultures.Finnish;
            if (await pictures.FindAsync(key, culture, http.RequestAborted) is not var (picture, text))
            {
                return Results.NotFound();
            }

            http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // it is there to be shown elsewhere
            if (picture.Address != $"/jakokuva/{language}/{key:N}/{version}.png")
            {
                http.Response.Headers.CacheControl = "no-store";
                return Results.Redirect(picture.Address); // the title has changed
            }

            if (await pictures.MakeAsync(text, http.RequestAborted) is not { } png)
            {
                http.Response.Headers.CacheControl = "no-store";
                return Results.Redirect(ForAll);
            }

            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(png, Png);
        });
}

internal sealed class SharePicturesComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<ShareRenderer>();
        builder.Services.AddSingleton<ShareStore>();
        builder.Services.AddSingleton<SharePictures>();
    }
}
