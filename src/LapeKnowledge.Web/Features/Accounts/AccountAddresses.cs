using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Where the pages of accounts are, in each language.</summary>
internal static class AccountAddresses
{
    public const string ReturnField = "paluu";

    public static (string Finnish, string Swedish) SignIn => ("/kirjaudu", "/sv/logga-in");

    public static (string Finnish, string Swedish) SignOut => ("/kirjaudu-ulos", "/sv/logga-ut");

    public static (string Finnish, string Swedish) Own => ("/oma", "/sv/min-sida");

    public static string In(this (string Finnish, string Swedish) addresses, string culture) => culture == Cultures.Swedish ? addresses.Swedish : addresses.Finnish;

    /// <summary>The page to sign in on, from where one comes back.</summary>
    public static string SignInTo(string culture, string back) => $"{SignIn.In(culture)}?{ReturnField}={Uri.EscapeDataString(back)}";

    /// <summary>An address of this site that may be gone to, or null: nobody is sent elsewhere by a link that looks like ours.</summary>
    public static string? Local(string? address) =>
        address is ['/', ..] && address is not (['/', '/' or '\\', ..]) && !address.AsSpan().ContainsAnyInRange('\0', '\u001f') && !address.Contains('\\', StringComparison.Ordinal) ? address : null;
}
