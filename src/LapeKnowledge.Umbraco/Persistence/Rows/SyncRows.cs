namespace LapeKnowledge.Umbraco.Persistence.Rows;

/// <summary>An entry of the change log: what one commit has changed, for the other processes and for whoever follows the log.</summary>
internal sealed class CacheInstructionRow
{
    /// <summary>The position in the log. Entries become visible in the order of their positions.</summary>
    public int Id { get; set; }
    public DateTime UtcStamp { get; set; }

    /// <summary>JSON of Umbraco's <c>RefreshInstruction</c>s.</summary>
    public string Instructions { get; set; } = string.Empty;

    /// <summary>The process that wrote it.</summary>
    public string OriginIdentity { get; set; } = string.Empty;
    public int InstructionCount { get; set; }
}

/// <summary>How far a site has followed the change log, kept over restarts.</summary>
internal sealed class LastSyncedRow
{
    public string MachineId { get; set; } = string.Empty;
    public int? LastSyncedInternalId { get; set; }
    public int? LastSyncedExternalId { get; set; }
    public DateTime LastSyncedDate { get; set; }
}
