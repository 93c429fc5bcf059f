using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search;

/// <summary>A change of the index: first the deletions, then the additions, then the position.</summary>
/// <param name="Position">How far the source of the documents has been read; stored together with the change, so that each change counts once.</param>
public sealed record IndexChange(IReadOnlyList<string> DeletedKeys, IReadOnlyList<SearchDocument> Documents, long Position);

/// <summary>The index cannot be used; it is to be rebuilt. The message names the file and what is wrong with it.</summary>
public sealed class IndexDamagedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process writes to the folder.</summary>
public sealed class IndexInUseException(string folder) : Exception($"The index folder {folder} is used by another process.");

public sealed record IndexStatistics(
    int Documents, int Deleted, int Segments, long Terms, long IndexBytes, long TextBytes, long Position, IReadOnlyDictionary<string, int> DocumentsByLanguage);

public sealed record IndexProblem(string File, string Reason);

/// <summary>
/// Full-text index in a folder. Any number of threads search while one changes it; a change is visible to the searches that begin after it, and survives a crash
/// as a whole or not at all.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    /// <summary>Opens the index in the folder, or begins an empty one at position 0.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, damaged, or made by other analysis or another version: call <see cref="Create"/> and fill it anew.</exception>
    /// <exception cref="IndexInUseException"/>
    public static SearchIndex Open(string folder, Analyzers analyzers) => throw new NotSupportedException();

    /// <summary>Begins an empty index in the folder, whatever is in it.</summary>
    /// <exception cref="IndexInUseException"/>
    public static SearchIndex Create(string folder, Analyzers analyzers) => throw new NotSupportedException();

    /// <summary>The position of the last change.</summary>
    public long Position => throw new NotSupportedException();

    public IndexStatistics Statistics => throw new NotSupportedException();

    /// <summary>Makes a change durable and visible. Changes queue for each other.</summary>
    /// <exception cref="ArgumentException">A document's key or a column value is too long.</exception>
    public void Apply(IndexChange change) => throw new NotSupportedException();

    /// <summary>Begins to fill the index anew beside the documents that are there, which answer until <see cref="IndexRebuild.Complete"/>.</summary>
    public IndexRebuild BeginRebuild() => throw new NotSupportedException();

    /// <exception cref="InvalidSearchException"/>
    public SearchResponse Search(SearchRequest request) => throw new NotSupportedException();

    /// <summary>Documents like the one with the key, in its language; empty when there is none. Query, cursor and sort of the request are not used.</summary>
    public SearchResponse MoreLikeThis(string key, SearchRequest request) => throw new NotSupportedException();

    /// <summary>Titles and words that go on as the query begins, for the reader who is still typing. Filters, Required, Language and Size (at most 10) count.</summary>
    public IReadOnlyList<Suggestion> Suggest(SearchRequest request) => throw new NotSupportedException();

    /// <summary>Reads every file again and compares it with its checksum.</summary>
    public IReadOnlyList<IndexProblem> Check() => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}

/// <summary>Documents on their way to take the place of all that are in an index. Disposed before it is complete, it leaves nothing behind.</summary>
public sealed class IndexRebuild : IDisposable
{
    /// <summary>Adds documents; a key must come only once.</summary>
    public void Add(IReadOnlyList<SearchDocument> documents) => throw new NotSupportedException();

    /// <summary>From now on the index holds these documents and nothing else.</summary>
    public void Complete(long position) => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}
