using System.Globalization;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>The command <c>registrations export EVENT FILE</c>: the list of an event for its organisers. The event is its key or its address.</summary>
internal static class RegistrationCommand
{
    private const string Usage = "usage: registrations export EVENT-KEY-OR-ADDRESS FILE";

    /// <returns>0 when done, 1 when it could not be (one line says why), 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancellation = default)
    {
        if (arguments is not ["export", { Length: > 0 } asked, { Length: > 0 } file])
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        if (Find(services, asked) is not { } key)
        {
            await output.WriteLineAsync($"There is no published event {asked}.");
            return 1;
        }

        var all = await services.GetRequiredService<RegistrationStore>().AllAsync(key, cancellation);
        string[] heading = ["name", "email", "place", "language", "registered"];
        try
        {
            await Csv.WriteAsync(file, [heading, .. all.Select(Row)], cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return 1;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{all.Count} written to {file}, {all.Count(r => r.HasPlace)} with a place"));
        return 0;
    }

    private static IEnumerable<string?> Row(Registration registration) =>
    [
        registration.Name, registration.Email, registration.HasPlace ? "place" : "waiting", Cultures.Language(registration.Culture),
        registration.CreatedUtc.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture),
    ];

    /// <summary>A key is taken at its word: the list is there also when the event is not published any more.</summary>
    private static Guid? Find(IServiceProvider services, string asked)
    {
        if (Guid.TryParse(asked, out var key))
        {
            return key;
        }

        var path = (Uri.TryCreate(asked, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal) ? uri.AbsolutePath : asked).TrimEnd('/');
        using var context = services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
        var (related, links) = (services.GetRequiredService<RelatedContent>(), services.GetRequiredService<ItemLinks>());
        var found =
            from root in services.GetRequiredService<IDocumentNavigationQueryService>().TryGetRootKeys(out var roots) ? roots : []
            from below in services.GetRequiredService<IDocumentNavigationQueryService>().TryGetDescendantsKeys(root, out var keys) ? keys : []
            let item = related.Get<Event>(below)
            where item is not null && Cultures.All.Any(c => links.UrlIn(item, c)?.TrimEnd('/') == path)
            select (Guid?)item.Key;
        return found.FirstOrDefault();
    }
}
