namespace LapeKnowledge.Umbraco.Persistence.Rows;

/// <summary>The definition of a type or template; its place in the tree is the node row of the same id.</summary>
internal sealed class SchemaRow
{
    public int NodeId { get; set; }
    public string Alias { get; set; } = string.Empty;

    /// <summary>JSON of the stored definition, see <c>Schema/Stored*.cs</c>.</summary>
    public string Definition { get; set; } = string.Empty;
}
