using System.Numerics;

namespace LapeKnowledge.Search.Spelling;

/// <summary>A word near the one that was asked for.</summary>
/// <param name="Distance">Letters put in, left out, exchanged for another or for their neighbour.</param>
/// <param name="Cost">The distance, with errors that are easily made counting less.</param>
internal sealed record SpellingCandidate(string Word, int Distance, float Cost, int Frequency)
{
    /// <summary>A word of ten times as many occurrences outweighs this much cost.</summary>
    private const float CostOfTenfoldFrequency = 0.15f;

    /// <summary>The lower, the likelier.</summary>
    public float Rank => Cost - (CostOfTenfoldFrequency * MathF.Log10(1 + Frequency));
}

/// <summary>
/// Finds words with typing errors by symmetric deletion: a word is entered under everything that is left of its first letters when up to two are deleted, and so is
/// looked up; what meets is near. Does not change once built, so any number of threads may use it.
/// </summary>
/// <remarks>About 160 bytes a word of seven letters or more.</remarks>
internal sealed class SpellingIndex
{
    public const int MaxDistance = 2;

    private const int PrefixLength = 7;
    private const int ShortestWord = 3;
    private const int LongestWord = 40;
    private const int ShortestWordForTwo = 5;

    private static readonly byte[][][] KeptLetters = MasksByLengthAndDistance();

    private readonly char[] _letters;
    private readonly int[] _wordStarts;
    private readonly int[] _frequencies;
    private readonly uint[] _letterSets;
    private readonly int[] _bucketStarts;
    private readonly int[] _bucketWords;

    private SpellingIndex(char[] letters, int[] wordStarts, int[] frequencies)
    {
        (_letters, _wordStarts, _frequencies) = (letters, wordStarts, frequencies);
        _letterSets = new uint[frequencies.Length];
        for (var word = 0; word < frequencies.Length; word++)
        {
            _letterSets[word] = LetterSet(LettersOf(word));
        }
        _bucketStarts = new int[BucketsFor(frequencies.Length) + 1];
        ForEachEntry((bucket, _) => _bucketStarts[bucket + 1]++);
        for (var bucket = 1; bucket < _bucketStarts.Length; bucket++)
        {
            _bucketStarts[bucket] += _bucketStarts[bucket - 1];
        }
        _bucketWords = new int[_bucketStarts[^1]];
        var next = _bucketStarts.AsSpan(0, _bucketStarts.Length - 1).ToArray();
        ForEachEntry((bucket, word) => _bucketWords[next[bucket]++] = word);
    }

    public int Count => _frequencies.Length;

    /// <param name="words">In lower case, each once. Those without a letter, shorter than three or longer than forty letters are left out.</param>
    public static SpellingIndex Build(IEnumerable<(string Word, int Frequency)> words)
    {
        var letters = new List<char>();
        var starts = new List<int> { 0 };
        var frequencies = new List<int>();
        foreach (var (word, frequency) in words)
        {
            if (word.Length is >= ShortestWord and <= LongestWord && word.Any(char.IsLetter))
            {
                letters.AddRange(word);
                starts.Add(letters.Count);
                frequencies.Add(frequency);
            }
        }
        return new SpellingIndex([.. letters], [.. starts], [.. frequencies]);
    }

    /// <summary>The words at most so far from this one, itself included, most likely first.</summary>
    /// <param name="word">In lower case.</param>
    /// <param name="maxDistance">At most <see cref="MaxDistance"/>; words of fewer than five letters are found with one error only.</param>
    public IReadOnlyList<SpellingCandidate> Find(string word, int maxDistance)
    {
        maxDistance = Math.Min(maxDistance, word.Length < ShortestWordForTwo ? 1 : MaxDistance);
        if (word.Length is < ShortestWord - 1 or > LongestWord + MaxDistance)
        {
            return [];
        }
        var found = new List<SpellingCandidate>();
        var seen = new HashSet<int>();
        var letterSet = LetterSet(word);
        Span<int> buckets = stackalloc int[KeptLetters[PrefixLength][MaxDistance].Length];
        foreach (var bucket in buckets[..BucketsOf(word, maxDistance, buckets)])
        {
            foreach (var id in _bucketWords.AsSpan(_bucketStarts[bucket].._bucketStarts[bucket + 1]))
            {
                if (MayBeNear(id, word.Length, letterSet, maxDistance) && seen.Add(id))
                {
                    AddIfNear(found, id, word, maxDistance);
                }
            }
        }
        found.Sort((one, other) => one.Rank.CompareTo(other.Rank) is not 0 and var order ? order : string.CompareOrdinal(one.Word, other.Word));
        return found;
    }

    /// <summary>One error changes the length by one at most, and two of the letters that a word has.</summary>
    private bool MayBeNear(int id, int length, uint letterSet, int maxDistance) =>
        Math.Abs(_wordStarts[id + 1] - _wordStarts[id] - length) <= maxDistance && BitOperations.PopCount(_letterSets[id] ^ letterSet) <= 2 * maxDistance;

    private void AddIfNear(List<SpellingCandidate> found, int id, string word, int maxDistance)
    {
        var candidate = LettersOf(id);
        var distance = EditDistance.Between(word, candidate, maxDistance);
        if (distance <= maxDistance)
        {
            found.Add(new SpellingCandidate(candidate.ToString(), distance, TypingErrors.Cost(word, candidate), _frequencies[id]));
        }
    }

    private ReadOnlySpan<char> LettersOf(int id) => _letters.AsSpan(_wordStarts[id].._wordStarts[id + 1]);

    private static uint LetterSet(ReadOnlySpan<char> word)
    {
        var set = 0u;
        foreach (var letter in word)
        {
            set |= 1u << (letter & 31);
        }
        return set;
    }

    private static int BucketsFor(int words) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, words * 8));

    private void ForEachEntry(Action<int, int> use)
    {
        Span<int> buckets = stackalloc int[KeptLetters[PrefixLength][MaxDistance].Length];
        for (var word = 0; word < _frequencies.Length; word++)
        {
            var letters = LettersOf(word);
            foreach (var bucket in buckets[..BucketsOf(letters, letters.Length < ShortestWordForTwo ? 1 : MaxDistance, buckets)])
            {
                use(bucket, word);
            }
        }
    }

    /// <summary>Where the first letters lead when up to so many of them are deleted, each bucket once.</summary>
    private int BucketsOf(ReadOnlySpan<char> word, int deletions, Span<int> buckets)
    {
        var prefix = word[..Math.Min(word.Length, PrefixLength)];
        var count = 0;
        foreach (var kept in KeptLetters[prefix.Length][deletions])
        {
            var hash = 2166136261u;
            for (var index = 0; index < prefix.Length; index++)
            {
                if ((kept >> index & 1) != 0)
                {
                    hash = (hash ^ prefix[index]) * 16777619u;
                }
            }
            hash ^= hash >> 15;
            var bucket = (int)(hash & (uint)(_bucketStarts.Length - 2));
            if (!buckets[..count].Contains(bucket))
            {
                buckets[count++] = bucket;
            }
        }
        return count;
    }

    private static byte[][][] MasksByLengthAndDistance()
    {
        var masks = new byte[PrefixLength + 1][][];
        for (var length = 0; length <= PrefixLength; length++)
        {
            var all = Enumerable.Range(0, 1 << length).ToArray();
            var ofLength = length;
            masks[length] = [.. Enumerable.Range(0, MaxDistance + 1).Select(distance =>
                all.Where(mask => ofLength - BitOperations.PopCount((uint)mask) <= distance).Select(mask => (byte)mask).ToArray())];
        }
        return masks;
    }
}
