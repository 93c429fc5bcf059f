using System.Text;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>What a file was found to be.</summary>
/// <param name="Clean">What is kept in place of the file, for pictures and texts; null to keep it as it is.</param>
internal sealed record CheckedFile(UploadKind Kind, byte[]? Clean = null, int? Width = null, int? Height = null);

/// <summary>Tells what a file is by its content. What a file's name says is only believed when the content agrees.</summary>
internal static class UploadChecks
{
    private const int HeadLength = 1024;
    private const int PdfTail = 70_000;
    private static readonly string[] Markup = ["<!doctype", "<html", "<svg", "<script", "<?xml", "<body", "<iframe"];
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="file">Can be sought in; stands anywhere.</param>
    public static (CheckedFile? Found, UploadRefusal? Refusal) Check(Stream file, string name, UploadLimits limits)
    {
        if (UploadKinds.ByName(name) is not { } kind)
        {
            return (null, UploadRefusal.KindNotAllowed);
        }

        if (file.Length == 0)
        {
            return (null, UploadRefusal.Empty);
        }

        return kind.Family switch
        {
            UploadFamily.Picture => Picture(file, limits),
            UploadFamily.Pdf => As(kind, Pdf(file)),
            UploadFamily.Text => Text(file, kind, limits),
            _ => As(kind, OfficeArchive.Check(file, kind, limits)),
        };
    }

    private static (CheckedFile?, UploadRefusal?) As(UploadKind kind, UploadRefusal? refusal) => refusal is null ? (new CheckedFile(kind), null) : (null, refusal);

    /// <summary>Whatever kind of picture it is, whatever kind its name says.</summary>
    private static (CheckedFile?, UploadRefusal?) Picture(Stream file, UploadLimits limits)
    {
        if (UploadKinds.PictureOf(Head(file)) is not { } type)
        {
            return (null, UploadRefusal.NotWhatNameSays);
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        var (clean, refusal) = PictureCleaner.Clean(bytes, type, limits.MaxPixels);
        return clean is null ? (null, refusal) : (new CheckedFile(UploadKinds.ByMediaType(type), clean.Bytes, clean.Width, clean.Height), null);
    }

    private static UploadRefusal? Pdf(Stream file)
    {
        if (!Head(file).AsSpan().StartsWith("%PDF-"u8))
        {
            return UploadRefusal.NotWhatNameSays;
        }

        var tail = new byte[Math.Min(PdfTail, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        if (tail.AsSpan().LastIndexOf("%%EOF"u8) < 0 || tail.AsSpan().IndexOf("PK\x05\x06"u8) >= 0)
        {
            return UploadRefusal.NotWhatNameSays; // cut short, or an archive at the same time
        }

        var all = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(all);
        return all.AsSpan().IndexOf("/JavaScript"u8) >= 0 || all.AsSpan().IndexOf("/Launch"u8) >= 0 ? UploadRefusal.HasProgram : null;
    }

    /// <summary>Kept in UTF-8: tables of older programs come in the Western European encoding.</summary>
    private static (CheckedFile?, UploadRefusal?) Text(Stream file, UploadKind kind, UploadLimits limits)
    {
        if (file.Length > limits.MaxTextBytes)
        {
            return (null, UploadRefusal.TooLarge);
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        var text = Read(bytes);
        var start = text.TrimStart('\uFEFF').TrimStart();
        var isText = !text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f' or '\u0085'));
        if (!isText || Markup.Any(m => start.StartsWith(m, StringComparison.OrdinalIgnoreCase)) || (kind.Extension == ".vtt" && !start.StartsWith("WEBVTT", StringComparison.Ordinal)))
        {
            return (null, UploadRefusal.NotWhatNameSays);
        }

        return (new CheckedFile(kind, Strict.GetBytes(text)), null);
    }

    private static string Read(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static byte[] Head(Stream file)
    {
        var head = new byte[Math.Min(HeadLength, file.Length)];
        file.Position = 0;
        file.ReadExactly(head);
        return head;
    }
}
