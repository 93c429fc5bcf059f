namespace LapeKnowledge.Web.Features.Contributions;

internal enum EditorDecisionKind
{
    ChangesRequested,
    Published,

    /// <summary>It is published by itself at a moment.</summary>
    Scheduled,
    Declined,
}

/// <summary>What an editor decided of a description.</summary>
/// <param name="PublishUtc">When a scheduled description is published; null for the other kinds.</param>
internal sealed record EditorDecision(EditorDecisionKind Kind, DateTime Utc, DateTime? PublishUtc);

/// <summary>What editors decided, for the teams that are to know where their descriptions are.</summary>
internal interface IEditorDecisions
{
    /// <returns>The last decision of each that has one.</returns>
    Task<IReadOnlyDictionary<Guid, EditorDecision>> LastAsync(IEnumerable<Guid> contributions, CancellationToken cancellation);

    /// <returns>What the editor said with the last decision; null for nothing.</returns>
    Task<string?> LastWordsAsync(Guid contribution, CancellationToken cancellation);
}

/// <summary>Where nobody decides.</summary>
internal sealed class NoEditorDecisions : IEditorDecisions
{
    public Task<IReadOnlyDictionary<Guid, EditorDecision>> LastAsync(IEnumerable<Guid> contributions, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, EditorDecision>>(new Dictionary<Guid, EditorDecision>());

    public Task<string?> LastWordsAsync(Guid contribution, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
