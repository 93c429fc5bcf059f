using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace LapeKnowledge.Web.Features.Feedback;

/// <summary>The feedback form that the accessibility statement has to have, for anything else that readers want to say too.</summary>
internal static class FeedbackEndpoints
{
    private const string View = "feedback";
    private const int MostBytes = 1024 * 1024; // so that a message that is much too long comes back to be shortened

    public static string AddressOf(string culture) => culture == Cultures.Swedish ? "/sv/respons" : "/palaute";

    public static void MapFeedback(this IEndpointRouteBuilder endpoints)
    {
        foreach (var culture in Cultures.All)
        {
            var other = AddressOf(Cultures.Other(culture));
            endpoints.MapRead(AddressOf(culture), (HttpContext http, FormPages pages) => pages.RunAsync(http, culture, other, () => Task.FromResult<FormPage?>(Show(http, culture, Empty(http)))));
            endpoints.MapPost(AddressOf(culture), (HttpContext http, FormPages pages) => pages.RunAsync(http, culture, other, () => SendAsync(http, culture)))
                .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).RequireRateLimiting(FormLimits.Policy);
        }
    }

    private static async Task<FormPage?> SendAsync(HttpContext http, string culture)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        var (form, problem) = await http.Request.ReadFormOrProblemAsync(http.RequestAborted);
        if (problem is { } wrong)
        {
            var text = wrong is FormProblem.TooLarge or FormProblem.FieldTooLong
                ? texts.Format(culture, InterfaceTexts.FeedbackTooLarge, FeedbackItem.MessageLength)
                : texts.Get(culture, InterfaceTexts.FeedbackBroken);
            return Show(http, culture, Empty(http) with { Notice = text }, wrong.Status());
        }

        var sent = new FeedbackPage(FeedbackForms.PageOf(form![FeedbackPage.PageField]), form[FeedbackPage.MessageField].ToString(), form[FeedbackPage.EmailField].ToString())
        {
            Trap = form[FeedbackPage.TrapField].ToString(),
        };
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return Show(http, culture, sent with { Notice = texts.Get(culture, InterfaceTexts.FormExpired) }, StatusCodes.Status400BadRequest);
        }

        var answer = await http.RequestServices.GetRequiredService<FeedbackForms>().SendAsync(sent, culture, http.RequestAborted);
        return Show(http, culture, answer, answer.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>The form as it is opened, about the page that the reader comes from.</summary>
    private static FeedbackPage Empty(HttpContext http) => new(FeedbackForms.PageOf(http.Request.Query[FeedbackPage.PageField] is [{ Length: > 0 } asked] ? asked : ComesFrom(http.Request)));

    private static string? ComesFrom(HttpRequest request)
    {
        var isHere = Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
        return isHere && !Cultures.All.Select(AddressOf).Contains(from!.AbsolutePath) ? from.PathAndQuery : null;
    }

    private static FormPage Show(HttpContext http, string culture, FeedbackPage page, int status = StatusCodes.Status200OK)
    {
        var title = http.RequestServices.GetRequiredService<Texts>().Get(culture, page.Receipt is null ? InterfaceTexts.FeedbackTitle : InterfaceTexts.FeedbackThanks);
        if (page.Receipt is not null)
        {
            return new FormPage(View, title, page, Status: status);
        }

        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var wrong = page.Errors.Count > 0 ? http.RequestServices.GetRequiredService<Texts>().Format(culture, InterfaceTexts.FormWrongTitle, title) : title;
        return new FormPage(View, wrong, page with { Token = (tokens.FormFieldName, tokens.RequestToken!) }, Status: status);
    }
}
