using LapeKnowledge.Search;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>
/// Brings an index up to what is published. The index keeps with each change how far in the log it reaches, in one write, so that a change counts once
/// whatever ends the process.
/// </summary>
internal sealed class IndexFeeder(ChangeFollower follower, AffectedDocuments affected, DocumentReader reader, IOtherDocuments others, ILogger<IndexFeeder> logger)
{
    private const int BatchSize = 50;

    /// <summary>So many documents are better read in batches than kept in memory for one change.</summary>
    private const int MostInOneChange = 5_000;

    /// <summary>An index that is complete at the start of the log, since nothing has been written to it yet.</summary>
    private SearchIndex? _emptySite;

    /// <summary>True when an entry of the log waits for what is kept in memory.</summary>
    public bool IsWaiting => follower.IsWaiting;

    /// <summary>Applies what the log has behind the position of the index, or fills it anew where that does not lead to the present.</summary>
    /// <param name="told">Hears of the progress of filling it anew.</param>
    public async Task FollowAsync(SearchIndex index, Action<IndexingProgress?> told, CancellationToken cancellation)
    {
        var position = LogPosition.Read(index.Position);
        if (position == LogPosition.Start ? _emptySite != index : !follower.LeadsOnFrom(position))
        {
            await RebuildAsync(index, LogPosition.Start, position == LogPosition.Start ? "it is new" : "the change log does not lead on from it", told, cancellation);
        }

        PendingChanges pending;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            position = LogPosition.Read(index.Position);
            pending = follower.Next(position, cancellation);
            if (!await TryApplyAsync(index, pending, cancellation))
            {
                await RebuildAsync(index, pending.Position, pending.Plan.Everything ?? "a large part of it has changed", told, cancellation);
            }

            follower.Settle(pending.Settled);
        }
        while (pending.GoesOn);
        await FollowOthersAsync(index, cancellation);
    }

    private async Task FollowOthersAsync(SearchIndex index, CancellationToken cancellation)
    {
        OtherChanges changes;
        do
        {
            changes = await others.AfterAsync(OtherPlace.Of(index), cancellation);
            if (changes is { Keys.Count: > 0, Place: { } place })
            {
                index.Apply(new IndexChange([.. changes.Gone], [.. changes.Documents, OtherPlace.Document(place)], index.Position));
            }
        }
        while (changes.GoesOn);
    }

    /// <summary>Fills the index anew; until it is complete the former documents answer.</summary>
    /// <param name="shown">A position that what is kept in memory is known to have reached.</param>
    public async Task RebuildAsync(SearchIndex index, LogPosition shown, Action<IndexingProgress?> told, CancellationToken cancellation)
    {
        told(new IndexingProgress(0, 0));
        var (position, settled) = await follower.BeginAsync(shown, cancellation); // before anything is read: what changes meanwhile is applied afterwards
        var othersEnd = await others.EndAsync(cancellation);
        var all = reader.All();
        using var rebuild = index.BeginRebuild();
        var done = 0;
        foreach (var batch in all.Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            rebuild.Add(await reader.ReadAsync(batch));
            told(new IndexingProgress(done += batch.Length, all.Count));
        }

        await foreach (var batch in others.AllAsync(cancellation))
        {
            rebuild.Add(batch);
        }

        if (othersEnd is not null)
        {
            rebuild.Add([OtherPlace.Document(othersEnd)]);
        }

        rebuild.Complete(position.ToInt64());
        _emptySite = position == LogPosition.Start ? index : null;
        follower.Settle(settled);
        told(null);
    }

    private async Task RebuildAsync(SearchIndex index, LogPosition shown, string reason, Action<IndexingProgress?> told, CancellationToken cancellation)
    {
        logger.LogInformation("The search index is filled anew: {Reason}.", reason);
        await RebuildAsync(index, shown, told, cancellation);
        logger.LogInformation("The search index holds {Documents} documents.", index.Statistics.Documents);
    }

    /// <returns>False when it takes more than one change.</returns>
    private async Task<bool> TryApplyAsync(SearchIndex index, PendingChanges pending, CancellationToken cancellation)
    {
        if (pending.Plan.Everything is not null)
        {
            return false;
        }

        var keys = affected.Of(pending.Plan, index);
        if (keys.Count > MostInOneChange)
        {
            return false;
        }

        var about = await others.OfAsync(keys, cancellation);
        IReadOnlyList<SearchDocument> documents = [.. await reader.ReadAsync(keys), .. about.Documents];
        var gone = keys.SelectMany(SearchDocuments.KeysOf).Concat(about.Keys).Except(documents.Select(d => d.Key)).ToArray();
        if (gone.Length > 0 || documents.Count > 0 || pending.Position.ToInt64() != index.Position)
        {
            index.Apply(new IndexChange(gone, documents, pending.Position.ToInt64()));
        }

        return true;
    }
}
