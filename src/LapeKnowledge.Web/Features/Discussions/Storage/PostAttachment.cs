namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A file of a post, or of one that is being written.</summary>
internal sealed class PostAttachment
{
    public const int MostOfPost = 5;
    public const int AltLength = 300;

    /// <summary>Random, and no key to the file: whoever asks for it must be one who may read the post.</summary>
    public Guid Id { get; init; }

    /// <summary>The file itself; null once it is erased.</summary>
    public Guid? Upload { get; set; }

    /// <summary>Who attached it; empty once his data are erased.</summary>
    public Guid MemberKey { get; set; }

    /// <summary>Null while the post is being written.</summary>
    public long? PostId { get; set; }

    /// <summary>What it is attached to while it is being written, as with <see cref="DiscussionDraft.Place"/>.</summary>
    public string Place { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string MediaType { get; init; } = string.Empty;

    public long Bytes { get; init; }

    /// <summary>In pixels; null for what is no picture.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>What a picture shows, in words. A picture without it is a file like others, and is not shown.</summary>
    public string Alt { get; set; } = string.Empty;

    public DateTime CreatedUtc { get; init; }

    /// <summary>Its place among those of the post.</summary>
    public int Position { get; set; }

    /// <summary>The number of the edit that it came with; 0 for the post as it was first sent.</summary>
    public int AddedIn { get; set; }

    /// <summary>The number of the edit that took it away; null while it is there.</summary>
    public int? RemovedIn { get; set; }

    public bool IsPicture => Width is not null && MediaType.StartsWith("image/", StringComparison.Ordinal);
}
