namespace LapeKnowledge.Umbraco.Tests;

/// <summary>
/// A clock that runs with the machine's until a test moves it; timers made with it fire when it is moved past their time.
/// </summary>
public sealed class TestClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TestTimer> _timers = [];
    private TimeSpan _ahead;
    private DateTimeOffset? _stopped;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _stopped ?? System.GetUtcNow() + _ahead;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return System.GetTimestamp() + (long)(_ahead.TotalSeconds * TimestampFrequency);
        }
    }

    /// <summary>Moves the clock on and fires the timers that have become due.</summary>
    public void Advance(TimeSpan by)
    {
        TestTimer[] timers;
        lock (_lock)
        {
            _ahead += by;
            _stopped += by;
            timers = [.. _timers];
        }
        foreach (var timer in timers)
        {
            timer.FireIfDue(GetUtcNow());
        }
    }

    /// <summary>Stops the clock at an instant; only <see cref="Advance"/> moves it from there.</summary>
    public void StopAt(DateTimeOffset instant)
    {
        lock (_lock)
        {
            _stopped = instant;
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            _ahead = TimeSpan.Zero;
            _stopped = null;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_lock)
        {
            _timers.Add(timer);
        }
        return timer;
    }

    private void Remove(TestTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class TestTimer(TestClock clock, Action fire) : ITimer
    {
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
            _period = period;
            return true;
        }

        public void FireIfDue(DateTimeOffset now)
        {
            while (_due <= now)
            {
                _due = _period > TimeSpan.Zero ? _due + _period : null;
                fire();
            }
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
