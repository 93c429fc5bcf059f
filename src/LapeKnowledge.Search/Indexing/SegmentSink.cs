namespace LapeKnowledge.Search.Indexing;

/// <summary>Writes documents into segments, mostly one: each has as many words as the memory for them allows. Disposed before it is complete, it leaves nothing behind.</summary>
internal sealed class SegmentSink(IndexWriter writer) : IDisposable
{
    private const long SegmentMemory = 256 << 20;

    private readonly List<LiveSegment> _written = [];
    private SegmentBuilder? _builder;
    private string _name = "";

    public void Add(IEnumerable<SearchDocument> documents)
    {
        foreach (var document in documents)
        {
            if (_builder is null)
            {
                _name = writer.NextName("seg");
                _builder = writer.NewBuilder(_name);
            }
            _builder.Add(document);
            if (_builder.Size >= SegmentMemory)
            {
                CloseSegment();
            }
        }
    }

    public IReadOnlyList<LiveSegment> Complete()
    {
        CloseSegment();
        LiveSegment[] segments = [.. _written];
        _written.Clear();
        return segments;
    }

    public void Dispose()
    {
        writer.Discard(_written);
        if (_builder is not null)
        {
            _builder.Dispose();
            writer.Delete(_name);
        }
    }

    private void CloseSegment()
    {
        if (_builder is not null)
        {
            _builder.Complete();
            _builder.Dispose();
            _builder = null;
            _written.Add(writer.Open(new ManifestSegment(_name, null)));
        }
    }
}
