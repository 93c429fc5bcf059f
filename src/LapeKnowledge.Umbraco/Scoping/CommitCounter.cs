namespace LapeKnowledge.Umbraco.Scoping;

/// <summary>Counts the commits of this process: what was read under an older number may be out of date.</summary>
internal sealed class CommitCounter
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Increment() => Interlocked.Increment(ref _value);
}
