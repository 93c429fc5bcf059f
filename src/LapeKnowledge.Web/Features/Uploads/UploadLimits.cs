namespace LapeKnowledge.Web.Features.Uploads;

/// <summary><c>LapeKnowledge:Uploads</c>: what members may send.</summary>
internal sealed class UploadLimits
{
    public const string Section = "LapeKnowledge:Uploads";

    /// <summary>Of one file.</summary>
    public long MaxBytes { get; set; } = 20_000_000;

    /// <summary>Of a file of plain text, which is read as a whole.</summary>
    public long MaxTextBytes { get; set; } = 2_000_000;

    /// <summary>Width × height of a picture.</summary>
    public long MaxPixels { get; set; } = 60_000_000;

    /// <summary>Files of one member in 24 hours.</summary>
    public int FilesPerDay { get; set; } = 60;

    /// <summary>Of one member in 24 hours.</summary>
    public long BytesPerDay { get; set; } = 200_000_000;

    /// <summary>Files within an office document.</summary>
    public int ArchiveEntries { get; set; } = 3_000;

    /// <summary>Of an office document, unpacked.</summary>
    public long ArchiveBytes { get; set; } = 200_000_000;

    /// <summary>Unpacked by packed size, of what is larger than a megabyte; text packs to about a tenth.</summary>
    public int ArchiveRatio { get; set; } = 100;

    /// <summary>How long a file is kept that belongs to nothing.</summary>
    public int UnattachedHours { get; set; } = 24;
}
