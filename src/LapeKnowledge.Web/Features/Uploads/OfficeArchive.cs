using System.IO.Compression;
using System.Text;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>Looks into office documents, which are archives: whether they are what they say, how large they grow, and whether programs hide in them.</summary>
internal static class OfficeArchive
{
    private const int EndLength = 22; // of the record that ends an archive, without its comment
    private const int MostEndLength = EndLength + ushort.MaxValue;
    private const int SmallBytes = 1_000_000;
    private const int MimeLength = 100;
    private static readonly string[] Programs = ["vbaproject.bin", "activex", "/scripts/", "basic/", ".exe", ".dll", ".js", ".vbs", ".jar", ".bat", ".cmd", ".ps1", ".sh", ".hta"];

    public static UploadRefusal? Check(Stream file, UploadKind kind, UploadLimits limits)
    {
        if (!IsWholeArchive(file))
        {
            return UploadRefusal.NotWhatNameSays;
        }

        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > limits.ArchiveEntries)
            {
                return UploadRefusal.ArchiveExpandsTooMuch;
            }

            return Is(archive, kind) ? Look(archive, file.Length, limits) : UploadRefusal.NotWhatNameSays;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
        {
            return UploadRefusal.BrokenArchive;
        }
    }

    /// <summary>From the first byte to the last: an archive that begins or ends elsewhere is something else too.</summary>
    private static bool IsWholeArchive(Stream file)
    {
        var head = new byte[Math.Min(4, file.Length)];
        file.Position = 0;
        file.ReadExactly(head);
        var tail = new byte[Math.Min(MostEndLength, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        return head is [(byte)'P', (byte)'K', 3, 4] && end >= 0 && tail.Length - end >= EndLength && end + EndLength + BitConverter.ToUInt16(tail, end + 20) == tail.Length;
    }

    private static bool Is(ZipArchive archive, UploadKind kind) => kind.Extension switch
    {
        ".docx" => Has(archive, "[Content_Types].xml", "word/document.xml"),
        ".xlsx" => Has(archive, "[Content_Types].xml", "xl/workbook.xml"),
        ".pptx" => Has(archive, "[Content_Types].xml", "ppt/presentation.xml"),
        _ => archive.GetEntry("mimetype") is { Length: < MimeLength } mime && Read(mime) == kind.MediaType && Has(archive, "content.xml"),
    };

    private static bool Has(ZipArchive archive, params string[] names) => names.All(n => archive.GetEntry(n) is not null);

    private static string Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[MimeLength];
        return Encoding.ASCII.GetString(bytes, 0, stream.ReadAtLeast(bytes, MimeLength, throwOnEndOfStream: false)).Trim();
    }

    private static UploadRefusal? Look(ZipArchive archive, long packed, UploadLimits limits)
    {
        var most = Math.Min(limits.ArchiveBytes, Math.Max(SmallBytes, packed * limits.ArchiveRatio));
        var (left, names, buffer) = (most, new HashSet<string>(StringComparer.OrdinalIgnoreCase), new byte[81_920]);
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName is ['/' or '\\', ..] || entry.IsEncrypted || !names.Add(entry.FullName))
            {
                return UploadRefusal.BrokenArchive;
            }

            if (Programs.Any(p => entry.FullName.Contains(p, StringComparison.OrdinalIgnoreCase) && (!p.StartsWith('.') || entry.FullName.EndsWith(p, StringComparison.OrdinalIgnoreCase))))
            {
                return UploadRefusal.HasProgram;
            }

            using var stream = entry.Open(); // what an entry says of its size may be a lie: it is counted
            while (left >= 0 && stream.Read(buffer) is > 0 and var read)
            {
                left -= read;
            }

            if (left < 0)
            {
                return UploadRefusal.ArchiveExpandsTooMuch;
            }
        }

        return null;
    }
}
