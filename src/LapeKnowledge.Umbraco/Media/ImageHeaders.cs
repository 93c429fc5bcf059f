using System.Buffers.Binary;
using System.Drawing;
using Umbraco.Cms.Core.Media;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>Reads the dimensions of an image from the header of its file, without decoding it.</summary>
internal sealed class ImageHeaders : IImageDimensionExtractor
{
    private const int HeaderLength = 32;

    public IEnumerable<string> SupportedImageFileTypes => ["jpg", "jpeg", "png", "gif", "webp", "bmp"];

    /// <returns>Null where the file is none of the supported kinds.</returns>
    public Size? GetDimensions(Stream stream)
    {
        var start = stream.CanSeek ? stream.Position : 0;
        try
        {
            var header = new byte[HeaderLength];
            var read = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
            if (read >= 4 && header is [0xFF, 0xD8, ..])
            {
                return stream.CanSeek ? Jpeg(stream, start + 2) : null;
            }
            return read < HeaderLength && header is not [(byte)'G', (byte)'I', (byte)'F', ..] ? null : Fixed(header);
        }
        finally
        {
            if (stream.CanSeek)
            {
                stream.Position = start;
            }
        }
    }

    private static Size? Fixed(ReadOnlySpan<byte> header)
    {
        if (header[1..].StartsWith("PNG"u8))
        {
            return new Size(BinaryPrimitives.ReadInt32BigEndian(header[16..]), BinaryPrimitives.ReadInt32BigEndian(header[20..]));
        }
        if (header.StartsWith("GIF8"u8))
        {
            return new Size(BinaryPrimitives.ReadUInt16LittleEndian(header[6..]), BinaryPrimitives.ReadUInt16LittleEndian(header[8..]));
        }
        if (header.StartsWith("BM"u8))
        {
            return new Size(BinaryPrimitives.ReadInt32LittleEndian(header[18..]), Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(header[22..])));
        }
        return header.StartsWith("RIFF"u8) && header[8..].StartsWith("WEBP"u8) ? WebP(header[12..]) : null;
    }

    private static Size? WebP(ReadOnlySpan<byte> chunk)
    {
        if (chunk.StartsWith("VP8X"u8))
        {
            return new Size(1 + (chunk[12] | chunk[13] << 8 | chunk[14] << 16), 1 + (chunk[15] | chunk[16] << 8 | chunk[17] << 16));
        }
        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            return new Size(1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF));
        }
        return chunk.StartsWith("VP8 "u8)
            ? new Size(BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF)
            : null;
    }

    /// <summary>Walks the segments of a JPEG up to the frame header. A picture taken sideways has the dimensions that it is shown in.</summary>
    private static Size? Jpeg(Stream stream, long position)
    {
        Span<byte> segment = stackalloc byte[9];
        var isSideways = false;
        while (true)
        {
            stream.Position = position;
            if (stream.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) < segment.Length || segment[0] != 0xFF)
            {
                return null;
            }
            var isFrame = segment[1] is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;
            if (isFrame)
            {
                var (across, down) = (BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
                return isSideways ? new Size(down, across) : new Size(across, down);
            }
            if (segment[1] == 0xE1 && segment[4..].StartsWith("Exif"u8))
            {
                stream.Position = position + 4;
                isSideways = ExifOrientation.IsSideways(stream, BinaryPrimitives.ReadUInt16BigEndian(segment[2..]) - 2);
            }
            position += 2 + BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
        }
    }
}
