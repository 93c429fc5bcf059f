namespace LapeKnowledge.Search.Spelling;

/// <summary>What errors cost on a Finnish keyboard: dots left out, letters doubled or not, neighbouring keys and voiced consonants are easily taken for each other.</summary>
internal static class TypingErrors
{
    private const float Full = 1;
    private const float Dots = 0.4f;
    private const float Doubling = 0.5f;
    private const float Swap = 0.7f;
    private const float Neighbour = 0.7f;
    private const float Sound = 0.7f;

    /// <summary>People seldom miss the first letter.</summary>
    private const float FirstLetter = 0.4f;

    private static readonly string[] KeyRows = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"];
    private static readonly HashSet<(char, char)> WithoutDots = Pairs("aä", "oö", "aå", "oå", "eé", "uü");
    private static readonly HashSet<(char, char)> SameSound = Pairs("bp", "dt", "gk", "ck", "cs", "zs", "wv", "fv", "ie", "yu");
    private static readonly HashSet<(char, char)> Neighbours = NeighbouringKeys();

    /// <summary>The least cost of the errors that lead from one word to the other.</summary>
    public static float Cost(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        var width = meant.Length + 1;
        Span<float> costs = stackalloc float[(typed.Length + 1) * width];
        for (var row = 0; row <= typed.Length; row++)
        {
            for (var column = 0; column < width; column++)
            {
                costs[(row * width) + column] = Least(costs, typed, meant, row, column);
            }
        }
        var firstLetter = typed.Length > 0 && meant.Length > 0 && typed[0] != meant[0] ? FirstLetter : 0;
        return costs[^1] + firstLetter;
    }

    private static float Least(ReadOnlySpan<float> costs, ReadOnlySpan<char> typed, ReadOnlySpan<char> meant, int row, int column)
    {
        if (row == 0 && column == 0)
        {
            return 0;
        }
        var width = meant.Length + 1;
        var here = (row * width) + column;
        var least = float.MaxValue;
        if (row > 0)
        {
            least = Math.Min(least, costs[here - width] + OneLetter(typed, row - 1));
        }
        if (column > 0)
        {
            least = Math.Min(least, costs[here - 1] + OneLetter(meant, column - 1));
        }
        if (row > 0 && column > 0)
        {
            least = Math.Min(least, costs[here - width - 1] + Exchange(typed[row - 1], meant[column - 1]));
        }
        if (row > 1 && column > 1 && typed[row - 1] == meant[column - 2] && typed[row - 2] == meant[column - 1])
        {
            least = Math.Min(least, costs[here - (2 * width) - 2] + Swap);
        }
        return least;
    }

    private static float OneLetter(ReadOnlySpan<char> word, int index) =>
        (index > 0 && word[index - 1] == word[index]) || (index + 1 < word.Length && word[index + 1] == word[index]) ? Doubling : Full;

    private static float Exchange(char typed, char meant) =>
        typed == meant ? 0
        : WithoutDots.Contains((typed, meant)) ? Dots
        : Neighbours.Contains((typed, meant)) ? Neighbour
        : SameSound.Contains((typed, meant)) ? Sound
        : Full;

    private static HashSet<(char, char)> Pairs(params string[] pairs) => [.. pairs.SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) })];

    private static HashSet<(char, char)> NeighbouringKeys()
    {
        var pairs = new List<string>();
        for (var row = 0; row < KeyRows.Length; row++)
        {
            for (var key = 0; key < KeyRows[row].Length; key++)
            {
                pairs.AddRange(KeysBeside(row, key).Select(other => $"{KeyRows[row][key]}{other}"));
            }
        }
        return Pairs([.. pairs]);
    }

    /// <summary>The next key, and the two below, which stand half a key to the right.</summary>
    private static IEnumerable<char> KeysBeside(int row, int key)
    {
        if (key + 1 < KeyRows[row].Length)
        {
            yield return KeyRows[row][key + 1];
        }
        for (var below = key - 1; row + 1 < KeyRows.Length && below <= key; below++)
        {
            if (below >= 0 && below < KeyRows[row + 1].Length)
            {
                yield return KeyRows[row + 1][below];
            }
        }
    }
}
