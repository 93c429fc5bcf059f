using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>That somebody was asked to join, perhaps a pilot's team. The address of the mail is not kept, but what it can be recognised by.</summary>
internal sealed class Invitation
{
    public const int HashLength = 64;
    private const int TokenBytes = 32;

    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>In lower case.</summary>
    public string Email { get; init; } = string.Empty;

    public string TokenHash { get; init; } = string.Empty;

    public Guid InvitedBy { get; init; }

    /// <summary>Null for an invitation to the site alone.</summary>
    public Guid? PilotKey { get; init; }

    public PilotRole PilotRole { get; init; }

    public DateTime ExpiresUtc { get; init; }

    /// <summary>Null until it is accepted, which it is once.</summary>
    public DateTime? AcceptedUtc { get; set; }

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
