using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What somebody gets who may not come to an address: a reader the page to sign in on, everything else 401; a member who may not, 403.</summary>
internal static class AccessAnswers
{
    public static Task SignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var culture = CultureOf(request);
        var isPage = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.GetTypedHeaders().Accept.Any(a => a.MatchesMediaType("text/html"));
        if (isPage)
        {
            context.Response.Redirect(AccountAddresses.SignInTo(culture, request.Path + request.QueryString));
            return Task.CompletedTask;
        }

        return WriteAsync(context.HttpContext, culture, InterfaceTexts.SignInNeededTitle, InterfaceTexts.SignInNeeded, StatusCodes.Status401Unauthorized);
    }

    public static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context) =>
        WriteAsync(context.HttpContext, CultureOf(context.Request), InterfaceTexts.ForbiddenTitle, InterfaceTexts.Forbidden, StatusCodes.Status403Forbidden);

    private static string CultureOf(HttpRequest request) => request.Path.StartsWithSegments("/sv") ? Cultures.Swedish : Cultures.Finnish;

    private static Task WriteAsync(HttpContext http, string culture, string title, string text, int status)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        return http.RequestServices.GetRequiredService<FormPages>().RunAsync(http, culture, culture == Cultures.Swedish ? "/" : "/sv", () =>
            Task.FromResult<FormPage?>(FormPage.Message(texts.Get(culture, title), texts.Get(culture, text), status)));
    }
}
