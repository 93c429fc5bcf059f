using System.Globalization;
using System.Text.RegularExpressions;

namespace LapeKnowledge.Web.Features.Contributions.Guard;

/// <summary>The words, numbers and signs of a text, in lower case.</summary>
internal sealed partial class GuardTokens
{
    private readonly string _text;
    private readonly string _lower;
    private readonly (int Start, int Length)[] _places;

    public GuardTokens(string text)
    {
        _text = text;
        _lower = text.ToLower(CultureInfo.InvariantCulture);
        _places = [.. Word().Matches(text).Select(m => (m.Index, m.Length))];
    }

    public int Count => _places.Length;

    public ReadOnlySpan<char> this[int at] => _lower.AsSpan(_places[at].Start, _places[at].Length);

    public int Start(int at) => _places[at].Start;

    public int End(int at) => _places[at].Start + _places[at].Length;

    public bool Is(int at, string word) => at >= 0 && at < Count && this[at].SequenceEqual(word);

    public int? Number(int at) => at >= 0 && at < Count && int.TryParse(this[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsUpper(int at) => char.IsUpper(_text[Start(at)]);

    /// <summary>Written as names are: a capital letter, and small ones after it.</summary>
    public bool IsNameLike(int at) => at >= 0 && at < Count && IsUpper(at) && _places[at].Length > 1 && !_text.AsSpan(Start(at) + 1, _places[at].Length - 1).ContainsAny(Capitals) && !IsPartOfOther(at);

    /// <summary>Where a capital letter says nothing.</summary>
    public bool IsFirstOfSentence(int at) =>
        at == 0 || this[at - 1] is "." or "!" or "?" or ":" or "\"" or "”" or "»" or "•" or "*" or "#" || _text.AsSpan(End(at - 1), Start(at) - End(at - 1)).Contains('\n');

    public bool IsName(int at) => FirstNames.IsName(_text.AsSpan(Start(at), _places[at].Length)) && !IsPartOfOther(at);

    public bool IsFamilyName(int at) => at < Count && IsUpper(at) && _places[at].Length > 2 && char.IsLetter(_text[Start(at)]) && !FirstNames.IsName(_text.AsSpan(Start(at), _places[at].Length));

    /// <summary>Aino-hanke is a project, and no Aino.</summary>
    private bool IsPartOfOther(int at) =>
        at + 2 < Count && Is(at + 1, "-") && Start(at + 1) == End(at) && Start(at + 2) == End(at + 1) && char.IsLetter(_text[Start(at + 2)]) && !IsUpper(at + 2) && !IsOneChild(at + 2);

    /// <summary>A word that is put to a name with a hyphen: Aino-tyttö, Matti-niminen.</summary>
    public bool IsOneChild(int at) => at < Count && (this[at].StartsWith("nimi") || this[at] is "tyttö" or "tytön" or "tytölle" or "tytöltä" or "tyttöä" or "poika" or "pojan" or "pojalle" or "pojalta" or "poikaa" or "neiti" or "vauva" or "vauvan");

    private static readonly System.Buffers.SearchValues<char> Capitals = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÜÉØÆ");

    [GeneratedRegex(@"\p{L}+|[0-9]+|[^\s]", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
