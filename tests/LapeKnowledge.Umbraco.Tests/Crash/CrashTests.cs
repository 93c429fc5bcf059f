using System.Globalization;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Tests.Crash;

/// <summary>Killing the program in the middle of a write loses nothing that it had acknowledged, and leaves nothing half done.</summary>
[Collection(HostCollection.Name)]
public sealed class CrashTests(HostFixture host)
{
    /// <summary>A few rounds each time; 200 with <c>LAPE_LONG=1</c>, or as many as <c>LAPE_CRASH_ROUNDS</c> says.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("LAPE_CRASH_ROUNDS"), CultureInfo.InvariantCulture, out var rounds)
        ? rounds
        : Environment.GetEnvironmentVariable("LAPE_LONG") == "1" ? 200 : 3;

    [Fact]
    public async Task Every_acknowledged_write_survives_a_kill()
    {
        var connection = await host.Databases.NewDatabaseAsync();
        var folder = host.Databases.NewFolder();
        var random = new Random(20261121);
        var acknowledged = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var crash = new CrashRound(connection, folder);
            await crash.RunAsync(TimeSpan.FromMilliseconds(random.Next(0, 1500)));
            acknowledged += crash.Acknowledged.Count;

            await using var db = TestDatabases.Open(connection);
            var state = await StoredState.ReadAsync(db);
            Assert.All(crash.Acknowledged, state.AssertKept);
            state.AssertWhole();
            await AssertIntegrityAsync(db);
        }
        Assert.True(acknowledged > Rounds, $"Only {acknowledged} writes in {Rounds} rounds: the loop proved nothing.");
    }

    private static async Task AssertIntegrityAsync(UmbracoDbContext db)
    {
        if (TestDatabases.OnPostgreSql)
        {
            return;
        }
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await command.ExecuteScalarAsync());
        command.CommandText = "PRAGMA foreign_key_check";
        Assert.Null(await command.ExecuteScalarAsync());
    }
}
