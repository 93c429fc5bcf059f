using System.Numerics;

namespace LapeKnowledge.Web.Features.Lists;

/// <summary>Some of the rows of one list, a bit for each: what sets have in common is found 64 rows at a time.</summary>
internal sealed class RowSet
{
    private const int WordBits = 64;
    private readonly ulong[] _words;

    private RowSet(ulong[] words) => _words = words;

    /// <param name="rows">How many rows the list has.</param>
    public static RowSet Of(int rows, IEnumerable<int> members)
    {
        var words = new ulong[(rows + WordBits - 1) / WordBits];
        foreach (var row in members)
        {
            words[row / WordBits] |= 1UL << (row % WordBits);
        }

        return new RowSet(words);
    }

    public bool Has(int row) => ((_words[row / WordBits] >> (row % WordBits)) & 1) != 0;

    public RowSet And(RowSet other) => new([.. _words.Zip(other._words, (a, b) => a & b)]);

    public RowSet Or(RowSet other) => new([.. _words.Zip(other._words, (a, b) => a | b)]);

    public int CountShared(RowSet other) => _words.Zip(other._words, (a, b) => BitOperations.PopCount(a & b)).Sum();
}
