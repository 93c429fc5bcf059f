namespace LapeKnowledge.Web.Features.Security;

/// <summary>Tells browsers what the site never does: run scripts of others or in the page, load from elsewhere, stand in a frame.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string PermissionsPolicy = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    private static readonly KeyValuePair<string, string>[] Always =
    [
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "strict-origin-when-cross-origin"),
        new("Permissions-Policy", PermissionsPolicy),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    /// <summary>To be used first: the headers are added when the answer begins, so that the page of a failure has them too.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(next => http =>
    {
        http.Response.OnStarting(static state => Add((HttpResponse)state), http.Response);
        return next(http);
    });

    /// <summary>Whoever has come by https once comes by https from then on; not in Development, where the same host serves other programs too.</summary>
    public static IApplicationBuilder UseHttpsForGood(this WebApplication app) => app.Environment.IsDevelopment() ? app : app.UseHsts();

    private static Task Add(HttpResponse response)
    {
        foreach (var (name, value) in Always)
        {
            response.Headers.TryAdd(name, value); // pages may say more about themselves
        }

        if (response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            response.Headers.TryAdd("Cache-Control", "no-store"); // what is wrong now may be right in a minute
        }

        return Task.CompletedTask;
    }
}
