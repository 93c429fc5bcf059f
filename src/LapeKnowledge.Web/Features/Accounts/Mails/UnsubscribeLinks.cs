using System.Buffers.Text;
using System.Security.Cryptography;
using LapeKnowledge.Web.Features.Mailing;
using Microsoft.AspNetCore.DataProtection;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The addresses by which a member gets no more mail of a topic. Only this site can make one; they work as long as the mail is kept.</summary>
internal sealed class UnsubscribeLinks(IDataProtectionProvider protection, SiteAddress site)
{
    private const int KeyBytes = 16;
    private readonly IDataProtector _protector = protection.CreateProtector("LapeKnowledge.Unsubscribe.v1");

    public Uri Absolute(Guid member, MailTopic topic, string culture)
    {
        Span<byte> told = stackalloc byte[KeyBytes + 1];
        member.TryWriteBytes(told);
        told[KeyBytes] = (byte)topic;
        return site.Absolute(AccountAddresses.Unsubscribe.In(culture).Replace("{token}", Base64Url.EncodeToString(_protector.Protect(told.ToArray())), StringComparison.Ordinal));
    }

    /// <returns>Null for what this site has not made.</returns>
    public (Guid Member, MailTopic Topic)? Read(string token)
    {
        try
        {
            return _protector.Unprotect(Base64Url.DecodeFromChars(token)) is { Length: KeyBytes + 1 } told && (MailTopic)told[KeyBytes] is var topic && Enum.IsDefined(topic)
                ? (new Guid(told.AsSpan(0, KeyBytes)), topic)
                : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
