using System.Buffers.Text;
using System.Security.Cryptography;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>
/// Somebody's place at an event, or on its waiting list. It is deleted when it is cancelled, and some time after the event: nothing is kept of who does not
/// come, and nobody is remembered for having come.
/// </summary>
internal sealed class Registration
{
    public const int NameLength = 100;
    public const int EmailLength = 254; // RFC 5321
    public const int TokenLength = 43;
    public const int OriginLength = 300;
    private const int TokenBytes = 32;

    private Registration()
    {
    }

    /// <summary>Ascending in the order of registering.</summary>
    public int Id { get; private set; }

    public Guid EventKey { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>In lower case: who registers twice is the same however it is written.</summary>
    public string Email { get; private set; } = string.Empty;

    /// <summary>The language that the person registered in.</summary>
    public string Culture { get; private set; } = Cultures.Finnish;

    /// <summary>Whoever has it may cancel: 256 random bits, in the mail alone.</summary>
    public string Token { get; private set; } = string.Empty;

    /// <summary>False on the waiting list.</summary>
    public bool HasPlace { get; private set; }

    public DateTime CreatedUtc { get; private set; }

    /// <summary>When the confirmation was last sent.</summary>
    public DateTime MailedUtc { get; private set; }

    /// <summary>When the reminder was sent; null when it has not been.</summary>
    public DateTime? RemindedUtc { get; private set; }

    /// <summary>Scheme and host that the person registered at, for the links of mail that no request leads to; empty where it is not known.</summary>
    public string Origin { get; private set; } = string.Empty;

    public static Registration Of(Guid eventKey, Applicant applicant, bool hasPlace, DateTime utc) => new()
    {
        EventKey = eventKey,
        Name = applicant.Name,
        Email = applicant.Email,
        Culture = applicant.Culture,
        Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)),
        HasPlace = hasPlace,
        CreatedUtc = utc,
        MailedUtc = utc,
        Origin = applicant.Origin.Length <= OriginLength ? applicant.Origin : string.Empty,
    };

    public void GivePlace(DateTime utc)
    {
        HasPlace = true;
        MailedUtc = utc;
    }

    public void MailAgain(DateTime utc) => MailedUtc = utc;
}

/// <summary>Who registers; both texts are as they are stored.</summary>
internal sealed record Applicant(string Name, string Email, string Culture)
{
    /// <summary>Scheme and host, without a slash at the end.</summary>
    public string Origin { get; init; } = string.Empty;

    /// <returns>The trimmed name, or null when it is missing, too long or not one line.</returns>
    public static string? NameOrNull(string? name) =>
        name?.Trim() is { Length: > 0 and <= Registration.NameLength } trimmed && !trimmed.Any(char.IsControl) ? trimmed : null;

    /// <inheritdoc cref="EmailAddress.OneOrNull"/>
    public static string? EmailOrNull(string? email) => EmailAddress.OneOrNull(email);
}
