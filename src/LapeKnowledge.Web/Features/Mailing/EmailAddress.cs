using System.Net.Mail;

namespace LapeKnowledge.Web.Features.Mailing;

internal static class EmailAddress
{
    public const int Length = 254; // RFC 5321

    /// <returns>The one address in lower case, or null when it is none that mail could be sent to. What comes from here carries neither a second address nor a line break into a mail.</returns>
    public static string? OneOrNull(string? email) =>
        email?.Trim().ToLowerInvariant() is { Length: > 0 and <= Length } trimmed
        && trimmed.All(c => c is > ' ' and < '\x7f' and not (',' or ';' or '<' or '>' or '"'))
        && MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed && address.Host.Contains('.', StringComparison.Ordinal)
            ? trimmed
            : null;
}
