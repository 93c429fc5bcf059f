using LapeKnowledge.Umbraco.Persistence;
using Npgsql;
using Umbraco.Cms.Core.Factories;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// Tells when another process has committed. PostgreSQL says so itself, on a connection that is kept open for it; a SQLite file has to be asked, which
/// costs little.
/// </summary>
internal sealed class CommitSignal(DatabaseOptions database, IMachineInfoFactory machine, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan FileInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private NpgsqlConnection? _listening;
    private bool _isSignalled;

    /// <summary>Begins to listen, or begins again after the connection was lost. What was committed before is to be read from the log afterwards.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        if (database.Provider != DatabaseProvider.PostgreSql || _listening is { FullState: System.Data.ConnectionState.Open })
        {
            return;
        }
        await StopAsync();
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 10 };
        _listening = new NpgsqlConnection(settings.ToString());
        _listening.Notification += (_, told) => _isSignalled |= told.Payload != machine.GetLocalIdentity();
        await _listening.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"LISTEN \"{InstructionLog.Channel}\"", _listening);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Returns when another process has committed, and at the latest after the given time.</summary>
    /// <exception cref="NpgsqlException">The connection was lost.</exception>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        atMost = atMost < Shortest ? Shortest : atMost;
        if (_listening is null)
        {
            var file = database.Provider == DatabaseProvider.Sqlite && atMost > FileInterval;
            await Task.Delay(file ? FileInterval : atMost, time, cancellationToken);
            return;
        }
        var began = time.GetTimestamp();
        while (!_isSignalled && atMost - time.GetElapsedTime(began) is { Ticks: > 0 } left)
        {
            await _listening.WaitAsync(left, cancellationToken);
        }
        _isSignalled = false;
    }

    public async Task StopAsync()
    {
        if (_listening is { } connection)
        {
            _listening = null;
            await connection.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
