using System.Globalization;
using System.Text.Json;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Where in the text of a transcript each second of the video begins, as it is kept with a hit.</summary>
internal static class StoredCues
{
    /// <param name="cues">Offsets in the text, in UTF-16 code units, and the seconds that are said there; in order.</param>
    /// <returns>Offset, second, offset, second … as a JSON array; null when there are none.</returns>
    public static string? Write(IReadOnlyList<(int Offset, int Second)> cues) =>
        cues.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"[{string.Join(',', cues.Select(c => FormattableString.Invariant($"{c.Offset},{c.Second}")))}]");

    /// <param name="offset">A place in the text of the transcript.</param>
    /// <returns>The second of the video in which it is said; null when it is not known.</returns>
    public static int? SecondAt(string? stored, int offset)
    {
        if (string.IsNullOrEmpty(stored) || JsonSerializer.Deserialize<int[]>(stored) is not { Length: > 0 } cues)
        {
            return null;
        }

        int? second = null;
        for (var at = 0; at + 1 < cues.Length && cues[at] <= offset; at += 2)
        {
            second = cues[at + 1];
        }

        return second;
    }
}
