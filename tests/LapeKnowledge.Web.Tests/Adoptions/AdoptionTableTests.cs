using LapeKnowledge.Web.Features.Adoptions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Adoptions;

/// <summary>The record of adoptions, on both databases.</summary>
public sealed class AdoptionTableTests
{
    [Fact]
    public Task A_unit_is_counted_once_and_nothing_is_overwritten_on_SQLite() => FeatureTables.OnSqliteAsync(KeepAsync);

    [PostgresFact]
    public Task A_unit_is_counted_once_and_nothing_is_overwritten_on_PostgreSQL() => FeatureTables.OnPostgresAsync(KeepAsync);

    private static async Task KeepAsync(FeatureTables tables)
    {
        var store = new AdoptionStore(await tables.MigratedAsync<AdoptionDbContext>(AdoptionDbContext.History), TimeProvider.System);
        var (item, town, teller, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var told = new ToldAdoption(town, "Metsolan päiväkoti", new DateOnly(2026, 8, 15), [new AdoptedChange("Lyhensimme", "amber")], "Rauhallisempaa");

        Assert.Equal(AdoptionResult.Done, await store.AddAsync(item, teller, told, Cultures.Finnish, default));
        Assert.Equal(AdoptionResult.Done, await store.AddAsync(item, teller, told, Cultures.Finnish, default)); // pressed twice
        Assert.Equal(AdoptionResult.Taken, await store.AddAsync(item, other, told with { Unit = "METSOLAN päiväkoti" }, Cultures.Finnish, default));
        Assert.Equal(AdoptionResult.Taken, await store.AddAsync(item, other, told with { Unit = "Metsolan pa\u0308iva\u0308koti\u200b" }, Cultures.Finnish, default)); // as it is seen
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

        Assert.Equal(AdoptionResult.Done, await store.HideAsync(now.Key, now.Version + 2, other, "Nimiä", default));
        Assert.Equal(AdoptionResult.Done, await store.AddAsync(item, other, told, Cultures.Finnish, default));
        Assert.Equal(AdoptionResult.Taken, await store.AddAsync(item, teller, told with { Outcome = "Muuta" }, Cultures.Finnish, default));
        Assert.Equal(AdoptionResult.Taken, await store.HideAsync(now.Key, now.Version + 3, other, null, default)); // one of a unit is shown
        Assert.Equal(AdoptionResult.Done, await store.HideAsync((await store.OfItemAsync(item, default)).Single().Key, 1, other, "Sekin", default));
        Assert.Equal(AdoptionResult.Done, await store.AddAsync(item, teller, told, Cultures.Finnish, default));
        Assert.Equal(3, (await store.PageAsync(null, 10, default)).Count);
    }
}
