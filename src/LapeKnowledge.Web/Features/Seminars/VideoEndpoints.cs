using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.Net.Http.Headers;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>Where the page of a video finds what is made for it.</summary>
internal static class VideoAddresses
{
    public const string Folder = "/videot";

    public static string PosterOf(Guid video) => $"{Folder}/{video:N}/kuva";

    public static string ChaptersOf(Guid video, string culture) => $"{Folder}/{video:N}/luvut-{Cultures.Language(culture)}.vtt";
}

internal static class VideoEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Serves the posters and the chapters of published videos.</summary>
    public static void MapVideos(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(VideoAddresses.Folder + "/{key:guid}/kuva", Methods, PosterAsync);
        foreach (var culture in Cultures.All)
        {
            endpoints.MapMethods(
                VideoAddresses.Folder + "/{key:guid}/luvut-" + Cultures.Language(culture) + ".vtt",
                Methods,
                (Guid key, RelatedContent related, PageReaders readers, IUmbracoContextFactory contexts) => Chapters(key, readers.In(culture), related, contexts));
        }
    }

    private static IResult Chapters(Guid key, PageReader read, RelatedContent related, IUmbracoContextFactory contexts)
    {
        using var context = contexts.EnsureUmbracoContext();
        return related.Get<SeminarVideo>(key) is { } video && ChapterFile.Chapters(read, video) is { } chapters
            ? Results.Text(ChapterFile.Write(chapters.Value, video.Duration), WebVtt.ContentType)
            : Results.NotFound();
    }

    private static async Task<IResult> PosterAsync(
        Guid key, HttpContext http, RelatedContent related, Posters posters, IUmbracoContextFactory contexts, IWebHostEnvironment site)
    {
        using (contexts.EnsureUmbracoContext())
        {
            if (related.Get<SeminarVideo>(key) is not { VideoFile: { } file } video)
            {
                return Results.NotFound();
            }

            if (await posters.GetAsync(file, video.Duration) is { } poster)
            {
                http.Response.Headers.CacheControl = "public, max-age=3600";
                return Results.File(poster.Path, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{poster.Key}\""));
            }
        }

        http.Response.Headers.CacheControl = "public, max-age=60"; // it may be made in a moment
        return Results.Stream(site.WebRootFileProvider.GetFileInfo(VideoPlayer.Placeholder).CreateReadStream(), "image/svg+xml");
    }
}
