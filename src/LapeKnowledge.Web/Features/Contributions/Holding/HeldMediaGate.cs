using LapeKnowledge.Web.Features.Accounts;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>In front of the files of media: what is held is there for the pilot's team and the editors, in whatever size, and for nobody else.</summary>
internal static class HeldMediaGate
{
    private const string Folder = "/media";

    public static IApplicationBuilder UseHeldMedia(this WebApplication app)
    {
        var media = app.Services.GetRequiredService<HeldMedia>();
        return app.Use(async (http, next) =>
        {
            if (http.Request.Path.StartsWithSegments(Folder, out var rest) && await media.FindAsync(Plain(rest), http.RequestAborted) is { } held)
            {
                var member = await http.RequestServices.GetRequiredService<CurrentMember>().FindAsync();
                if (member is null || !ContributionAccess.May(member, held.PilotKey))
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }

                http.Response.OnStarting(() =>
                {
                    http.Response.Headers.CacheControl = "private, no-store";
                    return Task.CompletedTask;
                });
            }

            await next(http);
        });
    }

    /// <summary>As the file system reads it, which takes two slashes for one.</summary>
    private static string Plain(PathString path) => string.Join('/', (path.Value ?? string.Empty).Split('/').Where(part => part is not ("" or ".")));
}
