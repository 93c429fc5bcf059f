using LapeKnowledge.Search;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>How far an index that is being filled has come.</summary>
internal sealed record IndexingProgress(int Done, int Total)
{
    /// <summary>0 to 99: what is complete is no longer in progress.</summary>
    public int Percent => Total <= 0 ? 0 : (int)Math.Min(99, Done * 100L / Total);
}

/// <summary>What the site can say of its search index at this moment.</summary>
internal interface ISearchStatus
{
    /// <summary>The index to search; null until there is one. While it is being filled anew it is the former one.</summary>
    SearchIndex? Index { get; }

    /// <summary>Set while an index is being filled.</summary>
    IndexingProgress? Progress { get; }

    /// <summary>Why the last attempt to open, fill or change the index failed, in a line for the operator; null when it did not.</summary>
    string? Failure { get; }

    /// <summary>To be called when a search has met <see cref="IndexDamagedException"/>: the index is then filled anew.</summary>
    void ReportDamage(IndexDamagedException damage);
}

/// <summary>Holds the index that is searched. The indexer alone changes it; a search keeps the index that it began with.</summary>
internal sealed class SearchIndexHolder(HeardRefreshes heard) : ISearchStatus
{
    private IndexDamagedException? _damage;
    private SearchIndex? _index;
    private IndexingProgress? _progress;
    private string? _failure;

    public SearchIndex? Index
    {
        get => Volatile.Read(ref _index);
        set => Volatile.Write(ref _index, value);
    }

    public IndexingProgress? Progress
    {
        get => Volatile.Read(ref _progress);
        set => Volatile.Write(ref _progress, value);
    }

    public string? Failure
    {
        get => Volatile.Read(ref _failure);
        set => Volatile.Write(ref _failure, value);
    }

    public void ReportDamage(IndexDamagedException damage)
    {
        Interlocked.Exchange(ref _damage, damage);
        heard.Wake();
    }

    public IndexDamagedException? TakeDamage() => Interlocked.Exchange(ref _damage, null);
}
