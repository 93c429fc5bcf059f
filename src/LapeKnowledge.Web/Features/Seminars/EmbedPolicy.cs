namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>Pages may show nothing of others in a frame. The page of an embedded video may show that one service.</summary>
internal static class EmbedPolicy
{
    public static void AllowFrame(this HttpResponse response, Embed embed) =>
        response.Headers.ContentSecurityPolicy = $"{response.Headers.ContentSecurityPolicy}; frame-src {embed.Origin}";
}
