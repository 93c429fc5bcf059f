namespace LapeKnowledge.Umbraco.Persistence.Rows;

/// <summary>State of one culture of a document: the query side of what the versions hold.</summary>
internal sealed class NodeCultureRow
{
    public int NodeId { get; set; }

    /// <summary>ISO code as the language has it, for example <c>fi-FI</c>.</summary>
    public string Culture { get; set; } = string.Empty;

    /// <summary>Draft name; the published name where there is no draft of the culture.</summary>
    public string? Name
    {
        get;
        set => NormalizedName = (field = value)?.ToLowerInvariant();
    }

    /// <summary>The name in lower case, as <see cref="NodeRow.NormalizedName"/>.</summary>
    public string? NormalizedName { get; private set; }
    public bool Available { get; set; }
    public bool Edited { get; set; }
    public bool Published { get; set; }
}
