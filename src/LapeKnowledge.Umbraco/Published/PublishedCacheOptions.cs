namespace LapeKnowledge.Umbraco.Published;

/// <summary>Settings of the section <c>LapeKnowledge:PublishedCache</c>.</summary>
internal sealed class PublishedCacheOptions
{
    public const string Section = "LapeKnowledge:PublishedCache";

    /// <summary>How many documents are kept in memory; a draft and its published form count as two.</summary>
    public int MaxDocuments { get; set; } = 50_000;

    /// <summary>How many media items are kept in memory.</summary>
    public int MaxMedia { get; set; } = 50_000;
}
