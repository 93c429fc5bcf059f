namespace LapeKnowledge.Web.Features.Forms;

/// <summary>
/// The cookie that a form's token is compared with, set when the form is opened and not before. Over https it has the prefix <c>__Host-</c>, which browsers
/// accept from this very host alone; they refuse that prefix over plain http, so a site on one's own machine has the name without it.
/// </summary>
internal sealed class FormCookie(IHttpContextAccessor http) : CookieBuilder
{
    private const string Plain = "lape-form";
    public const string Secure = "__Host-" + Plain;

    /// <summary>Whether it is this cookie, which changes nothing in any page but the form's own.</summary>
    public static bool IsName(string name) => name is Plain or Secure;

    public override string? Name
    {
        get => http.HttpContext?.Request.IsHttps == true ? Secure : Plain;
        set { } // others name it after the program
    }
}
