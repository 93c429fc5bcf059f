using LapeKnowledge.Web.Features.Machines;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Events;

internal static class CalendarEndpoint
{
    private const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Serves the iCalendar files at the addresses that <see cref="CalendarFiles.AddressOf"/> gives.</summary>
    /// <returns>The endpoints, for conventions such as output caching.</returns>
    public static IEndpointConventionBuilder MapCalendars(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(string.Empty);
        foreach (var root in new[] { string.Empty, CalendarFiles.SwedishRoot })
        {
            group.MapMethods(
                root + CalendarFiles.Folder + "/{**address}",
                [HttpMethods.Get, HttpMethods.Head],
                (string? address, HttpContext http, CalendarFiles files, IUmbracoContextFactory contexts) => Answer($"{root}/{address}", http, files, contexts));
        }

        return group;
    }

    private static IResult Answer(string address, HttpContext http, CalendarFiles files, IUmbracoContextFactory contexts)
    {
        using var context = contexts.EnsureUmbracoContext();
        if (!address.EndsWith(CalendarFiles.Extension, StringComparison.Ordinal)
            || files.Write(address[..^CalendarFiles.Extension.Length], MachineEndpoints.Origin(http)) is not { } file)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{address.Split('/')[^1]}\"";
        return Results.Text(file, ContentType);
    }
}
