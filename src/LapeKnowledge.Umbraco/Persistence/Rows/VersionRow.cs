namespace LapeKnowledge.Umbraco.Persistence.Rows;

/// <summary>One version of a document or media item, its property values and culture names included.</summary>
internal sealed class VersionRow
{
    public int Id { get; set; }
    public int NodeId { get; set; }
    public DateTime VersionDate { get; set; }
    public int UserId { get; set; }
    public string? Name { get; set; }
    public bool Current { get; set; }
    public bool Published { get; set; }
    public bool PreventCleanup { get; set; }
    public int? TemplateId { get; set; }

    /// <summary>Property values as JSON, see <see cref="Documents.StoredValues"/>.</summary>
    public string Values { get; set; } = "{}";

    /// <summary>Names and dates by culture as JSON, see <see cref="Documents.StoredCultures"/>; null for invariant content.</summary>
    public string? Cultures { get; set; }
}
