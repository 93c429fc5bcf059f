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
    private readonly RankedDocument[] _heap = new RankedDocument[capacity];
    private int _count;

    public int Capacity => capacity;

    /// <summary>What does not reach this need not be offered.</summary>
    public float Least { get; private set; } = float.NegativeInfinity;

    public void Offer(in RankedDocument candidate)
    {
        if (_count < capacity)
        {
            _heap[_count++] = candidate;
            Rise(_count - 1);
        }
        else if (capacity > 0 && candidate.CompareTo(_heap[0]) < 0)
        {
            _heap[0] = candidate;
            Sink();
        }
        if (_count == capacity && capacity > 0)
        {
            Least = _heap[0].Order;
        }
    }

    public List<RankedDocument> ToSorted()
    {
        var sorted = _heap.AsSpan(0, _count).ToArray();
        Array.Sort(sorted);
        return [.. sorted];
    }

    // the worst is on top
    private void Rise(int index)
    {
        while (index > 0 && _heap[index].CompareTo(_heap[(index - 1) / 2]) > 0)
        {
            (_heap[index], _heap[(index - 1) / 2]) = (_heap[(index - 1) / 2], _heap[index]);
            index = (index - 1) / 2;
        }
    }

    private void Sink()
    {
        for (var index = 0; ;)
        {
            var child = (2 * index) + 1;
            if (child >= _count)
            {
                return;
            }
            if (child + 1 < _count && _heap[child + 1].CompareTo(_heap[child]) > 0)
            {
                child++;
            }
            if (_heap[child].CompareTo(_heap[index]) <= 0)
            {
                return;
            }
            (_heap[index], _heap[child]) = (_heap[child], _heap[index]);
            index = child;
        }
    }
}
