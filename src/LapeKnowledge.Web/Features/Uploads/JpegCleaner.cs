using System.Buffers.Binary;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>JPEG (ITU-T T.81). Kept are the tables, the frames, the scans and the colour profile; of Exif only which side is up.</summary>
internal static class JpegCleaner
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;
    private const int OrientationTag = 0x0112;
    private static readonly byte[] Frames = [0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF];

    public static CleanPicture Clean(ReadOnlySpan<byte> file, long mostPixels)
    {
        var kept = new MemoryStream(file.Length);
        var (at, width, height, orientation, hasScan) = (2, 0, 0, 1, false);
        kept.Write([0xFF, Start]);
        while (true)
        {
            var marker = Marker(file, ref at);
            if (marker == End)
            {
                break;
            }

            PictureCleaner.Require(marker is not (0 or 1 or Start or (>= 0xD0 and <= 0xD7)));
            var segment = file.Slice(at, BinaryPrimitives.ReadUInt16BigEndian(file[at..]));
            PictureCleaner.Require(segment.Length >= 2);
            at += segment.Length;
            if (Frames.Contains(marker))
            {
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
                PictureCleaner.Measure(width, height, mostPixels);
            }

            orientation = marker == App1 && OrientationOf(segment[2..]) is { } told ? told : orientation;
            if (IsKept(marker, segment[2..]))
            {
                kept.Write([0xFF, marker]);
                kept.Write(segment);
            }

            if (marker == Scan)
            {
                PictureCleaner.Require(width > 0);
                var from = at;
                at = EndOfScan(file, at);
                kept.Write(file[from..at]);
                hasScan |= at > from;
            }
        }

        PictureCleaner.Require(hasScan);
        kept.Write([0xFF, End]);
        var isTurned = orientation >= 5;
        return new CleanPicture(WithOrientation(kept.ToArray(), orientation), isTurned ? height : width, isTurned ? width : height);
    }

    private static byte Marker(ReadOnlySpan<byte> file, ref int at)
    {
        PictureCleaner.Require(file[at] == 0xFF);
        while (file[at] == 0xFF)
        {
            at++; // any number of them may stand before a marker
        }

        return file[at++];
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8),
        App2 => content.StartsWith("ICC_PROFILE\0"u8),
        App14 => content.StartsWith("Adobe"u8), // says how the colours are written
        >= App0 and <= App15 or Comment => false,
        _ => true,
    };

    /// <summary>Where the compressed data end: at the next marker that is none of the data's own.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            PictureCleaner.Require(next >= 0);
            at += next;
            if (file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF))
            {
                return at;
            }

            at += file[at + 1] == 0xFF ? 1 : 2;
        }
    }

    private static int? OrientationOf(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("Exif\0\0"u8) || content.Length < 14)
        {
            return null;
        }

        var tiff = content[6..];
        var isLittle = tiff[0] == 'I';
        int Short(ReadOnlySpan<byte> from) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
        var first = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first + 2 > tiff.Length)
        {
            return null;
        }

        var directory = tiff[(int)first..];
        for (var (entry, left) = (2, Short(directory)); left > 0 && entry + 12 <= directory.Length; (entry, left) = (entry + 12, left - 1))
        {
            if (Short(directory[entry..]) == OrientationTag)
            {
                return Short(directory[(entry + 8)..]) is >= 1 and <= 8 and var told ? told : null;
            }
        }

        return null;
    }

    private static byte[] WithOrientation(byte[] picture, int orientation) => orientation == 1 ? picture :
    [
        0xFF, Start, 0xFF, App1, 0, 34, .. "Exif\0\0"u8, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, OrientationTag >> 8, OrientationTag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        .. picture.AsSpan(2),
    ];
}
