using System.Runtime.CompilerServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>Numbers with a kind each.</summary>
internal unsafe ref struct PackedList(byte* position, byte* end, bool cumulative)
{
    private byte* _position = position;
    private uint _last;

    public int Number { get; private set; }

    public TermKind Kind { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_position >= end)
        {
            return false;
        }
        var value = Variable.Read(ref _position);
        Kind = (TermKind)(value & 3);
        _last = cumulative ? _last + (value >> 2) : value >> 2;
        Number = (int)_last;
        return true;
    }
}
