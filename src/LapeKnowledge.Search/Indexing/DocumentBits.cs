using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LapeKnowledge.Search.Indexing;

/// <summary>A set of a segment's documents: one bit each.</summary>
internal sealed class DocumentBits
{
    private const int WordSize = 64;
    private const int WordShift = 6;

    private readonly ulong[] _words;

    private DocumentBits(ulong[] words, int documents) => (_words, Documents) = (words, documents);

    public DocumentBits(int documents) : this(new ulong[WordsFor(documents)], documents)
    {
    }

    /// <summary>How many documents there are to choose from.</summary>
    public int Documents { get; }

    public ReadOnlySpan<ulong> Words => _words;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }
            return count;
        }
    }

    public bool this[int document]
    {
        get => (_words[document >> WordShift] & (1UL << document)) != 0;
        set
        {
            ref var word = ref _words[document >> WordShift];
            word = value ? word | (1UL << document) : word & ~(1UL << document);
        }
    }

    public static int WordsFor(int documents) => (documents + WordSize - 1) / WordSize;

    public static DocumentBits All(int documents)
    {
        var all = new DocumentBits(documents);
        Array.Fill(all._words, ulong.MaxValue);
        if (documents % WordSize != 0)
        {
            all._words[^1] = (1UL << documents) - 1;
        }
        return all;
    }

    public static DocumentBits Of(ReadOnlySpan<ulong> words, int documents) => new(words.ToArray(), documents);

    public DocumentBits Clone() => Of(_words, Documents);

    public void And(DocumentBits other)
    {
        for (var index = 0; index < _words.Length; index++)
        {
            _words[index] &= other._words[index];
        }
    }

    public void Except(DocumentBits other)
    {
        for (var index = 0; index < _words.Length; index++)
        {
            _words[index] &= ~other._words[index];
        }
    }

    public void Or(ReadOnlySpan<ulong> words)
    {
        for (var index = 0; index < _words.Length; index++)
        {
            _words[index] |= words[index];
        }
    }

    /// <summary>Adds the documents whose score is above 0.</summary>
    /// <param name="scores">At least one for each bit, those behind the last document being 0.</param>
    public void OrPositive(ReadOnlySpan<float> scores)
    {
        for (var index = 0; index < _words.Length; index++)
        {
            _words[index] |= Above(scores.Slice(index * WordSize, WordSize), 0);
        }
    }

    /// <summary>How many documents are in both sets.</summary>
    public int CountWith(DocumentBits other)
    {
        var count = 0;
        for (var index = 0; index < _words.Length; index++)
        {
            count += BitOperations.PopCount(_words[index] & other._words[index]);
        }
        return count;
    }

    public List<int> ToList()
    {
        var documents = new List<int>(Count);
        foreach (var document in this)
        {
            documents.Add(document);
        }
        return documents;
    }

    public Enumerator GetEnumerator() => new(_words, 0);

    /// <summary>The documents that are not in the set.</summary>
    public Enumerator Others() => new(_words, ulong.MaxValue, Documents);

    /// <summary>Bits for those of 64 scores that are above the least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Above(ReadOnlySpan<float> scores, float least)
    {
        var bits = 0UL;
        var limit = Vector256.Create(least);
        for (var index = 0; index < WordSize; index += Vector256<float>.Count)
        {
            var above = Vector256.GreaterThan(Vector256.Create(scores[index..]), limit);
            bits |= (ulong)above.ExtractMostSignificantBits() << index;
        }
        return bits;
    }

    /// <summary>The documents in their order.</summary>
    public ref struct Enumerator(ReadOnlySpan<ulong> words, ulong flip, int documents = int.MaxValue)
    {
        private readonly ReadOnlySpan<ulong> _words = words;
        private int _next;
        private ulong _left;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            while (_left == 0)
            {
                if (_next == _words.Length)
                {
                    return false;
                }
                _left = _words[_next++] ^ flip;
            }
            Current = ((_next - 1) * WordSize) + BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return Current < documents;
        }
    }
}
