namespace LapeKnowledge.Web.Features.Security;

/// <summary>What a reader sees when the program fails: a page in both languages that needs neither the database nor a view.</summary>
internal static class ErrorPage
{
    private const string File = "error.html";

    public static IApplicationBuilder UseErrorPage(this IApplicationBuilder app) => app.UseExceptionHandler(failed => failed.Run(async http =>
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.SendFileAsync(app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo(File));
    }));
}
