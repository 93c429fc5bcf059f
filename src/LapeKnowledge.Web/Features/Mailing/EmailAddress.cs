using System.Globalization;
using System.Net.Mail;

namespace LapeKnowledge.Web.Features.Mailing;

internal static class EmailAddress
{
    public const int Length = 254; // RFC 5321

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    /// <returns>
    /// The one address in lower case, its domain as the name service has it (xn--), or null when it is none that mail could be sent to: not every server
    /// takes other letters before the at sign (RFC 6531). What comes from here carries neither a second address nor a line break into a mail.
    /// </returns>
    public static string? OneOrNull(string? email) =>
        WithAsciiDomain(email?.Trim().ToLowerInvariant()) is { Length: > 0 and <= Length } trimmed
        && trimmed.All(c => c is > ' ' and < '\x7f' and not (',' or ';' or '<' or '>' or '"'))
        && MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed && address.Host.Contains('.', StringComparison.Ordinal)
            ? trimmed
            : null;

    private static string? WithAsciiDomain(string? email)
    {
        if (email is not { Length: <= Length } || System.Text.Ascii.IsValid(email) || email.LastIndexOf('@') is not (> 0 and var at))
        {
            return email;
        }

        try
        {
            return email[..(at + 1)] + Domains.GetAscii(email[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return null; // no domain
        }
    }
}
