using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>
/// The forms of registering and cancelling. They stand on pages of their own that are never kept, and set no cookie: nobody is signed
/// in, and a form that another site sends is refused by what browsers tell of where it comes from.
/// </summary>
internal static class RegistrationEndpoints
{
    private const int MostBytes = 16 * 1024;

    public static void MapRegistrations(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, RegistrationAddresses.FinnishForm + "{key:guid}", RegistrationAddresses.FinnishCancel + "{token}", Cultures.Finnish);
        Map(endpoints, RegistrationAddresses.SwedishForm + "{key:guid}", RegistrationAddresses.SwedishCancel + "{token}", Cultures.Swedish);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string form, string cancel, string culture)
    {
        endpoints.MapGet(form, (Guid key, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, () => ShowAsync(http, key, culture)));
        endpoints.MapPost(form, (Guid key, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, () => SendAsync(http, key, culture)))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        endpoints.MapGet(cancel, (string token, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, () => CancelAsync(http, token, culture)));
        endpoints.MapPost(cancel, (string token, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, () => CancelAsync(http, token, culture)))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task<FormPage?> ShowAsync(HttpContext http, Guid key, string culture)
    {
        var forms = http.RequestServices.GetRequiredService<RegistrationForms>();
        return forms.Find(key) is { } item ? new FormPage(item, await forms.ShowAsync(item, culture, http.RequestAborted)) : null;
    }

    private static async Task<FormPage?> SendAsync(HttpContext http, Guid key, string culture)
    {
        var forms = http.RequestServices.GetRequiredService<RegistrationForms>();
        if (forms.Find(key) is not { } item)
        {
            return null;
        }

        if (!http.Request.HasFormContentType)
        {
            return new FormPage(item, await forms.ShowAsync(item, culture, http.RequestAborted), StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ReadAsync(http) is not { } sent)
        {
            return new FormPage(item, await forms.ShowAsync(item, culture, http.RequestAborted), StatusCodes.Status400BadRequest);
        }

        var page = await forms.SendAsync(item, culture, sent[RegistrationPage.NameField], sent[RegistrationPage.EmailField], MachineEndpoints.Origin(http), http.RequestAborted);
        return new FormPage(item, page, page.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>Null for a form that is broken or too large.</summary>
    private static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<FormPage?> CancelAsync(HttpContext http, string token, string culture)
    {
        var cancellations = http.RequestServices.GetRequiredService<Cancellations>();
        var related = http.RequestServices.GetRequiredService<RelatedContent>();
        var registration = await cancellations.FindAsync(token, http.RequestAborted);
        var around = (registration is null ? null : cancellations.EventOf(registration)) ?? (IPublishedContent?)related.Root<Home>();
        if (registration is not null && HttpMethods.IsPost(http.Request.Method))
        {
            return new FormPage(around, await cancellations.CancelAsync(registration, culture, MachineEndpoints.Origin(http), http.RequestAborted));
        }

        return new FormPage(around, cancellations.Ask(registration, culture), registration is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }
}
