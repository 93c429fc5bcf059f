using System.Text.RegularExpressions;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace LapeKnowledge.Web.Features.Forms;

/// <summary>
/// Pages with forms, at an address in each language. What every form needs is done here: the token that says that the form is ours, limits of size and
/// number, and that nothing typed is lost when one of them is wrong: the form is then shown again.
/// </summary>
internal static partial class FormEndpoints
{
    public const int MostBytes = 256 * 1024;

    /// <param name="addresses">The address in Finnish and in Swedish, with the same parameters.</param>
    /// <param name="show">Shows the page, with <see cref="FormContext.Fields"/> and <see cref="FormContext.Notice"/> when something was sent and could not be taken. Null when there is no such page.</param>
    /// <param name="send">Does what is asked; answers with <see cref="FormPage.Redirect"/> when it is done. Null for a page that nothing is sent to.</param>
    /// <param name="mostBytes">What may be sent at once.</param>
    /// <param name="policy">Of the rate limiter: how often it may be sent.</param>
    /// <param name="mostOfMembers">What members may send at once, where that is more.</param>
    public static RouteGroupBuilder MapForm(
        this IEndpointRouteBuilder endpoints, (string Finnish, string Swedish) addresses, Func<FormContext, Task<FormPage?>>? show, Func<FormContext, Task<FormPage?>>? send = null, int mostBytes = MostBytes,
        string policy = FormLimits.Policy, int? mostOfMembers = null)
    {
        var group = endpoints.MapGroup(string.Empty);
        foreach (var culture in Cultures.All)
        {
            var other = addresses.In(Cultures.Other(culture));
            if (show is not null)
            {
                group.MapRead(addresses.In(culture), (HttpContext http, FormPages pages, CurrentMember current) => pages.RunAsync(http, culture, Filled(other, http), async () =>
                {
                    FormToken.Of(http);
                    return await show(new FormContext(http, culture, FormCollection.Empty, await current.FindAsync()));
                }));
            }

            if (send is not null)
            {
                var most = mostOfMembers ?? mostBytes;
                group.MapPost(addresses.In(culture), (HttpContext http, FormPages pages, CurrentMember current) => pages.RunAsync(http, culture, Filled(other, http), async () =>
                    await TakeAsync(http, culture, Limited(http, await current.FindAsync(), mostBytes), show, send)))
                    .WithMetadata(new RequestSizeLimitAttribute(most), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = most, ValueLengthLimit = mostBytes })
                    .RequireRateLimiting(policy);
            }
        }

        return group;
    }

    /// <summary>Whoever is not signed in sends no more than a text, before any of it is read.</summary>
    private static ActingMember? Limited(HttpContext http, ActingMember? member, int mostBytes)
    {
        if (member is null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size && !(size.MaxRequestBodySize < mostBytes))
        {
            size.MaxRequestBodySize = mostBytes;
        }

        return member;
    }

    private static async Task<FormPage?> TakeAsync(HttpContext http, string culture, ActingMember? member, Func<FormContext, Task<FormPage?>>? show, Func<FormContext, Task<FormPage?>> send)
    {
        var (form, problem) = await http.Request.ReadFormOrProblemAsync(http.RequestAborted);
        var context = new FormContext(http, culture, form ?? FormCollection.Empty, member) { Problem = problem };
        var (notice, status) = problem switch
        {
            { } large and (FormProblem.TooLarge or FormProblem.FieldTooLong) => (context.Text(InterfaceTexts.FormTooLarge), large.Status()),
            { } wrong => (context.Text(InterfaceTexts.FormBroken), wrong.Status()),
            null when !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) => (context.Text(InterfaceTexts.FormExpired), StatusCodes.Status400BadRequest),
            _ => (null, StatusCodes.Status200OK),
        };
        FormToken.Of(http);
        if (notice is null)
        {
            return await send(context);
        }

        return show is null
            ? FormPage.Message(context.Text(InterfaceTexts.FormNotTaken), notice, status)
            : await show(context with { Notice = notice }) is { } page ? page with { Status = status } : null;
    }

    /// <summary>The address of the same thing in the other language: its parameters are those of this request.</summary>
    private static string Filled(string pattern, HttpContext http) =>
        Parameter().Replace(pattern, match => Uri.EscapeDataString(http.Request.RouteValues[match.Groups[1].Value]?.ToString() ?? string.Empty));

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
