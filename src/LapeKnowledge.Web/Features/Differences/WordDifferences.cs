using DiffPlex;

namespace LapeKnowledge.Web.Features.Differences;

internal enum PieceKind
{
    Same,
    Added,
    Removed,
}

/// <param name="Text">Words with the blanks between them.</param>
internal sealed record Piece(PieceKind Kind, string Text);

/// <summary>What changed from one text to the next, word by word.</summary>
internal static class WordDifferences
{
    /// <summary>Beyond this, two texts that have little in common take long to compare: they are then shown one after the other.</summary>
    private const int MostWords = 20_000;

    private static readonly char[] Separators = [' ', '\n', '\t'];

    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        var (former, latter) = (before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n"));
        if (former.Length + latter.Length > MostWords * 8)
        {
            return former == latter ? [new Piece(PieceKind.Same, latter)] : [new Piece(PieceKind.Removed, former), new Piece(PieceKind.Added, latter)];
        }

        var found = new Differ().CreateWordDiffs(former, latter, ignoreWhitespace: false, Separators);
        return [.. Joined(Pieces(found))];
    }

    private static IEnumerable<Piece> Pieces(DiffPlex.Model.DiffResult found)
    {
        var at = 0; // in the former text
        foreach (var block in found.DiffBlocks)
        {
            for (; at < block.DeleteStartA; at++)
            {
                yield return new Piece(PieceKind.Same, found.PiecesOld[at]);
            }

            for (; at < block.DeleteStartA + block.DeleteCountA; at++)
            {
                yield return new Piece(PieceKind.Removed, found.PiecesOld[at]);
            }

            for (var added = block.InsertStartB; added < block.InsertStartB + block.InsertCountB; added++)
            {
                yield return new Piece(PieceKind.Added, found.PiecesNew[added]);
            }
        }

        for (; at < found.PiecesOld.Length; at++)
        {
            yield return new Piece(PieceKind.Same, found.PiecesOld[at]);
        }
    }

    private static IEnumerable<Piece> Joined(IEnumerable<Piece> pieces)
    {
        Piece? open = null;
        foreach (var piece in pieces)
        {
            if (open is null || open.Kind == piece.Kind)
            {
                open = new Piece(piece.Kind, open?.Text + piece.Text);
                continue;
            }

            yield return open;
            open = piece;
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
