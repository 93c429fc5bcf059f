using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LapeKnowledge.Web.Features.Storage;

/// <summary>
/// Who finds the one writer of SQLite busy looks again after 1, 2, 5 … milliseconds, as SQLite itself does it; Microsoft.Data.Sqlite alone sleeps for 150.
/// </summary>
internal sealed class SqliteWaiting : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetUp(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetUp(connection);
        return Task.CompletedTask;
    }

    private static void SetUp(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=1000";
        command.ExecuteNonQuery();
    }
}
