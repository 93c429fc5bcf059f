using System.Globalization;
using System.Text;

namespace LapeKnowledge.Web.Features.Contributions.Guard;

/// <summary>A text with one kind of hyphen, blank, digit and at sign, and without what is not seen; word processors and phones write many.</summary>
internal sealed class GuardText
{
    private const char FirstWide = '\uff01';
    private const char LastWide = '\uff5e';
    private const int Wide = 0xfee0;
    private readonly List<int> _places = [];

    public GuardText(string original)
    {
        var plain = new StringBuilder(original.Length);
        for (var i = 0; i < original.Length; i++)
        {
            if (PlainOf(original[i]) is { } c)
            {
                plain.Append(c);
                _places.Add(i);
            }
        }

        Plain = plain.ToString();
    }

    public string Plain { get; }

    /// <summary>The same place in the text as it was typed.</summary>
    public GuardMatch InOriginal(GuardMatch match) => match with { Start = _places[match.Start], Length = _places[match.Start + match.Length - 1] + 1 - _places[match.Start] };

    private static char? PlainOf(char c) => c < '\u007f' ? c : CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Format => null,
        UnicodeCategory.SpaceSeparator => ' ',
        UnicodeCategory.DashPunctuation => '-',
        UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        _ => c is '\u2212' ? '-' : c is >= FirstWide and <= LastWide ? (char)(c - Wide) : c,
    };
}
