using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>
/// Names that would be taken for the site itself, or for somebody whose data were erased. Letters alone are compared, without their case, marks and
/// look-alikes of other alphabets: whatever stands between them, and however many blanks, is the same to the eye.
/// </summary>
internal static partial class ReservedNames
{
    private const string LookAlikes = "\u0430\u0432\u0435\u0456\u043a\u043c\u043e\u0440\u0441\u0442\u0443\u0445\u03b1\u03b5\u03b9\u03ba\u03bf\u03c1\u03c4\u03c5\u0131\u00f8";
    private const string Latin = "abeikmopctyxaeikoptyio";

    /// <param name="name">As it was written.</param>
    public static bool Has(string name)
    {
        var words = Folded(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Whole().IsMatch(string.Concat(words)) || words.Any(w => Office().IsMatch(w));
    }

    /// <summary>Its letters, and a blank for everything between them.</summary>
    private static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKD))
        {
            var letter = char.ToLowerInvariant(character);
            if (char.IsLetter(letter))
            {
                folded.Append(LookAlikes.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index ? Latin[index] : letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }

    /// <summary>A word that no person's name has.</summary>
    [GeneratedRegex("^(yllapito|yllapitaja|toimitus|toimituskunta|moderaattori|moderointi|paakayttaja|poistettu|redaktion(en)?|moderator(n|erna)?|administrat(or|orn|aattori|ion|ionen)|admin|webmaster|borttagen|raderad|lape|lapeknowledge)$")]
    private static partial Regex Office();

    /// <summary>Nothing but such words and what belongs to them, however they are cut.</summary>
    [GeneratedRegex("^((yllapito|yllapitaja|toimitus|toimituskunta|toimittaja|moderaattori|moderointi|paakayttaja|poistettu|kayttaja|jasen|redaktion(en)?|redaktor(en)?|moderator(n|erna)?|administrat(or|orn|aattori|ion|ionen)|admin|webmaster|borttagen|raderad|anvandare|medlem|lape|knowledge|jarjestelma|system|support|tiimi|team)+)$")]
    private static partial Regex Whole();
}
