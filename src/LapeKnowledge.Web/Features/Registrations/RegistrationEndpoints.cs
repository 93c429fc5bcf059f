using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>
/// The forms of registering and cancelling. They stand on pages of their own that are never kept, and set no cookie for who is not signed in: a form that
/// another site sends is refused by what browsers tell of where it comes from. A member's form has the token of our forms besides.
/// </summary>
internal static class RegistrationEndpoints
{
    private const string View = "registration";
    private const int MostBytes = 16 * 1024;

    public static void MapRegistrations(this IEndpointRouteBuilder endpoints)
    {
        foreach (var culture in Cultures.All)
        {
            MapForm(endpoints, culture);
            MapCancel(endpoints, culture);
        }
    }

    private static void MapForm(IEndpointRouteBuilder endpoints, string culture)
    {
        string Other(Guid key) => RegistrationAddresses.Form(Cultures.Other(culture), key);
        var address = RegistrationAddresses.FormBase(culture) + "{key:guid}";
        endpoints.MapRead(address, (Guid key, HttpContext http, FormPages pages, CurrentMember current) => pages.RunAsync(http, culture, Other(key), () => ShowAsync(http, key, culture, current)));
        endpoints.MapPost(address, (Guid key, HttpContext http, FormPages pages, CurrentMember current) => pages.RunAsync(http, culture, Other(key), () => SendAsync(http, key, culture, current)))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).RequireRateLimiting(FormLimits.Policy);
    }

    private static void MapCancel(IEndpointRouteBuilder endpoints, string culture)
    {
        string Other(string token) => RegistrationAddresses.Cancel(Cultures.Other(culture), token);
        var address = RegistrationAddresses.CancelBase(culture) + "{token}";
        endpoints.MapRead(address, (string token, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, Other(token), () => CancelAsync(http, token, culture)));
        endpoints.MapPost(address, (string token, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, Other(token), () => CancelAsync(http, token, culture)))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).RequireRateLimiting(FormLimits.Policy);
    }

    private static async Task<FormPage?> ShowAsync(HttpContext http, Guid key, string culture, CurrentMember current)
    {
        var forms = http.RequestServices.GetRequiredService<RegistrationForms>();
        return forms.Find(key) is { } item ? Page(item, await forms.ShowAsync(item, culture, await MemberAsync(http, culture, current), http.RequestAborted)) : null;
    }

    /// <summary>Who is signed in, as he registers.</summary>
    private static async Task<Applicant?> MemberAsync(HttpContext http, string culture, CurrentMember current)
    {
        if (await current.FindAsync() is not { } member || await http.RequestServices.GetRequiredService<MemberRegistrations>().ApplicantAsync(member.Key, culture, http.RequestAborted) is not { } applicant)
        {
            return null;
        }

        FormToken.Of(http);
        return applicant with { Origin = Origin(http) };
    }

    private static async Task<FormPage?> SendAsync(HttpContext http, Guid key, string culture, CurrentMember current)
    {
        var forms = http.RequestServices.GetRequiredService<RegistrationForms>();
        if (forms.Find(key) is not { } item)
        {
            return null;
        }

        var (sent, problem) = await http.Request.ReadFormOrProblemAsync(http.RequestAborted);
        var member = await MemberAsync(http, culture, current);
        if (problem is not null || (member is not null && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)))
        {
            return Page(item, await forms.ShowAsync(item, culture, member, http.RequestAborted), problem?.Status() ?? StatusCodes.Status400BadRequest);
        }

        if (member is not null)
        {
            return Page(item, await forms.SendAsync(item, member, http.RequestAborted));
        }

        var page = await forms.SendAsync(item, culture, sent![RegistrationPage.NameField], sent[RegistrationPage.EmailField], Origin(http), http.RequestAborted);
        return Page(item, page, page.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<FormPage?> CancelAsync(HttpContext http, string token, string culture)
    {
        var cancellations = http.RequestServices.GetRequiredService<Cancellations>();
        var related = http.RequestServices.GetRequiredService<RelatedContent>();
        var registration = await cancellations.FindAsync(token, http.RequestAborted);
        var around = (registration is null ? null : cancellations.EventOf(registration)) ?? (IPublishedContent?)related.Root<Home>();
        if (registration is not null && HttpMethods.IsPost(http.Request.Method))
        {
            return Page(around, await cancellations.CancelAsync(registration, culture, Origin(http), http.RequestAborted));
        }

        return Page(around, cancellations.Ask(registration, culture), registration is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    /// <summary>Not what the request says: the links of mails are made of it.</summary>
    private static string Origin(HttpContext http) => http.RequestServices.GetRequiredService<SiteAddress>().Origin;

    private static FormPage Page(IPublishedContent? around, RegistrationPage page, int status = StatusCodes.Status200OK) => new(View, page.Title, page, around, status);
}
