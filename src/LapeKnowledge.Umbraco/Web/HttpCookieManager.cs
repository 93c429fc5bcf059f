using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Web;

internal sealed class HttpCookieManager(IHttpContextAccessor http) : ICookieManager
{
    public string? GetCookieValue(string cookieName) => http.HttpContext?.Request.Cookies[cookieName];

    public bool HasCookie(string cookieName) => GetCookieValue(cookieName) is not null;

    public void SetCookieValue(string cookieName, string value, bool httpOnly, bool secure, string sameSiteMode)
        => http.HttpContext?.Response.Cookies.Append(cookieName, value, new CookieOptions
        {
            HttpOnly = httpOnly,
            Secure = secure,
            SameSite = Enum.TryParse<SameSiteMode>(sameSiteMode, ignoreCase: true, out var mode) ? mode : SameSiteMode.Lax,
            Path = "/",
        });

    public void ExpireCookie(string cookieName)
    {
        if (HasCookie(cookieName))
        {
            http.HttpContext!.Response.Cookies.Delete(cookieName, new CookieOptions { Path = "/" });
        }
    }
}
