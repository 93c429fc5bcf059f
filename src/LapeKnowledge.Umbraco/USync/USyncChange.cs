namespace LapeKnowledge.Umbraco.USync;

internal enum USyncChangeType
{
    NoChange,
    Create,
    Update,
    Delete,
}

/// <summary>What an import did, or would do, to one item.</summary>
/// <param name="Details">For an update, the nodes that differ: path, value in the database, value in the file.</param>
internal sealed record USyncChange(USyncKind Kind, Guid Key, string Alias, USyncChangeType Type, string File, IReadOnlyList<string> Details);

/// <summary>Something was kept or skipped that a person should know of.</summary>
internal sealed record USyncWarning(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}({Line}): {Message}" : $"{File}: {Message}";
}

/// <summary>How far a run has come with one kind.</summary>
internal readonly record struct USyncProgress(string Kind, int Done, int Total);

internal sealed record USyncResult(IReadOnlyList<USyncChange> Changes, IReadOnlyList<USyncWarning> Warnings)
{
    public int Count(USyncChangeType type) => Changes.Count(c => c.Type == type);
}
