using LapeKnowledge.Umbraco.Persistence;

namespace LapeKnowledge.Umbraco.Scoping;

/// <summary>
/// Writers of one process queue here before a SQLite transaction. Without it they poll the file lock at 150 ms intervals.
/// PostgreSQL queues writers itself.
/// </summary>
internal sealed class WriterGate(DatabaseOptions database) : IDisposable
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim? _turn = database.Provider == DatabaseProvider.Sqlite ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for the turn to write; dispose the result to pass it on.</summary>
    /// <exception cref="TimeoutException">The turn did not come in time.</exception>
    public IDisposable Enter(TimeSpan? timeout)
    {
        if (_turn is null)
        {
            return new Turn(null);
        }
        if (!_turn.Wait(timeout ?? DefaultTimeout))
        {
            throw new TimeoutException("The database was busy with another write for too long.");
        }
        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
