using System.Buffers.Binary;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>GIF (89a). Kept are the frames, how they follow each other, and how often.</summary>
internal static class GifCleaner
{
    private const int Head = 13;
    private const int ImageHead = 10;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte End = 0x3B;
    private const byte Control = 0xF9;
    private const byte Application = 0xFF;

    public static CleanPicture Clean(ReadOnlySpan<byte> file, long mostPixels)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        PictureCleaner.Measure(width, height, mostPixels);
        var kept = new MemoryStream(file.Length);
        var at = Head + Table(file[10]);
        kept.Write(file[..at]);
        var hasFrame = false;
        while (file[at] != End)
        {
            var from = at;
            switch (file[at])
            {
                case Image:
                    var (right, bottom) = (
                        BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 1)..]) + BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 5)..]),
                        BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 3)..]) + BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 7)..]));
                    PictureCleaner.Measure(right, bottom, mostPixels);
                    at = Blocks(file, at + ImageHead + Table(file[at + 9]) + 1);
                    kept.Write(file[from..at]);
                    hasFrame = true;
                    break;
                case Extension:
                    var isKept = file[at + 1] == Control || (file[at + 1] == Application && file.Slice(at + 3, 11).SequenceEqual("NETSCAPE2.0"u8));
                    at = Blocks(file, at + 2);
                    if (isKept)
                    {
                        kept.Write(file[from..at]);
                    }

                    break;
                default:
                    throw new PictureException(UploadRefusal.BrokenPicture);
            }
        }

        PictureCleaner.Require(hasFrame);
        kept.WriteByte(End);
        return new CleanPicture(kept.ToArray(), width, height);
    }

    private static int Table(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (1 << ((flags & 7) + 1));

    /// <summary>Where a chain of blocks ends: after the empty one.</summary>
    private static int Blocks(ReadOnlySpan<byte> file, int at)
    {
        while (file[at] != 0)
        {
            at += file[at] + 1;
        }

        return at + 1;
    }
}
