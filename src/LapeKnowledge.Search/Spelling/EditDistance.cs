namespace LapeKnowledge.Search.Spelling;

/// <summary>The distance of Damerau and Levenshtein, in which no letter is changed twice.</summary>
internal static class EditDistance
{
    /// <returns>The distance, or more than <paramref name="max"/> when it is more than that.</returns>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int max)
    {
        var same = one.CommonPrefixLength(other);
        one = one[same..];
        other = other[same..];
        while (one.Length > 0 && other.Length > 0 && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }
        Span<int> rows = stackalloc int[3 * (other.Length + 1)];
        var beforePrevious = rows[..(other.Length + 1)];
        var previous = rows.Slice(other.Length + 1, other.Length + 1);
        var current = rows[(2 * (other.Length + 1))..];
        for (var column = 0; column <= other.Length; column++)
        {
            previous[column] = column;
        }
        for (var row = 1; row <= one.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var distance = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1));
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                {
                    distance = Math.Min(distance, beforePrevious[column - 2] + 1);
                }
                current[column] = distance;
                least = Math.Min(least, distance);
            }
            if (least > max)
            {
                return max + 1;
            }
            var freed = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = freed;
        }
        return previous[other.Length];
    }
}
