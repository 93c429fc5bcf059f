using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Concepts;
using LapeKnowledge.Search.Indexing;
using LapeKnowledge.Search.Querying;

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
    private readonly IndexWriter _writer;
    private readonly Analyzers _analyzers;
    private readonly ConceptIndex _concepts;

    private SearchIndex(IndexWriter writer, Analyzers analyzers)
    {
        _writer = writer;
        _analyzers = analyzers;
        _concepts = ConceptIndex.BuiltIn(analyzers);
    }

    /// <summary>Opens the index in the folder, or begins an empty one at position 0.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, damaged, or made by other analysis or another version: call <see cref="Create"/> and fill it anew.</exception>
    /// <exception cref="IndexInUseException"/>
    public static SearchIndex Open(string folder, Analyzers analyzers) => new(IndexWriter.Open(folder, analyzers), analyzers);

    /// <summary>Begins an empty index in the folder, whatever is in it.</summary>
    /// <exception cref="IndexInUseException"/>
    public static SearchIndex Create(string folder, Analyzers analyzers) => new(IndexWriter.Create(folder, analyzers), analyzers);

    /// <summary>The position of the last change.</summary>
    public long Position => _writer.Snapshot.Position;

    public IndexStatistics Statistics
    {
        get
        {
            var segments = _writer.Snapshot.Segments;
            return new IndexStatistics(
                segments.Sum(segment => segment.Live.Count),
                segments.Sum(segment => segment.Live.Documents - segment.Live.Count),
                segments.Count,
                segments.Sum(segment => (long)segment.Segment.Terms),
                segments.Sum(segment => segment.Segment.FileBytes - segment.Segment.TextBytes),
                segments.Sum(segment => segment.Segment.TextBytes),
                Position,
                segments.SelectMany(segment => segment.Segment.Summary.Languages)
                    .GroupBy(language => language.Language)
                    .ToDictionary(language => language.Key, language => language.Sum(summary => summary.Documents)));
        }
    }

    /// <summary>Makes a change durable and visible. Changes queue for each other.</summary>
    /// <exception cref="ArgumentException">A document's key or a column value is too long.</exception>
    public void Apply(IndexChange change) => _writer.Apply(change);

    /// <summary>Begins to fill the index anew beside the documents that are there, which answer until <see cref="IndexRebuild.Complete"/>.</summary>
    public IndexRebuild BeginRebuild() => new(_writer);

    /// <exception cref="InvalidSearchException"/>
    public SearchResponse Search(SearchRequest request) => new Searcher(_writer.Snapshot, _analyzers, _concepts, Ranking.Default).Search(request);

    /// <summary>Documents like the one with the key, in its language; empty when there is none. Query, cursor and sort of the request are not used.</summary>
    public SearchResponse MoreLikeThis(string key, SearchRequest request) => new Searcher(_writer.Snapshot, _analyzers, _concepts, Ranking.Default).MoreLikeThis(key, request);

    /// <summary>Titles and words that go on as the query begins, for the reader who is still typing. Filters, Required, Language and Size (at most 10) count.</summary>
    public IReadOnlyList<Suggestion> Suggest(SearchRequest request) => new Suggester(_writer.Snapshot, _analyzers).Suggest(request);

    /// <summary>Reads every file again and compares it with its checksum.</summary>
    public IReadOnlyList<IndexProblem> Check() => _writer.Check();

    public void Dispose() => _writer.Dispose();

    /// <summary>Waits until the segments are merged.</summary>
    internal void AwaitMerges() => _writer.AwaitMerges();
}

/// <summary>Documents on their way to take the place of all that are in an index. Disposed before it is complete, it leaves nothing behind.</summary>
public sealed class IndexRebuild : IDisposable
{
    private const int ManyDocuments = 10_000;

    private readonly IndexWriter _writer;
    private readonly SegmentSink _sink;

    internal IndexRebuild(IndexWriter writer)
    {
        _writer = writer;
        _sink = writer.BeginSegments();
    }

    /// <summary>Adds documents; a key must come only once.</summary>
    /// <exception cref="ArgumentException">A document's key or a column value is too long.</exception>
    public void Add(IEnumerable<SearchDocument> documents) => _sink.Add(documents.Select(IndexLimits.Checked));

    /// <summary>From now on the index holds these documents and nothing else.</summary>
    public void Complete(long position)
    {
        var segments = _sink.Complete();
        try
        {
            _writer.Replace(segments.Count > 1 ? [_writer.Merge(segments, out _)] : segments, position);
        }
        finally
        {
            _writer.Discard(segments.Except(_writer.Snapshot.Segments));
        }
        if (_writer.Snapshot.Segments.Sum(segment => segment.Segment.Documents) >= ManyDocuments)
        {
            // what so many leave behind would be kept for hours, for searches need little memory
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    public void Dispose() => _sink.Dispose();
}
