namespace LapeKnowledge.Web.Features.Differences;

internal enum PieceKind
{
    Same,
    Added,
    Removed,
}

/// <param name="Text">Words with the blanks between them.</param>
internal sealed record Piece(PieceKind Kind, string Text);

/// <summary>What changed from one text to the next, word by word: the shortest way, as Myers finds it (An O(ND) difference algorithm, 1986).</summary>
internal static class WordDifferences
{
    /// <summary>Where more words and blanks came and went, nobody reads them one by one: what lies between the common beginning and end is shown as a whole. Time and memory grow with its square.</summary>
    private const int MostEdits = 1_000;

    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        var (former, latter) = (Words(before), Words(after));
        var (begin, end) = (0, 0);
        while (begin < former.Count && begin < latter.Count && former[begin] == latter[begin])
        {
            begin++;
        }

        while (end < former.Count - begin && end < latter.Count - begin && former[^(end + 1)] == latter[^(end + 1)])
        {
            end++;
        }

        var (removed, added) = (former[begin..^end], latter[begin..^end]);
        return [.. Joined([
            .. former[..begin].Select(w => new Piece(PieceKind.Same, w)),
            .. Shortest(removed, added) ?? [.. removed.Select(w => new Piece(PieceKind.Removed, w)), .. added.Select(w => new Piece(PieceKind.Added, w))],
            .. former[^end..].Select(w => new Piece(PieceKind.Same, w)),
        ])];
    }

    /// <summary>Words, and the blanks and line ends between them, one by one.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var from = 0;
        text = text.ReplaceLineEndings("\n");
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is ' ' or '\n' or '\t')
            {
                words.AddRange(at > from ? [text[from..at], text[at..(at + 1)]] : [text[at..(at + 1)]]);
                from = at + 1;
            }
        }

        if (from < text.Length)
        {
            words.Add(text[from..]);
        }

        return words;
    }

    /// <returns>Null where more is changed than is worth telling word by word.</returns>
    private static List<Piece>? Shortest(List<string> former, List<string> latter)
    {
        var most = Math.Min(former.Count + latter.Count, MostEdits);
        var (middle, reached, rounds) = (most + 1, new int[2 * most + 3], new List<int[]>());
        for (var edits = 0; edits <= most; edits++)
        {
            rounds.Add(reached[(middle - edits - 1)..(middle + edits + 2)]);
            for (var way = -edits; way <= edits; way += 2)
            {
                var isAdded = way == -edits || (way != edits && reached[middle + way - 1] < reached[middle + way + 1]);
                var at = isAdded ? reached[middle + way + 1] : reached[middle + way - 1] + 1;
                while (at < former.Count && at - way < latter.Count && former[at] == latter[at - way])
                {
                    at++;
                }

                reached[middle + way] = at;
                if (at >= former.Count && at - way >= latter.Count)
                {
                    return Back(former, latter, rounds);
                }
            }
        }

        return null;
    }

    /// <summary>The way that led to the end of both, from its beginning.</summary>
    private static List<Piece> Back(List<string> former, List<string> latter, List<int[]> rounds)
    {
        var pieces = new List<Piece>();
        var (x, y) = (former.Count, latter.Count);
        for (var edits = rounds.Count - 1; edits >= 0; edits--)
        {
            var (reached, middle, way) = (rounds[edits], edits + 1, x - y);
            var isAdded = way == -edits || (way != edits && reached[middle + way - 1] < reached[middle + way + 1]);
            var before = isAdded ? reached[middle + way + 1] : reached[middle + way - 1];
            var same = edits == 0 ? 0 : isAdded ? before : before + 1; // where the way goes on along what is the same
            for (; x > same; y--)
            {
                pieces.Add(new Piece(PieceKind.Same, former[--x]));
            }

            if (edits > 0)
            {
                pieces.Add(isAdded ? new Piece(PieceKind.Added, latter[--y]) : new Piece(PieceKind.Removed, former[--x]));
            }
        }

        pieces.Reverse();
        return pieces;
    }

    /// <summary>What stands together as one, and what went before what came.</summary>
    private static IEnumerable<Piece> Joined(IReadOnlyList<Piece> pieces)
    {
        for (var at = 0; at < pieces.Count;)
        {
            var isSame = pieces[at].Kind == PieceKind.Same;
            var run = pieces.Skip(at).TakeWhile(p => p.Kind == PieceKind.Same == isSame).ToList();
            at += run.Count;
            foreach (var kind in run.GroupBy(p => p.Kind).OrderByDescending(g => g.Key))
            {
                yield return new Piece(kind.Key, string.Concat(kind.Select(p => p.Text)));
            }
        }
    }
}
