namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>What a file was sent for.</summary>
internal enum UploadPurpose
{
    Contribution,
    Discussion,
    Adoption,
}

/// <summary>A checked file that a member sent. It lies in the data folder, where no address leads: the feature that it belongs to decides who may have it.</summary>
internal sealed class Upload
{
    public const int NameLength = 120;
    public const int MediaTypeLength = 100;

    /// <summary>Random: it grants nothing, but tells nothing either.</summary>
    public Guid Id { get; init; }

    /// <summary>Who sent it; empty once his data are erased.</summary>
    public Guid MemberKey { get; set; }

    public UploadPurpose Purpose { get; init; }

    /// <summary>Without a path, with the ending that its content has.</summary>
    public string Name { get; init; } = string.Empty;

    public string MediaType { get; init; } = string.Empty;

    /// <summary>Of the file as it is kept.</summary>
    public long Bytes { get; init; }

    /// <summary>In pixels, as the picture is shown; null for what is no picture.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    public DateTime CreatedUtc { get; init; }

    /// <summary>What it belongs to: a document, a post. Null while it belongs to nothing; such files are erased after a day.</summary>
    public Guid? AttachedTo { get; set; }

    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);
}
