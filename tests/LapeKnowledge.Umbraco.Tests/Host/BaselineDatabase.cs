using System.Data.Common;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>A copy of every table as it was before the first test, from which each test's tables are filled anew.</summary>
internal sealed class BaselineDatabase : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly string _restore;

    private BaselineDatabase(DbConnection connection, string[] tables)
    {
        _connection = connection;
        var copies = string.Concat(tables.Select(t => $"""DELETE FROM "{t}"; INSERT INTO "{t}" SELECT * FROM "baseline"."{t}"; """));
        _restore = $"BEGIN; {copies} COMMIT;";
    }

    public static async Task<BaselineDatabase> SaveAsync(string connectionString, TestDatabases databases)
    {
        string[] tables;
        await using (var db = TestDatabases.Open(connectionString))
        {
            StockRows.AddTo(db);
            await db.SaveChangesAsync();
            await TakeStockIdsAsync(db);
            tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).ToArray();
        }
        var connection = await OpenAsync(connectionString, databases);
        foreach (var table in tables)
        {
            await ExecuteAsync(connection, $"""CREATE TABLE "baseline"."{table}" AS SELECT * FROM "{table}" """);
        }
        return new BaselineDatabase(connection, tables);
    }

    /// <summary>PostgreSQL does not count on from ids that rows brought along; SQLite does.</summary>
    private static async Task TakeStockIdsAsync(UmbracoDbContext db)
    {
        if (TestDatabases.OnPostgreSql)
        {
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "umbracoLanguage" ALTER COLUMN "Id" RESTART WITH 100; ALTER TABLE "umbracoRelationType" ALTER COLUMN "Id" RESTART WITH 100""");
        }
    }

    public Task RestoreAsync() => ExecuteAsync(_connection, _restore);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>A connection of its own, on which foreign keys are not checked: the tables are emptied in any order.</summary>
    private static async Task<DbConnection> OpenAsync(string connectionString, TestDatabases databases)
    {
        DbConnection connection = TestDatabases.OnPostgreSql
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString())
            : new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = false }.ToString());
        await connection.OpenAsync();
        await ExecuteAsync(connection, TestDatabases.OnPostgreSql
            ? "CREATE SCHEMA baseline; SET session_replication_role = replica"
            : $"ATTACH DATABASE '{Path.Combine(databases.NewFolder(), "baseline.db")}' AS baseline; PRAGMA synchronous=OFF");
        return connection;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
