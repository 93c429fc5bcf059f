using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LapeKnowledge.Umbraco.Persistence;

/// <summary>
/// Each opened SQLite connection: foreign keys on, and a <c>lower</c> that knows Ä, Ö and Å (the built-in one knows ASCII alone).
/// Who finds the one writer busy looks again after 1, 2, 5 … ms, as SQLite itself does it; Microsoft.Data.Sqlite alone sleeps for 150. Write-ahead logging is a property of the file and set when it is created.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetUp(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetUp(connection);
        return Task.CompletedTask;
    }

    private static void SetUp(DbConnection connection)
    {
        if (connection is not SqliteConnection sqlite)
        {
            return;
        }
        sqlite.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        using var command = sqlite.CreateCommand();
        command.CommandText = "PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=1000";
        command.ExecuteNonQuery();
    }
}
