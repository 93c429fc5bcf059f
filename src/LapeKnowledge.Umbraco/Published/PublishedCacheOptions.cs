namespace LapeKnowledge.Umbraco.Published;

/// <summary>Settings of the section <c>LapeKnowledge:PublishedCache</c>.</summary>
internal sealed class PublishedCacheOptions
{
    public const string Section = "LapeKnowledge:PublishedCache";

    /// <summary>How many documents are kept in memory; a draft and its published form count as two.</summary>
    public int MaxDocuments { get; set; } = 50_000;

    /// <summary>How many media items are kept in memory.</summary>
    public int MaxMedia { get; set; } = 50_000;

    /// <summary>What the documents in memory may take, in megabytes (2^20 bytes), as far as the length of their texts tells; drafts and media items a tenth of it each.</summary>
    public int MaxMegabytes { get; set; } = 256;

    /// <summary>What pages made of long texts and what is kept of it, in megabytes. Anything beyond is made again when it is asked for.</summary>
    public int ConvertedMegabytes { get; set; } = 4;

    public long MaxBytes => MaxMegabytes * 1024L * 1024;

    public long ConvertedBytes => ConvertedMegabytes * 1024L * 1024;
}
