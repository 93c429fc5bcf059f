using System.Runtime.CompilerServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>The documents of a term in their order, each with its frequency.</summary>
internal unsafe ref struct PostingReader(byte* position, int documents)
{
    private byte* _position = position;
    private int _left = documents;
    private uint _document;

    public readonly int Document => (int)_document;

    /// <summary>As <see cref="Frequencies"/> writes it.</summary>
    public byte Frequency { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }
        _left--;
        _document += Variable.Read(ref _position);
        Frequency = *_position++;
        return true;
    }
}
