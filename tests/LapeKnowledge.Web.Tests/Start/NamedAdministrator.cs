using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary>The administrator that the configuration names: the one account of a site in a process of its own.</summary>
internal static class NamedAdministrator
{
    public const string Email = "paakayttaja@example.org";
    public const string Name = "Pää Käyttäjä";
    public const string PasswordSetting = "Umbraco__CMS__Unattended__UnattendedUserPassword";

    /// <param name="address">Where the site listens; at a free port without it.</param>
    /// <returns>Variables of the environment.</returns>
    public static Dictionary<string, string> Settings(string address = "http://127.0.0.1:0") => new()
    {
        ["ASPNETCORE_URLS"] = address,
        ["Umbraco__CMS__Unattended__UnattendedUserName"] = Name,
        ["Umbraco__CMS__Unattended__UnattendedUserEmail"] = Email,
        [PasswordSetting] = TestMember.Password,
    };
}
