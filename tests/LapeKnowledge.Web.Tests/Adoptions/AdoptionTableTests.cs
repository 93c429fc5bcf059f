using LapeKnowledge.Umbraco.Tests;
using LapeKnowledge.Web.Features.Adoptions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Tests.Adoptions;

/// <summary>The record of adoptions, on both databases.</summary>
public sealed class AdoptionTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-adoptions-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public Task A_unit_is_counted_once_and_nothing_is_overwritten_on_SQLite() => KeepAsync(false, $"Data Source={Path.Combine(_folder, "adoptions.db")}");

    [PostgresFact]
    public async Task A_unit_is_counted_once_and_nothing_is_overwritten_on_PostgreSQL()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await KeepAsync(true, await cluster.CreateDatabaseAsync("adoptions"));
    }

    private static async Task KeepAsync(bool isPostgreSql, string connection)
    {
        var options = new DbContextOptionsBuilder<AdoptionDbContext>();
        FeatureDatabase.Configure(options, isPostgreSql, connection, AdoptionDbContext.History);
        await using (var db = new AdoptionDbContext(options.Options))
        {
            await db.Database.MigrateAsync();
        }

        var store = new AdoptionStore(new Contexts(options.Options), TimeProvider.System);
        var (item, town, teller, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var told = new ToldAdoption(town, "Metsolan päiväkoti", new DateOnly(2026, 8, 15), [new AdoptedChange("Lyhensimme", "amber")], "Rauhallisempaa");

        Assert.Equal(AdoptionResult.Done, await store.AddAsync(item, teller, told, Cultures.Finnish, default));
        Assert.Equal(AdoptionResult.Done, await store.AddAsync(item, teller, told, Cultures.Finnish, default)); // pressed twice
        Assert.Equal(AdoptionResult.Taken, await store.AddAsync(item, other, told with { Unit = "METSOLAN päiväkoti" }, Cultures.Finnish, default));
        var kept = Assert.Single(await store.OfItemAsync(item, default));
        Assert.Equal(told.Changes, kept.Changes);
        Assert.Equal(told.On, kept.AdoptedOn);

        Assert.Equal(AdoptionResult.Gone, await store.ChangeAsync(kept.Key, kept.Version, other, told with { Outcome = "Muuta" }, Cultures.Finnish, default));
        Assert.False(await store.WithdrawAsync(kept.Key, other, default));
        var both = await Task.WhenAll(
            store.ChangeAsync(kept.Key, kept.Version, teller, told with { Outcome = "Ensimmäinen" }, Cultures.Finnish, default),
            store.HideAsync(kept.Key, kept.Version, other, "Nimiä", default));
        Assert.Single(both, AdoptionResult.Done);
        Assert.Single(both, AdoptionResult.Changed);

        var now = (await store.FindAsync(kept.Key, default))!;
        Assert.Equal(AdoptionResult.Done, await store.HideAsync(now.Key, now.Version, other, "Nimiä", default));
        Assert.Empty(await store.OfItemAsync(item, default));
        Assert.Empty(await store.CountsAsync(default));
        Assert.Equal(AdoptionResult.Done, await store.HideAsync(now.Key, now.Version + 1, other, null, default));
        var count = Assert.Single(await store.CountsAsync(default));
        Assert.Equal((1, 1), (count.Units, count.Municipalities));
        Assert.Single(await store.PageAsync(null, 10, default));
        Assert.Empty(await store.PageAsync(now.Id, 10, default));
    }

    private sealed class Contexts(DbContextOptions<AdoptionDbContext> options) : IDbContextFactory<AdoptionDbContext>
    {
        public AdoptionDbContext CreateDbContext() => new(options);
    }
}
