using System.Numerics;
using System.Runtime.InteropServices;

namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>
/// Where the record of a word may be: a hash table of eight bytes a place, half a hash of the word and half the position of its record. Many threads may read while
/// one writes; what they find has to be compared with the record anyway.
/// </summary>
internal sealed class WordTable
{
    /// <summary>Positions are multiples of this.</summary>
    public const int Alignment = 8;

    private const int SmallestCapacity = 1 << 12;

    private ulong[] _places;

    public WordTable()
        : this(new ulong[SmallestCapacity])
    {
    }

    private WordTable(ulong[] places)
    {
        _places = places;
        Count = places.Count(place => place != 0);
    }

    /// <summary>The number of positions in the table.</summary>
    public int Count { get; private set; }

    /// <summary>As it is kept on disk.</summary>
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes<ulong>(_places);

    /// <param name="bytes">What <see cref="Bytes"/> gave.</param>
    /// <returns>Null when it cannot be that.</returns>
    public static WordTable? From(ReadOnlySpan<byte> bytes)
    {
        var places = MemoryMarshal.Cast<byte, ulong>(bytes).ToArray();
        if (places.Length < SmallestCapacity || !BitOperations.IsPow2(places.Length) || bytes.Length % sizeof(ulong) != 0)
        {
            return null;
        }
        var table = new WordTable(places);
        return table.Count <= MostIn(places.Length) ? table : null;
    }

    /// <summary>The same in every process and on every machine.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in word)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }
        return (uint)(hash ^ (hash >> 32));
    }

    /// <summary>The positions of words with this hash, one after the other.</summary>
    /// <param name="step">0 to begin with.</param>
    /// <returns>Zero when there are no more.</returns>
    public long Next(uint hash, ref int step)
    {
        var places = Volatile.Read(ref _places);
        while (step < places.Length)
        {
            var place = Volatile.Read(ref places[(hash + (uint)step++) & (uint)(places.Length - 1)]);
            if (place == 0)
            {
                return 0;
            }
            if ((uint)(place >> 32) == hash)
            {
                return (long)(uint)place * Alignment;
            }
        }
        return 0;
    }

    /// <summary>To be called by one thread at a time.</summary>
    public void Add(uint hash, long position)
    {
        if (Count + 1 > MostIn(_places.Length))
        {
            Grow();
        }
        Put(_places, ((ulong)hash << 32) | (uint)(position / Alignment));
        Count++;
    }

    private static int MostIn(int capacity) => capacity / 8 * 5;

    private static void Put(ulong[] places, ulong place)
    {
        var index = (uint)(place >> 32);
        while (places[index & (uint)(places.Length - 1)] != 0)
        {
            index++;
        }
        Volatile.Write(ref places[index & (uint)(places.Length - 1)], place);
    }

    private void Grow()
    {
        var larger = new ulong[2 * _places.Length];
        foreach (var place in _places)
        {
            if (place != 0)
            {
                Put(larger, place);
            }
        }
        Volatile.Write(ref _places, larger);
    }
}
