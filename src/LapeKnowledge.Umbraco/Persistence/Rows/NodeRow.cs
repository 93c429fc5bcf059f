namespace LapeKnowledge.Umbraco.Persistence.Rows;

/// <summary>
/// One entity of the shared integer id space: a document, blueprint, media item, recycle bin, container, type or template.
/// Property names equal those of the Umbraco models, because <c>IQuery</c> expressions are translated by name.
/// </summary>
/// <remarks>For documents the row carries what lists and trees ask for, so that they need no join to the versions.</remarks>
internal sealed class NodeRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }

    /// <summary>One of <c>Constants.ObjectTypes</c>.</summary>
    public Guid ObjectType { get; set; }
    public int ParentId { get; set; }

    /// <summary>Comma separated ids from the root (-1) to the node itself.</summary>
    public string Path { get; set; } = string.Empty;
    public int Level { get; set; }
    public int SortOrder { get; set; }
    public bool Trashed { get; set; }
    public string? Name
    {
        get;
        set => NormalizedName = (field = value)?.ToLowerInvariant();
    }

    /// <summary>The name in lower case: siblings may not differ by case alone, and an index answers whether a name is taken.</summary>
    public string? NormalizedName { get; private set; }
    public int CreatorId { get; set; }
    public int WriterId { get; set; }
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }

    /// <summary>Node id of the content or media type; 0 for everything that has none.</summary>
    public int ContentTypeId { get; set; }
    public bool Published { get; set; }
    public bool Edited { get; set; }

    /// <summary>Cultures with unpublished changes, comma separated: what <see cref="NodeCultureRow.Edited"/> says, without the join.</summary>
    public string? EditedCultures { get; set; }

    /// <summary>The current (draft) version; 0 where there are no versions.</summary>
    public int VersionId { get; set; }

    /// <summary>The version last published. It stays after unpublishing, as Umbraco keeps it.</summary>
    public int PublishedVersionId { get; set; }

    /// <summary>Address of the file of a media item; null for everything that has none.</summary>
    public string? MediaPath { get; set; }
}
