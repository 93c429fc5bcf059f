using System.Runtime.CompilerServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// How a text is stored: as the numbers of its words and separators, so that one reading of it serves proximity, phrases and highlighting, and the text itself
/// comes back from it letter by letter. A single space between two words is not written. The frequent ones take one byte:
/// <code>
///   0..111    a word below 112          112..127  a separator below 16
/// 128..239    a word, one byte more     240..253  a word, two bytes more
///     254     a word, four bytes more       255   a separator, as a variable-length number
/// </code>
/// </summary>
internal static class TokenCode
{
    /// <summary>Set in a decoded token that is a separator; the other bits are its number.</summary>
    public const uint SeparatorFlag = 1u << 31;

    private const int ShortWords = 112;
    private const int ShortSeparators = 16;
    private const int MiddleWords = (240 - 128) << 8;
    private const int LongWords = (254 - 240) << 16;

    public static void WriteWord(ByteBuffer output, int word)
    {
        if (word < ShortWords)
        {
            output.Add((byte)word);
        }
        else if (word < ShortWords + MiddleWords)
        {
            var rest = word - ShortWords;
            output.Add((byte)(128 + (rest >> 8)));
            output.Add((byte)rest);
        }
        else if (word < ShortWords + MiddleWords + LongWords)
        {
            var rest = word - ShortWords - MiddleWords;
            output.Add((byte)(240 + (rest >> 16)));
            output.Add((byte)(rest >> 8));
            output.Add((byte)rest);
        }
        else
        {
            output.Add(254);
            output.Add((byte)(word >> 24));
            output.Add((byte)(word >> 16));
            output.Add((byte)(word >> 8));
            output.Add((byte)word);
        }
    }

    public static void WriteSeparator(ByteBuffer output, int separator)
    {
        if (separator < ShortSeparators)
        {
            output.Add((byte)(ShortWords + separator));
        }
        else
        {
            output.Add(255);
            output.AddVariable((uint)separator);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe uint Read(ref byte* position)
    {
        uint first = *position++;
        if (first < ShortWords)
        {
            return first;
        }
        if (first < 128)
        {
            return (first - ShortWords) | SeparatorFlag;
        }
        if (first < 240)
        {
            return (((first - 128) << 8) | *position++) + ShortWords;
        }
        return ReadLong(first, ref position);
    }

    private static unsafe uint ReadLong(uint first, ref byte* position)
    {
        if (first < 254)
        {
            var rest = ((first - 240) << 16) | ((uint)position[0] << 8) | position[1];
            position += 2;
            return rest + ShortWords + MiddleWords;
        }
        if (first == 254)
        {
            var word = ((uint)position[0] << 24) | ((uint)position[1] << 16) | ((uint)position[2] << 8) | position[3];
            position += 4;
            return word;
        }
        return Variable.Read(ref position) | SeparatorFlag;
    }
}
