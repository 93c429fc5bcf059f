using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>
/// A word with its terms as bytes: the length of what follows the checksum (2 bytes), its CRC-32C (4 bytes), a mark whether the word is known (1 byte), the word, and
/// the lemmas, parts and roots, each list with its number of terms and each text with its number of bytes before it (2 bytes each).
/// </summary>
internal static class WordRecord
{
    public const int HeaderLength = 6;

    /// <summary>The record of a word, or null when it cannot be kept: it is no valid Unicode or too long.</summary>
    public static byte[]? Encode(string word, WordTerms terms)
    {
        var writer = new Writer(new byte[RoomFor(word, terms)]);
        writer.WriteKnown(terms.IsKnown);
        writer.WriteText(word);
        writer.WriteList(terms.Lemmas);
        writer.WriteList(terms.Parts);
        writer.WriteList(terms.Roots);
        return writer.Finish();
    }

    /// <summary>The whole length of the record that begins with these bytes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> header) => HeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header);

    /// <summary>Whether the bytes are one whole record, as it was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> record)
    {
        if (record.Length <= HeaderLength || record.Length != LengthOf(record))
        {
            return false;
        }
        return BinaryPrimitives.ReadUInt32LittleEndian(record[2..]) == Checksum.Of(record[HeaderLength..]);
    }

    /// <param name="record">An intact record.</param>
    public static string WordOf(ReadOnlySpan<byte> record) => Encoding.UTF8.GetString(WordBytes(record, out _));

    /// <param name="record">An intact record.</param>
    /// <returns>Null when it is the record of another word.</returns>
    public static WordTerms? Decode(ReadOnlySpan<byte> record, string word)
    {
        Span<byte> wanted = stackalloc byte[3 * word.Length];
        wanted = wanted[..Encoding.UTF8.GetBytes(word, wanted)];
        if (!WordBytes(record, out var position).SequenceEqual(wanted))
        {
            return null;
        }
        var isKnown = record[HeaderLength] != 0;
        var lemmas = ReadList(record, ref position, word);
        var parts = ReadList(record, ref position, word);
        return new WordTerms(lemmas, parts, ReadList(record, ref position, word), isKnown);
    }

    private static ReadOnlySpan<byte> WordBytes(ReadOnlySpan<byte> record, out int position)
    {
        position = HeaderLength + 1;
        return ReadText(record, ref position);
    }

    private static ReadOnlySpan<byte> ReadText(ReadOnlySpan<byte> record, scoped ref int position)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(record[position..]);
        var text = record.Slice(position + 2, length);
        position += 2 + length;
        return text;
    }

    private static string[] ReadList(ReadOnlySpan<byte> record, scoped ref int position, string word)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(record[position..]);
        position += 2;
        if (count == 0)
        {
            return [];
        }
        var terms = new string[count];
        for (var index = 0; index < count; index++)
        {
            var term = Encoding.UTF8.GetString(ReadText(record, ref position));
            terms[index] = term == word ? word : term;
        }
        return terms;
    }

    private static int RoomFor(string word, WordTerms terms)
    {
        const int lengths = 2;
        var texts = terms.Lemmas.Concat(terms.Parts).Concat(terms.Roots).Append(word);
        return HeaderLength + 1 + (3 * lengths) + texts.Sum(text => lengths + (3 * text.Length));
    }

    private ref struct Writer(byte[] bytes)
    {
        private int _position = HeaderLength;
        private bool _isImpossible;

        public void WriteKnown(bool isKnown) => bytes[_position++] = isKnown ? (byte)1 : (byte)0;

        public void WriteList(IReadOnlyList<string> terms)
        {
            WriteNumber(terms.Count);
            foreach (var term in terms)
            {
                WriteText(term);
            }
        }

        public void WriteText(string text)
        {
            var start = _position + 2;
            var status = Utf8.FromUtf16(text, bytes.AsSpan(start), out _, out var length, replaceInvalidSequences: false);
            _isImpossible |= status != System.Buffers.OperationStatus.Done;
            WriteNumber(length);
            _position = start + length;
        }

        public readonly byte[]? Finish()
        {
            var length = _position - HeaderLength;
            if (_isImpossible || length > ushort.MaxValue)
            {
                return null;
            }
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)length);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(2), Checksum.Of(bytes.AsSpan(HeaderLength, length)));
            return bytes[.._position];
        }

        private void WriteNumber(int number)
        {
            _isImpossible |= number > ushort.MaxValue;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(_position), (ushort)number);
            _position += 2;
        }
    }
}
