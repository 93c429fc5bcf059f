using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>The command <c>digest preview MEMBER-EMAIL</c>: what the member's digest of the last seven days would say. Nothing is sent.</summary>
internal static class DigestCommand
{
    private const string Usage = "usage: digest preview MEMBER-EMAIL";

    /// <returns>0 when done, 1 when it could not be (one line says why), 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancellation = default)
    {
        if (arguments is not ["preview", { Length: > 0 } email])
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        if (await services.GetRequiredService<FollowStore>().FindAsync(email, cancellation) is not { } reader)
        {
            await output.WriteLineAsync("There is no member with that address.");
            return 1;
        }

        using var context = services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
        var (digests, now) = (services.GetRequiredService<Digests>(), services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var news = await digests.NewsAsync(now.AddDays(-7), now, cancellation);
        var first = Dates.FinnishDay(now.AddDays(-6))!.Value;
        await output.WriteLineAsync(await digests.WriteAsync(reader, news, first, cancellation) is { } digest ? $"{digest.Subject}\n\n{digest.Text}" : "Nothing to say: no mail would be sent.");
        return 0;
    }
}
