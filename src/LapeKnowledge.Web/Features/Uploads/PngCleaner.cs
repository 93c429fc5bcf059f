using System.Buffers.Binary;
using System.IO.Compression;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>PNG (W3C). Kept are the chunks that change how the picture looks; it is unpacked once, without being kept, to see that it is whole.</summary>
internal static class PngCleaner
{
    private const int SignatureLength = 8;
    private const int Around = 12; // of a chunk: length, name and sum
    private const int HeaderLength = 13;
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];
    private static readonly uint[] Sums = [.. Enumerable.Range(0, 256).Select(SumOf)];

    public static CleanPicture Clean(ReadOnlySpan<byte> file, long mostPixels)
    {
        var (kept, data) = (new MemoryStream(file.Length), new MemoryStream());
        kept.Write(file[..SignatureLength]);
        var (at, width, height, bits) = (SignatureLength, 0, 0, 0L);
        for (var name = string.Empty; name != "IEND";)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            PictureCleaner.Require(length >= 0);
            var chunk = file.Slice(at, checked(length + Around));
            at += chunk.Length;
            name = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            var content = chunk[8..^4];
            PictureCleaner.Require((width > 0) == (name != "IHDR") && Sum(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]));
            if (name == "IHDR")
            {
                PictureCleaner.Require(length == HeaderLength);
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                PictureCleaner.Measure(width, height, mostPixels);
                bits = content[8] * Samples(content[9]);
            }
            else if (name == "IDAT")
            {
                data.Write(content);
            }

            if (Kept.Contains(name))
            {
                kept.Write(chunk);
            }
            else
            {
                PictureCleaner.Require(char.IsAsciiLetterLower(name[0])); // a picture that cannot be shown without what nobody knows
            }
        }

        data.Position = 0;
        PictureCleaner.Require(Unpacked(data, Expected(width, height, bits)));
        return new CleanPicture(kept.ToArray(), width, height);
    }

    private static int Samples(byte colour) => colour switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => throw new PictureException(UploadRefusal.BrokenPicture) };

    /// <summary>The least that there is when it is whole; interlaced pictures have some bytes more.</summary>
    private static long Expected(int width, int height, long bits) => (((width * bits) + 7) / 8) * height;

    private static bool Unpacked(Stream data, long expected)
    {
        using var unpacked = new ZLibStream(data, CompressionMode.Decompress);
        var (buffer, count, most) = (new byte[81_920], 0L, (expected * 2) + 1_000_000);
        while (count <= most && unpacked.Read(buffer) is > 0 and var read)
        {
            count += read;
        }

        return count >= expected && count <= most;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum = Sums[(byte)(sum ^ b)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint SumOf(int value)
    {
        var sum = (uint)value;
        for (var i = 0; i < 8; i++)
        {
            sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return sum;
    }
}
