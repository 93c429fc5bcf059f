using System.Text.RegularExpressions;
using LapeKnowledge.Web.Features.Accounts;

namespace LapeKnowledge.Web.Features.Forms;

/// <summary>Addresses of pages that are about one thing.</summary>
internal static partial class FormAddresses
{
    /// <summary>The address in the language with the key in the place of its one parameter.</summary>
    public static string At(this (string Finnish, string Swedish) addresses, string culture, Guid key) => Key().Replace(addresses.In(culture), key.ToString());

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Key();
}
