using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Media;

namespace LapeKnowledge.Umbraco.Media.Images;

/// <summary>Signs the addresses of sized images, so that nobody else can order sizes.</summary>
internal sealed class ImageSignatures(IOptions<ImagingSettings> settings) : IImageUrlTokenGenerator
{
    private const string Name = "hmac";
    private const string EscapedAmpersand = "&amp;";

    /// <summary>Signs an address anew, whether it stands in markup or not; one that orders nothing stays as it is.</summary>
    public string RefreshSignature(string url)
    {
        if (string.IsNullOrEmpty(url) || url.IndexOf('?', StringComparison.Ordinal) is not (>= 0 and var mark))
        {
            return url;
        }
        var isMarkup = url.Contains(EscapedAmpersand, StringComparison.Ordinal);
        var path = url[..mark];
        var query = QueryHelpers.ParseQuery(isMarkup ? WebUtility.HtmlDecode(url[mark..]) : url[mark..]);
        query.Remove(Name);
        if (!ImageOrder.IsIn(query))
        {
            return url;
        }
        var signed = QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(path, query), Name, SignatureOf(PathOf(path), query));
        return isMarkup ? signed.Replace("&", EscapedAmpersand, StringComparison.Ordinal) : signed;
    }

    public bool IsSigned(string path, IReadOnlyDictionary<string, StringValues> query)
        => query.TryGetValue(Name, out var signature) && signature.Count == 1
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature[0] ?? string.Empty), Encoding.UTF8.GetBytes(SignatureOf(path, query)));

    /// <summary>Over the path and all that is ordered, in the order of the names.</summary>
    private string SignatureOf(string path, IReadOnlyDictionary<string, StringValues> query)
    {
        var text = new StringBuilder(path);
        foreach (var name in ImageOrder.Names)
        {
            if (query.TryGetValue(name, out var values))
            {
                text.Append('\n').Append(name).Append('=').Append(values.ToString());
            }
        }
        return Convert.ToHexStringLower(HMACSHA256.HashData(settings.Value.HMACSecretKey, Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The path as a request has it: without origin, unescaped.</summary>
    private static string PathOf(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var absolute) && !absolute.IsFile ? absolute.AbsolutePath : address;
        return Uri.UnescapeDataString(path);
    }
}
