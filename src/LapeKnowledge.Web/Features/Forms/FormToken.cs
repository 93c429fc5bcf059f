using Microsoft.AspNetCore.Antiforgery;

namespace LapeKnowledge.Web.Features.Forms;

/// <summary>The token of the forms of one page, made once, before the page begins: it sets a cookie and says that the page is not to be kept.</summary>
internal static class FormToken
{
    private static readonly object Key = new();

    public static AntiforgeryTokenSet Of(HttpContext http)
    {
        if (http.Items[Key] is not AntiforgeryTokenSet tokens)
        {
            http.Items[Key] = tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        }

        return tokens;
    }
}
