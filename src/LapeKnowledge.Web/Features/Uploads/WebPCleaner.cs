using System.Buffers.Binary;
using System.Text;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>WebP (RFC 9649). Kept are the picture, its transparency, its frames and its colour profile.</summary>
internal static class WebPCleaner
{
    private const int Head = 12;
    private const int ChunkHead = 8;
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;
    private static readonly string[] Kept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static CleanPicture Clean(ReadOnlySpan<byte> file, long mostPixels)
    {
        var all = file[..checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + ChunkHead)];
        var kept = new MemoryStream(all.Length);
        kept.Write(all[..Head]);
        var (at, size, hasPicture) = (Head, (Width: 0, Height: 0), false);
        while (at < all.Length)
        {
            var name = Encoding.ASCII.GetString(all.Slice(at, 4));
            var length = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(all[(at + 4)..]));
            var chunk = all.Slice(at, checked(ChunkHead + length + (length & 1))).ToArray();
            at += chunk.Length;
            if (!Kept.Contains(name))
            {
                continue;
            }

            var content = chunk.AsSpan(ChunkHead);
            hasPicture |= name is "VP8 " or "VP8L" or "ANMF";
            if (Size(name, content) is var (width, height))
            {
                PictureCleaner.Measure(width, height, mostPixels);
                size = size == default ? (width, height) : size;
            }

            if (name == "VP8X")
            {
                content[0] &= unchecked((byte)~(ExifFlag | XmpFlag));
            }

            kept.Write(chunk);
        }

        PictureCleaner.Require(hasPicture && size != default);
        var bytes = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)(bytes.Length - ChunkHead));
        return new CleanPicture(bytes, size.Width, size.Height);
    }

    private static (int Width, int Height)? Size(string name, ReadOnlySpan<byte> content)
    {
        switch (name)
        {
            case "VP8X":
                return (1 + Three(content[4..]), 1 + Three(content[7..]));
            case "VP8L":
                PictureCleaner.Require(content[0] == 0x2F);
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
                return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
            case "VP8 ":
                PictureCleaner.Require(content[3] == 0x9D && content[4] == 0x01 && content[5] == 0x2A);
                return (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF);
            default:
                return null;
        }
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
