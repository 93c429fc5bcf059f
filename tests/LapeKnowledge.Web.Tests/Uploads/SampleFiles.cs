using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LapeKnowledge.Web.Tests.Uploads;

/// <summary>Files made byte by byte, so that each says exactly what a test needs.</summary>
internal static class SampleFiles
{
    public const string Secret = "GPS 60.1699 N";

    /// <param name="extra">Chunks before the picture's own.</param>
    public static byte[] Png(int width = 3, int height = 2, bool isWhole = true, params (string Name, byte[] Content)[] extra)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR", header);
        foreach (var (name, content) in extra)
        {
            Chunk(file, name, content);
        }

        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(new byte[isWhole ? ((width * 3) + 1) * height : 4]);
        }

        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The outline of a JPEG of 16 × 8 pixels, with Exif that tells where it was taken and that it lies on its side.</summary>
    public static byte[] Jpeg(bool isWhole = true)
    {
        byte[] exif =
        [
            .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret),
        ];
        byte[] start =
        [
            0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xE1, exif), .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
            .. Segment(0xC0, [8, 0, 8, 0, 16, 1, 1, 0x11, 0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 2, 3, 0xFF, 0, 4, 0xFF, 0xD0, 5,
        ];
        return isWhole ? [.. start, 0xFF, 0xD9] : start;
    }

    public static byte[] WebP()
    {
        byte[] body =
        [
            .. RiffChunk("VP8X", [0x0C, 0, 0, 0, 15, 0, 0, 7, 0, 0]), .. RiffChunk("VP8L", [0x2F, 15, 0xC0, 1, 0, 0]), .. RiffChunk("EXIF", Encoding.ASCII.GetBytes(Secret)),
        ];
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length + 4);
        return [.. "RIFF"u8, .. size, .. "WEBP"u8, .. body];
    }

    public static byte[] Gif() =>
    [
        .. "GIF89a"u8, 4, 0, 3, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
        0x21, 0xFE, (byte)Secret.Length, .. Encoding.ASCII.GetBytes(Secret), 0,
        0x2C, 0, 0, 0, 0, 4, 0, 3, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ];

    public static byte[] Docx(params (string Name, byte[] Content)[] more) =>
        Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w:document/>"u8.ToArray()), .. more]);

    public static byte[] Odt() => Zip([("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", "<office:document-content/>"u8.ToArray())]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    public static byte[] Pdf(string inside = "") => Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog {inside} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] RiffChunk(string name, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, content.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. size, .. content, .. content.Length % 2 == 1 ? new byte[1] : []];
    }

    private static void Chunk(Stream file, string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Sum(named));
        file.Write(number);
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var i = 0; i < 8; i++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
