namespace LapeKnowledge.Umbraco.Published;

/// <summary>A moment in the history of one key. What was loaded at another moment than the present one may be stale.</summary>
internal readonly record struct CacheStamp(long Epoch, long Change);

/// <summary>
/// Counts the changes of every key. A loader takes the stamp before it reads the database, and what it loaded is good only for as long as
/// the stamp of the key is still the same: so a load that races with a publish can never leave a stale entry behind.
/// </summary>
/// <remarks>Keys share a fixed number of counters. Two keys on one counter cost a needless reload now and then, and the memory stays constant.</remarks>
internal sealed class CacheStamps
{
    private const int Counters = 8192;
    private readonly long[] _changes = new long[Counters];
    private long _epoch;

    public CacheStamp Current(Guid key) => new(Volatile.Read(ref _epoch), Volatile.Read(ref _changes[Slot(key)]));

    public void Changed(Guid key) => Interlocked.Increment(ref _changes[Slot(key)]);

    public void AllChanged() => Interlocked.Increment(ref _epoch);

    private static int Slot(Guid key) => key.GetHashCode() & (Counters - 1);
}
