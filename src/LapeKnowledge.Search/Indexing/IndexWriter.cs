using System.Globalization;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Querying;

namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// The one writer of an index folder. A change writes a segment and the lists of deleted documents beside the files that are there, then replaces the manifest: before that
/// moment the index is the former one, after it the next. Files that no manifest names are swept when the folder is opened.
/// </summary>
internal sealed class IndexWriter : IDisposable
{
    /// <summary>Changes when the files or the terms in them do.</summary>
    private const string FormatVersion = "8";

    private readonly string _folder;
    private readonly Analyzers _analyzers;
    private readonly FileStream _folderLock;
    private readonly Lock _writing = new();
    private Task _merging = Task.CompletedTask;
    private IndexSnapshot _snapshot;
    private long _next;
    private bool _disposed;

    private IndexWriter(string folder, Analyzers analyzers, FileStream folderLock, IndexManifest manifest)
    {
        _folder = folder;
        _analyzers = analyzers;
        _folderLock = folderLock;
        _next = manifest.Next;
        _snapshot = new IndexSnapshot([.. manifest.Segments.Select(Open)], manifest.Position);
        MakeAhead();
        Sweep(manifest);
    }

    public IndexSnapshot Snapshot => Volatile.Read(ref _snapshot);

    public static IndexWriter Open(string folder, Analyzers analyzers)
    {
        var folderLock = LockFolder(folder);
        try
        {
            var manifest = IndexManifest.Exists(folder) ? IndexManifest.Read(folder) : Empty(analyzers, 0);
            if (manifest.Analysis != AnalysisOf(analyzers))
            {
                throw new IndexDamagedException("The index was made by another analysis or version of the program.");
            }
            var writer = new IndexWriter(folder, analyzers, folderLock, manifest);
            writer.BeginMerge();
            return writer;
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    public static IndexWriter Create(string folder, Analyzers analyzers)
    {
        var folderLock = LockFolder(folder);
        try
        {
            // numbers go on where files of the former index may still be
            var next = Directory.EnumerateFiles(folder).Select(NumberOf).Append(0).Max() + 1;
            var manifest = Empty(analyzers, next);
            manifest.Write(folder);
            return new IndexWriter(folder, analyzers, folderLock, manifest);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    public void Apply(IndexChange change)
    {
        IndexLimits.Check(change);
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var segments = WithoutKeys(change.DeletedKeys.Concat(change.Documents.Select(document => document.Key)));
            if (change.Documents.Count > 0)
            {
                // the last of several documents with one key is the one that counts
                using var sink = BeginSegments();
                sink.Add(change.Documents.Reverse().DistinctBy(document => document.Key).Reverse());
                segments.AddRange(sink.Complete());
            }
            Commit(segments, change.Position);
        }
        BeginMerge();
    }

    /// <summary>Takes documents into segments that no manifest names yet.</summary>
    public SegmentSink BeginSegments() => new(this);

    /// <summary>One segment of the live documents of several.</summary>
    public LiveSegment Merge(IReadOnlyList<LiveSegment> sources, out int[][] moved)
    {
        var name = NextName("seg");
        moved = SegmentMerger.Merge(Path.Combine(_folder, name), sources, _analyzers);
        return Open(new ManifestSegment(name, null));
    }

    /// <summary>The index is these segments from now on.</summary>
    public void Replace(IReadOnlyList<LiveSegment> segments, long position)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            Commit([.. segments], position);
        }
    }

    public void Discard(IEnumerable<LiveSegment> segments)
    {
        foreach (var segment in segments)
        {
            Delete(segment.Segment.Name);
        }
    }

    public void Delete(string name)
    {
        try
        {
            File.Delete(Path.Combine(_folder, name));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // still mapped, on a system that minds: swept when the folder is opened next
        }
    }

    /// <summary>Waits until the merges that are due are done.</summary>
    public void AwaitMerges()
    {
        BeginMerge();
        Volatile.Read(ref _merging).Wait();
    }

    public IReadOnlyList<IndexProblem> Check()
    {
        var problems = new List<IndexProblem>();
        foreach (var segment in Snapshot.Segments)
        {
            try
            {
                Segment.Open(_folder, segment.Segment.Name);
                if (segment.LiveFile is { } live)
                {
                    LiveDocuments.Read(Path.Combine(_folder, live), segment.Segment.Documents);
                }
            }
            catch (Exception failure) when (failure is IndexDamagedException or IOException)
            {
                if (IsNamed(segment)) // otherwise a change or a merge replaced these files while they were read
                {
                    problems.Add(new IndexProblem(segment.Segment.Name, failure.Message));
                }
            }
        }
        return problems;
    }

    private bool IsNamed(LiveSegment segment) =>
        Snapshot.Segments.Any(now => now.Segment == segment.Segment && now.LiveFile == segment.LiveFile);

    public void Dispose()
    {
        lock (_writing)
        {
            if (_disposed)
            {
                return;
            }
            _disposed = true;
        }
        AwaitMerges();
        _folderLock.Dispose();
    }

    private static IndexManifest Empty(Analyzers analyzers, long next) => new(AnalysisOf(analyzers), 0, next, []);

    private static string AnalysisOf(Analyzers analyzers) =>
        string.Create(CultureInfo.InvariantCulture, $"{FormatVersion} {Ranking.Default.Fingerprint} {analyzers.Fingerprint}");

    private static FileStream LockFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new IndexInUseException(folder);
        }
    }

    private static long NumberOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public string NextName(string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _next):x8}.{extension}");

    public SegmentBuilder NewBuilder(string name) => new(Path.Combine(_folder, name), _analyzers);

    public LiveSegment Open(ManifestSegment entry)
    {
        var segment = Segment.Open(_folder, entry.Name);
        try
        {
            var live = entry.Live is null ? LiveDocuments.Every(segment.Documents) : LiveDocuments.Read(Path.Combine(_folder, entry.Live), segment.Documents);
            return new LiveSegment(segment, live, entry.Live);
        }
        catch (IOException failure)
        {
            throw new IndexDamagedException($"{entry.Live}: {failure.Message}", failure);
        }
    }

    private List<LiveSegment> WithoutKeys(IEnumerable<string> keys)
    {
        var deleted = new List<int>[Snapshot.Segments.Count];
        foreach (var key in keys)
        {
            for (var index = 0; index < deleted.Length; index++)
            {
                var document = Snapshot.Segments[index].Segment.FindDocument(key);
                if (document >= 0)
                {
                    (deleted[index] ??= []).Add(document);
                }
            }
        }
        return [.. Snapshot.Segments.Select((segment, index) => deleted[index] is { } documents ? WithLive(segment, segment.Live.Without(documents)) : segment)];
    }

    private LiveSegment WithLive(LiveSegment segment, LiveDocuments live)
    {
        if (live == segment.Live)
        {
            return segment;
        }
        if (live.Count == 0)
        {
            return segment with { Live = live, LiveFile = null }; // nothing of it will be kept
        }
        var name = NextName("live");
        live.Write(Path.Combine(_folder, name));
        return segment with { Live = live, LiveFile = name };
    }

    private void Commit(List<LiveSegment> segments, long position)
    {
        segments.RemoveAll(segment => segment.Live.Count == 0);
        var former = Snapshot.Segments;
        var manifest = new IndexManifest(
            AnalysisOf(_analyzers), position, Interlocked.Read(ref _next), [.. segments.Select(segment => new ManifestSegment(segment.Segment.Name, segment.LiveFile))]);
        manifest.Write(_folder);
        Volatile.Write(ref _snapshot, new IndexSnapshot(segments, position));
        MakeAhead();
        // readers of the former snapshot keep their mapped files
        foreach (var gone in former.SelectMany(FilesOf).Except(segments.SelectMany(FilesOf)))
        {
            Delete(gone);
        }
    }

    /// <summary>Only for segments that are searched: those on their way into another are gone before anybody could need it.</summary>
    private void MakeAhead()
    {
        foreach (var segment in Snapshot.Segments)
        {
            segment.Extras.MakeAhead();
        }
    }

    private static IEnumerable<string> FilesOf(LiveSegment segment) =>
        segment.LiveFile is null ? [segment.Segment.Name] : [segment.Segment.Name, segment.LiveFile];

    private void BeginMerge()
    {
        lock (_writing)
        {
            if (!_disposed && _merging.IsCompleted && MergePolicy.Choose(Snapshot.Segments).Count > 0)
            {
                _merging = Task.Run(TryMergeAll);
            }
        }
    }

    private void TryMergeAll()
    {
        try
        {
            MergeAll();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or IndexDamagedException)
        {
            // a disk that is full, say: the segments stay as they are, and the next change tries again
        }
    }

    private void MergeAll()
    {
        while (!Volatile.Read(ref _disposed) && MergePolicy.Choose(Snapshot.Segments) is { Count: > 0 } sources)
        {
            var merged = Merge(sources, out var moved);
            lock (_writing)
            {
                var current = Snapshot.Segments;
                if (sources.Any(source => current.All(segment => segment.Segment != source.Segment)))
                {
                    Discard([merged]); // a rebuild came in between
                    return;
                }
                var live = merged.Live.Without(DeletedMeanwhile(sources, moved, current));
                List<LiveSegment> segments = [.. current.Where(segment => sources.All(source => source.Segment != segment.Segment)), WithLive(merged, live)];
                Commit(segments, Snapshot.Position);
            }
        }
    }

    private static IEnumerable<int> DeletedMeanwhile(IReadOnlyList<LiveSegment> sources, int[][] moved, IReadOnlyList<LiveSegment> current)
    {
        for (var index = 0; index < sources.Count; index++)
        {
            var now = current.First(segment => segment.Segment == sources[index].Segment).Live;
            for (var document = 0; document < moved[index].Length; document++)
            {
                if (moved[index][document] >= 0 && !now[document])
                {
                    yield return moved[index][document];
                }
            }
        }
    }

    private void Sweep(IndexManifest manifest)
    {
        var kept = manifest.Segments.SelectMany(segment => new[] { segment.Name, segment.Live }).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(_folder).Select(Path.GetFileName))
        {
            if (file!.EndsWith(".seg", StringComparison.Ordinal) || file.EndsWith(".live", StringComparison.Ordinal) || file.EndsWith(".new", StringComparison.Ordinal))
            {
                if (!kept.Contains(file))
                {
                    Delete(file);
                }
            }
        }
    }
}
