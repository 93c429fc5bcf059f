using System.Runtime.CompilerServices;
using System.Text;

namespace LapeKnowledge.Search.Indexing;

/// <summary>A document's record.</summary>
internal readonly unsafe struct DocumentReader
{
    private readonly byte* _tokens;

    public DocumentReader(byte* record)
    {
        Key = Text(ref record);
        Language = Text(ref record);
        Stored = Text(ref record);
        _tokens = record;
    }

    public string Key { get; }

    public string Language { get; }

    public string Stored { get; }

    public TokenReader Field(SearchField field)
    {
        var fields = new FieldReader(_tokens);
        for (var index = 0; index < (int)field; index++)
        {
            fields.Next();
        }
        return fields.Next();
    }

    /// <summary>Where the tokens of a record begin.</summary>
    public static byte* SkipTexts(byte* record)
    {
        for (var index = 0; index < 3; index++)
        {
            var length = Variable.Read(ref record);
            record += length;
        }
        return record;
    }

    private static string Text(ref byte* position)
    {
        var length = (int)Variable.Read(ref position);
        var text = Encoding.UTF8.GetString(position, length);
        position += length;
        return text;
    }
}

/// <summary>The tokens of a document, field by field in the order of <see cref="SearchField"/>.</summary>
internal unsafe struct FieldReader(byte* position)
{
    private byte* _position = position;

    public TokenReader Next()
    {
        var length = Variable.Read(ref _position);
        var field = new TokenReader(_position, _position + length);
        _position += length;
        return field;
    }
}

/// <summary>The words and separators of a field, one after the other.</summary>
internal unsafe struct TokenReader(byte* position, byte* end)
{
    private byte* _position = position;
    private uint _token;

    public readonly bool IsSeparator => (_token & TokenCode.SeparatorFlag) != 0;

    /// <summary>Of the word, or of the separator.</summary>
    public readonly int Number => (int)(_token & ~TokenCode.SeparatorFlag);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_position >= end)
        {
            return false;
        }
        _token = TokenCode.Read(ref _position);
        return true;
    }
}
