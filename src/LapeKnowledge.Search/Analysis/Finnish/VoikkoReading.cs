namespace LapeKnowledge.Search.Analysis.Finnish;

/// <summary>One way to understand a word.</summary>
/// <param name="BaseForm">In lower case.</param>
/// <param name="IsName">Whether the dictionary writes the base form or a part of it with a capital letter.</param>
/// <param name="Starts">Where the parts of a compound begin in the word; one for a word that is no compound.</param>
/// <param name="Bases">The base forms it is made of: of the parts, and of the words that they are derived from. In lower case.</param>
internal sealed record VoikkoReading(string BaseForm, bool IsName, IReadOnlyList<int> Starts, IReadOnlyList<string> Bases)
{
    /// <param name="structure">"=" before each part, one character for each letter: "=pppppp=ppppppp".</param>
    /// <param name="wordBases">"+lasten(lapsi)+suojel(suojella)+u(+u)": a plus in the brackets marks an ending.</param>
    public static VoikkoReading From(string baseForm, string? structure, string? wordBases) =>
        new(Plain(baseForm), baseForm.Any(char.IsUpper), StartsIn(structure), BasesIn(wordBases));

    private static string Plain(string form) => form.Replace("=", "", StringComparison.Ordinal).ToLowerInvariant();

    private static List<int> StartsIn(string? structure)
    {
        var starts = new List<int>();
        var position = 0;
        foreach (var mark in structure ?? "=")
        {
            if (mark == '=')
            {
                starts.Add(position);
            }
            else
            {
                position++;
            }
        }
        return starts;
    }

    private static List<string> BasesIn(string? wordBases)
    {
        var bases = new List<string>();
        var rest = wordBases.AsSpan();
        while (rest.IndexOf('(') is >= 0 and var open)
        {
            rest = rest[(open + 1)..];
            var close = rest.IndexOf(')');
            if (close < 0)
            {
                break;
            }
            if (close > 2 && rest[0] != '+')
            {
                bases.Add(Plain(rest[..close].ToString()));
            }
            rest = rest[close..];
        }
        return bases;
    }
}
