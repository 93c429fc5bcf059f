using System.Text.RegularExpressions;

namespace LapeKnowledge.Web.Features.Search.Insight;

/// <summary>A query as it is counted: without what could tell who asked.</summary>
internal static partial class InsightQuery
{
    public const int MostLength = 80;

    /// <summary>Stands for every query that is not kept, so that the numbers of a week are whole.</summary>
    public const string NotKept = "";

    /// <summary>In small letters; <see cref="NotKept"/> for what is long, or looks like an address, a phone number or a personal identity code.</summary>
    /// <param name="query">As <see cref="SearchQuestion.Clean"/> leaves it.</param>
    public static string Of(string query)
    {
        var text = query.ToLowerInvariant();
        return text.Length > MostLength || Personal().IsMatch(text) ? NotKept : text;
    }

    /// <summary>
    /// An at sign between letters or digits; seven digits or more that begin as phone numbers do, whatever stands between them; five digits or more in a row, which years
    /// and codes of municipalities have not; six digits with the end of an identity code.
    /// </summary>
    [GeneratedRegex(@"[\p{L}\p{N}._%+-]\s?(@|\(at\)|\[at\])\s?[\p{L}\p{N}]|(\+|(?<!\d)\(?0)\d?([\s().-]{0,2}\d){6,}|\d{5,}|\d{6}\s?[-+a-fu-y]\s?\d{3}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Personal();
}
