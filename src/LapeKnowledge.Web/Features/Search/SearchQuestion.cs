using System.Text;
using LapeKnowledge.Search;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>What a reader searches for.</summary>
/// <param name="Query">As it was typed, but on one line: see <see cref="Clean"/>.</param>
/// <param name="Culture">The reader's.</param>
internal sealed record SearchQuestion(string Query, string Culture)
{
    /// <summary>The values of the index that were chosen of each facet; no facet without a value.</summary>
    public IReadOnlyDictionary<SearchFacet, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<SearchFacet, IReadOnlyList<string>>();

    /// <summary>The values of <see cref="SearchColumns.Access"/> that the reader may open.</summary>
    public IReadOnlyList<string> Access { get; init; } = [SearchColumns.Everyone];

    public SearchSort Sort { get; init; }

    public int Size { get; init; } = 10;

    public int Offset { get; init; }

    public string? Cursor { get; init; }

    /// <summary>Columns to count.</summary>
    public IReadOnlyList<string> Counted { get; init; } = SearchFacet.Columns;

    public bool Snippets { get; init; } = true;

    public bool IsNarrowed => Chosen.Count > 0;

    public SearchQuestion Without(SearchFacet facet, string value)
    {
        var rest = Chosen.Select(c => KeyValuePair.Create(c.Key, (IReadOnlyList<string>)[.. c.Value.Where(v => c.Key != facet || v != value)]));
        return this with { Chosen = rest.Where(c => c.Value.Count > 0).ToDictionary() };
    }

    /// <summary>On one line, without control and direction characters, which nobody types and which could turn the text around on the page.</summary>
    public static string Clean(string? typed)
    {
        var text = new StringBuilder();
        foreach (var rune in (typed ?? string.Empty).EnumerateRunes())
        {
            var isText = !Rune.IsControl(rune) && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));
            if (isText && !Rune.IsWhiteSpace(rune))
            {
                text.Append(rune);
            }
            else if (text.Length > 0 && text[^1] != ' ' && (!isText || Rune.IsWhiteSpace(rune)))
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd();
    }
}
