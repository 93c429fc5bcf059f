namespace LapeKnowledge.Search.Querying;

/// <summary>A document that matches.</summary>
/// <param name="Order">What it is sorted by, the highest first.</param>
/// <param name="Tie">Sorts those with the same order, the lowest first.</param>
internal readonly record struct RankedDocument(float Order, uint Tie, int Segment, int Document) : IComparable<RankedDocument>
{
    /// <summary>The best come first.</summary>
    public int CompareTo(RankedDocument other)
    {
        var order = other.Order.CompareTo(Order);
        return order != 0 ? order : Tie.CompareTo(other.Tie);
    }
}

/// <summary>Keeps the best of many.</summary>
internal sealed class TopHits(int capacity)
{
    private readonly RankedDocument[] heap = new RankedDocument[capacity];
    private int count;

    /// <summary>What does not reach this need not be offered.</summary>
    public float Least { get; private set; } = float.NegativeInfinity;

    public void Offer(in RankedDocument candidate)
    {
        if (count < capacity)
        {
            heap[count++] = candidate;
            Rise(count - 1);
        }
        else if (capacity > 0 && candidate.CompareTo(heap[0]) < 0)
        {
            heap[0] = candidate;
            Sink();
        }
        if (count == capacity && capacity > 0)
        {
            Least = heap[0].Order;
        }
    }

    public List<RankedDocument> ToSorted()
    {
        var sorted = heap.AsSpan(0, count).ToArray();
        Array.Sort(sorted);
        return [.. sorted];
    }

    // the worst is on top
    private void Rise(int index)
    {
        while (index > 0 && heap[index].CompareTo(heap[(index - 1) / 2]) > 0)
        {
            (heap[index], heap[(index - 1) / 2]) = (heap[(index - 1) / 2], heap[index]);
            index = (index - 1) / 2;
        }
    }

    private void Sink()
    {
        for (var index = 0; ;)
        {
            var child = (2 * index) + 1;
            if (child >= count)
            {
                return;
            }
            if (child + 1 < count && heap[child + 1].CompareTo(heap[child]) > 0)
            {
                child++;
            }
            if (heap[child].CompareTo(heap[index]) <= 0)
            {
                return;
            }
            (heap[index], heap[child]) = (heap[child], heap[index]);
            index = child;
        }
    }
}
