using DiffPlex;
using DiffPlex.Model;

namespace LapeKnowledge.Web.Features.Differences;

internal enum PieceKind
{
    Same,
    Added,
    Removed,
}

/// <param name="Text">Words with the blanks between them.</param>
internal sealed record Piece(PieceKind Kind, string Text);

/// <summary>What changed from one text to the next: word by word, where very much has changed line by line, and as a whole where that is too much, too.</summary>
internal static class WordDifferences
{
    /// <summary>Of both texts between what they begin and end with alike; the time to compare grows with the square.</summary>
    private const int MostPieces = 4_000;

    private static readonly char[] Blanks = [' ', '\n', '\t'];
    private static readonly char[] LineEnds = ['\n'];

    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        var (former, latter) = (before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n"));
        var (begin, end) = Alike(former, latter);
        var (removed, added) = (former[begin..^end], latter[begin..^end]);
        return [.. Joined([new Piece(PieceKind.Same, former[..begin]), .. Between(removed, added), new Piece(PieceKind.Same, former[^end..])])];
    }

    /// <returns>How many characters of whole words both begin and end with.</returns>
    private static (int Begin, int End) Alike(string former, string latter)
    {
        var (shorter, begin, end) = (Math.Min(former.Length, latter.Length), 0, 0);
        for (var at = 0; at < shorter && former[at] == latter[at]; at++)
        {
            begin = Blanks.Contains(former[at]) ? at + 1 : begin;
        }

        for (var at = 1; at <= shorter - begin && former[^at] == latter[^at]; at++)
        {
            end = Blanks.Contains(former[^at]) ? at : end;
        }

        return (begin, end);
    }

    private static IEnumerable<Piece> Between(string removed, string added)
    {
        foreach (var separators in new[] { Blanks, LineEnds })
        {
            if (PiecesOf(removed, separators) + PiecesOf(added, separators) <= MostPieces)
            {
                return Pieces(new Differ().CreateWordDiffs(removed, added, ignoreWhitespace: false, separators));
            }
        }

        return [new Piece(PieceKind.Removed, removed), new Piece(PieceKind.Added, added)];
    }

    private static int PiecesOf(string text, char[] separators) => 1 + 2 * text.Count(separators.Contains);

    private static IEnumerable<Piece> Pieces(DiffResult found)
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
        foreach (var piece in pieces.Where(p => p.Text.Length > 0))
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
