using System.Buffers.Text;
using System.Text;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Identity's tokens as a part of an address.</summary>
internal static class TokenText
{
    public static string Of(string token) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token));

    /// <returns>Empty for what is none; no token is.</returns>
    public static string Read(string? text)
    {
        try
        {
            return text is null ? string.Empty : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        }
        catch (FormatException)
        {
            return string.Empty;
        }
    }
}
