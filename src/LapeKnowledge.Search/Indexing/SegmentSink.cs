namespace LapeKnowledge.Search.Indexing;

/// <summary>Writes documents into segments, each as large as the memory for it allows. Disposed before it is complete, it leaves nothing behind.</summary>
internal sealed class SegmentSink(IndexWriter writer) : IDisposable
{
    private const long SegmentMemory = 96 << 20;

    private readonly List<LiveSegment> written = [];
    private SegmentBuilder? builder;
    private string name = "";

    public void Add(IEnumerable<SearchDocument> documents)
    {
        foreach (var document in documents)
        {
            if (builder is null)
            {
                name = writer.NextName("seg");
                builder = writer.NewBuilder(name);
            }
            builder.Add(document);
            if (builder.Size >= SegmentMemory)
            {
                CloseSegment();
            }
        }
    }

    public IReadOnlyList<LiveSegment> Complete()
    {
        CloseSegment();
        LiveSegment[] segments = [.. written];
        written.Clear();
        return segments;
    }

    public void Dispose()
    {
        writer.Discard(written);
        if (builder is not null)
        {
            builder.Dispose();
            writer.Delete(name);
        }
    }

    private void CloseSegment()
    {
        if (builder is not null)
        {
            builder.Complete();
            builder.Dispose();
            builder = null;
            written.Add(writer.Open(new ManifestSegment(name, null)));
        }
    }
}
