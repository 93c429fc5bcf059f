using System.Buffers.Binary;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>Reads from what a camera wrote into a JPEG how it was held.</summary>
internal static class ExifOrientation
{
    private const int PrefixLength = 6; // "Exif", two zeros
    private const int EntryLength = 12;
    private const ushort OrientationTag = 0x0112;

    /// <summary>True for the orientations that swap width and height.</summary>
    /// <param name="stream">At the content of the segment.</param>
    /// <param name="length">The length that the segment claims.</param>
    public static bool IsSideways(Stream stream, int length)
    {
        var segment = new byte[Math.Max(0, length)];
        var read = stream.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false);
        return read > PrefixLength && Of(segment.AsSpan(PrefixLength, read - PrefixLength)) is >= 5 and <= 8;
    }

    private static int Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 0;
        }
        var isLittle = tiff[0] == (byte)'I';
        var directory = (int)Math.Min(int.MaxValue, Number(tiff[4..], isLittle));
        if (directory > tiff.Length - 2)
        {
            return 0;
        }
        var entries = tiff[(directory + 2)..];
        var count = Short(tiff[directory..], isLittle);
        for (var i = 0; i < count && entries.Length >= EntryLength; i++, entries = entries[EntryLength..])
        {
            if (Short(entries, isLittle) == OrientationTag)
            {
                return Short(entries[8..], isLittle);
            }
        }
        return 0;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, bool isLittle)
        => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle)
        => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
