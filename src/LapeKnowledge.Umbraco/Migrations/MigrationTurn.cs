using System.Data.Common;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>
/// One process at a time migrates and imports. The turn ends with the process, whatever ends it: on SQLite it is an open file beside the
/// database, on PostgreSQL a lock of the session.
/// </summary>
internal sealed class MigrationTurn : IAsyncDisposable
{
    private const long AdvisoryLock = 0x4C415045_4D494752; // "LAPEMIGR"
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);
    private readonly IAsyncDisposable? _holder;

    private MigrationTurn(IAsyncDisposable? holder) => _holder = holder;

    /// <exception cref="ConfigurationException">The database cannot be reached, or its folder cannot be written.</exception>
    public static async Task<MigrationTurn> TakeAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return new MigrationTurn(options.Provider == DatabaseProvider.Sqlite
                ? await LockFileAsync(options, cancellationToken)
                : await LockSessionAsync(options, cancellationToken));
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            throw DatabaseFailure.Describe(e, options);
        }
    }

    public ValueTask DisposeAsync() => _holder?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<FileStream?> LockFileAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        var source = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (source.Mode == SqliteOpenMode.Memory || source.DataSource is "" or ":memory:")
        {
            return null;
        }
        var path = source.DataSource + ".migration";
        for (var waited = TimeSpan.Zero; ; waited += Retry)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(path) && waited < Timeout)
            {
                await Task.Delay(Retry, cancellationToken);
            }
        }
    }

    private static async Task<NpgsqlConnection> LockSessionAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        // Unpooled, so that closing the connection gives up the lock.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_advisory_lock($1)";
            command.CommandTimeout = (int)Timeout.TotalSeconds;
            command.Parameters.Add(new NpgsqlParameter { Value = AdvisoryLock });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
