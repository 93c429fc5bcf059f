using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Tells those who wait in this process that something was written: readers of an open thread, and the worker of notices. Costs nothing while nobody waits.</summary>
internal sealed class DiscussionSignals
{
    private readonly ConcurrentDictionary<int, ConcurrentDictionary<Channel<bool>, bool>> _streams = new();
    private readonly Channel<bool> _work = Bell();
    private int _open;

    /// <summary>Called when a thread has changed, with its number.</summary>
    public event Action? Changed;

    public int Open => Volatile.Read(ref _open);

    public ChannelReader<bool> Work => _work.Reader;

    /// <summary>The threads that somebody waits for.</summary>
    public IReadOnlyCollection<int> Threads => [.. _streams.Where(s => !s.Value.IsEmpty).Select(s => s.Key)];

    public void Tell(TurnTold told)
    {
        foreach (var thread in told.Threads)
        {
            Tell(thread);
        }

        if (told.HasNotices)
        {
            _work.Writer.TryWrite(true);
        }

        if (told.Threads.Count > 0)
        {
            Changed?.Invoke();
        }
    }

    public void Tell(int thread)
    {
        foreach (var stream in _streams.TryGetValue(thread, out var streams) ? streams.Keys : [])
        {
            stream.Writer.TryWrite(true);
        }
    }

    /// <summary>Rings when the thread has changed; several changes are one ring. To be closed with <see cref="Close"/>.</summary>
    public Channel<bool> Listen(int thread)
    {
        Interlocked.Increment(ref _open);
        var bell = Bell();
        _streams.GetOrAdd(thread, _ => new()).TryAdd(bell, true);
        return bell;
    }

    public void Close(int thread, Channel<bool> bell)
    {
        Interlocked.Decrement(ref _open);
        if (_streams.TryGetValue(thread, out var streams))
        {
            streams.TryRemove(bell, out _); // the thread's own set stays: somebody may just be joining it
        }
    }

    private static Channel<bool> Bell() => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
}
