using System.Collections.Concurrent;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>
/// What pages made of long texts: the ones made last stay with their properties, the others are made again when a page asks for them. Without this
/// every text that was ever shown would be in memory twice.
/// </summary>
/// <param name="budget">How much may stay, in bytes, as far as the length of the texts tells.</param>
internal sealed class LongValues(long budget)
{
    private const int BytesPerStoredByte = 3; // the text as a string, and what is made around it
    private readonly ConcurrentQueue<(PublishedNodeProperty Property, long Bytes)> _kept = new();
    private long _bytes;

    /// <summary>Tells that <paramref name="property"/> has made a value of a text of so many bytes; the properties that did so longest ago forget theirs.</summary>
    public void Made(PublishedNodeProperty property, int storedBytes)
    {
        var bytes = (long)storedBytes * BytesPerStoredByte;
        _kept.Enqueue((property, bytes));
        var total = Interlocked.Add(ref _bytes, bytes);
        while (total > budget && _kept.TryDequeue(out var oldest))
        {
            oldest.Property.Forget();
            total = Interlocked.Add(ref _bytes, -oldest.Bytes);
        }
    }
}
