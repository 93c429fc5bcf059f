namespace LapeKnowledge.Web.Features.Forms;

/// <summary>
/// A cookie of this very host. Over https it has the prefix <c>__Host-</c>, which browsers accept from this host alone; they refuse that prefix over plain
/// http, so a site on one's own machine has the name without it.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    /// <summary>The cookie that a form's token is compared with, set when a form is opened and not before.</summary>
    public const string Form = "lape-form";

    public const string Prefix = "__Host-";

    private readonly IHttpContextAccessor _http;
    private readonly string _plain;

    /// <param name="plain">The name over plain http.</param>
    public HostCookie(IHttpContextAccessor http, string plain)
    {
        _http = http;
        _plain = plain;
        HttpOnly = true;
        IsEssential = true;
        Path = "/";
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    public override string? Name
    {
        get => _http?.HttpContext?.Request.IsHttps == true ? Prefix + _plain : _plain;
        set { } // others name it after the program
    }

    /// <summary>Whether it is the cookie of forms, which changes nothing in any page but the form's own.</summary>
    public static bool IsOfForms(string name) => name is Form or Prefix + Form;
}
