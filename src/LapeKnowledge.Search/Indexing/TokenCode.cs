using System.Runtime.CompilerServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// How a text is stored: as the numbers of its words and separators, so that one reading of it serves proximity, phrases and highlighting, and the text itself
/// comes back from it letter by letter. A single space between two words is not written. Nearly every token is one unit of 16 bits, so that what is read next is easily foretold:
/// <code>
/// 0000..DFFF  a word below 57344         E000..EFFF  a separator below 4096
/// F000..FFFE  a word, one unit more      FFFF        a separator, two units more
/// </code>
/// </summary>
internal static class TokenCode
{
    /// <summary>Set in a decoded token that is a separator; the other bits are its number.</summary>
    public const uint SeparatorFlag = 1u << 31;

    private const int ShortWords = 0xE000;
    private const int ShortSeparators = 0x1000;
    private const int LongWord = 0xF000;
    private const int LongSeparator = 0xFFFF;

    public static void WriteWord(ByteBuffer output, int word)
    {
        if (word < ShortWords)
        {
            WriteUnit(output, word);
        }
        else
        {
            var rest = word - ShortWords;
            var high = LongWord + (rest >> 16);
            WriteUnit(output, high < LongSeparator ? high : throw new InvalidOperationException("The segment has too many words."));
            WriteUnit(output, rest);
        }
    }

    public static void WriteSeparator(ByteBuffer output, int separator)
    {
        if (separator < ShortSeparators)
        {
            WriteUnit(output, ShortWords + separator);
        }
        else
        {
            WriteUnit(output, LongSeparator);
            WriteUnit(output, separator >> 16);
            WriteUnit(output, separator);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe uint Read(ref byte* position)
    {
        var unit = ReadUnit(ref position);
        if (unit < ShortWords)
        {
            return unit;
        }
        return unit < LongWord ? (unit - ShortWords) | SeparatorFlag : ReadLong(unit, ref position);
    }

    private static unsafe uint ReadLong(uint unit, ref byte* position)
    {
        var next = ReadUnit(ref position);
        return unit < LongSeparator
            ? (((unit - LongWord) << 16) | next) + ShortWords
            : (next << 16) | ReadUnit(ref position) | SeparatorFlag;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe uint ReadUnit(ref byte* position)
    {
        var unit = Unsafe.ReadUnaligned<ushort>(position);
        position += sizeof(ushort);
        return unit;
    }

    private static void WriteUnit(ByteBuffer output, int unit)
    {
        output.Add((byte)unit);
        output.Add((byte)(unit >> 8));
    }
}
