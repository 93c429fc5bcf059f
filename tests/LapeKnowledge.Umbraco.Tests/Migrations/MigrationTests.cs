using LapeKnowledge.Umbraco.Migrations;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Umbraco.Cms.Core;

namespace LapeKnowledge.Umbraco.Tests.Migrations;

[Collection(HostCollection.Name)]
public sealed class MigrationTests(HostFixture host)
{
    [Fact]
    public async Task Migrations_create_exactly_what_the_model_describes()
    {
        await using var migrated = TestDatabases.Open(await host.Databases.NewDatabaseAsync());
        await migrated.Database.MigrateAsync();
        await using var created = TestDatabases.Open(await host.Databases.NewDatabaseAsync());
        await created.Database.EnsureCreatedAsync();

        var expected = await SchemaDescription.ReadAsync(created);
        var actual = await SchemaDescription.ReadAsync(migrated);

        Assert.True(expected.Length > 150, "The introspection found too little to compare.");
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task A_new_database_has_the_root_and_the_recycle_bins_and_counts_on_from_the_ids_of_Umbraco()
    {
        await using var db = TestDatabases.Open(await MigrateAsync());

        var nodes = await db.Nodes.AsNoTracking().OrderByDescending(n => n.Id).ToListAsync();

        Assert.Equal([-1, -20, -21], nodes.Select(n => n.Id));
        Assert.Equal([Constants.System.RootSystemKey, Constants.System.RecycleBinContentKey, Constants.System.RecycleBinMediaKey], nodes.Select(n => n.Key));
        Assert.Equal(["-1", "-1,-20", "-1,-21"], nodes.Select(n => n.Path));
        Assert.All(nodes, n => Assert.Equal(DateTimeKind.Utc, n.CreateDate.Kind));
        var added = new NodeRow { Key = Guid.NewGuid(), ParentId = -1, Path = "-1", Level = 1 };
        db.Nodes.Add(added);
        await db.SaveChangesAsync();
        Assert.Equal(FixedNodes.FirstFreeId, added.Id);
    }

    [Fact]
    public async Task A_new_SQLite_file_writes_ahead()
    {
        if (TestDatabases.OnPostgreSql)
        {
            return;
        }
        await using var db = TestDatabases.Open(await MigrateAsync());
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA journal_mode";

        Assert.Equal("wal", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        var connection = await MigrateAsync();
        await MigrateAsync(connection);

        await using var db = TestDatabases.Open(connection);
        Assert.Equal(3, await db.Nodes.CountAsync());
    }

    [Fact]
    public async Task Dictionary_keys_that_were_there_before_are_normalized()
    {
        await using var db = TestDatabases.Open(await host.Databases.NewDatabaseAsync());
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("AuditEntries");
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "cmsDictionary" ("Key", "ItemKey") VALUES ({Guid.NewGuid()}, {"Painike.Äänestä"})""");

        await migrator.MigrateAsync();

        Assert.Equal("painike.äänestä", (await db.Dictionary.SingleAsync()).NormalizedKey);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        var connection = await MigrateAsync();
        await using var db = TestDatabases.Open(connection);
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29991231000000_FromTheFuture', '99.0')""");

        var refusal = await Assert.ThrowsAsync<ConfigurationException>(() => MigrateAsync(connection));

        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("29991231000000_FromTheFuture", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_start_at_the_same_time_migrate_once()
    {
        var connection = await host.Databases.NewDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MigrateAsync(connection))));

        await using var db = TestDatabases.Open(connection);
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_killed_program_holds_nobody_up()
    {
        if (TestDatabases.OnPostgreSql)
        {
            return;
        }
        var connection = await host.Databases.NewDatabaseAsync();
        await using (var db = TestDatabases.Open(connection))
        {
            await db.Database.ExecuteSqlRawAsync("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""");
        }

        await MigrateAsync(connection).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private async Task<string> MigrateAsync()
    {
        var connection = await host.Databases.NewDatabaseAsync();
        await MigrateAsync(connection);
        return connection;
    }

    private static async Task MigrateAsync(string connection)
    {
        var options = TestDatabases.OptionsFor(connection);
        await using var turn = await MigrationTurn.TakeAsync(options, CancellationToken.None);
        await new DatabaseMigrator(new Contexts(connection), options, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(CancellationToken.None);
    }

    private sealed class Contexts(string connection) : IDbContextFactory<UmbracoDbContext>
    {
        public UmbracoDbContext CreateDbContext() => TestDatabases.Open(connection);
    }
}
