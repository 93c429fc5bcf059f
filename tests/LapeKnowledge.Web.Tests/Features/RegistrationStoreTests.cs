using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Tests.Features;

/// <summary>Places are given out one by one, whatever happens at once, on both databases.</summary>
public sealed class RegistrationStoreTests : IDisposable
{
    private const int Crowd = 50;
    private static readonly Guid Event = Guid.NewGuid();
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-registrations-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public Task The_last_seat_goes_to_one_of_fifty_at_once_on_SQLite() => LastSeatAsync(false, Sqlite);

    [PostgresFact]
    public async Task The_last_seat_goes_to_one_of_fifty_at_once_on_PostgreSQL() => await LastSeatAsync(true, await TestPostgres.NewDatabaseAsync());

    [Fact]
    public Task Whoever_registers_many_times_at_once_is_one_on_SQLite() => OneAsync(false, Sqlite);

    [PostgresFact]
    public async Task Whoever_registers_many_times_at_once_is_one_and_the_first_in_the_queue_moves_up_on_PostgreSQL()
    {
        await OneAsync(true, await TestPostgres.NewDatabaseAsync());
        await QueueAsync(true, await TestPostgres.NewDatabaseAsync());
    }

    [Fact]
    public Task A_free_place_goes_to_the_first_of_the_queue_on_SQLite() => QueueAsync(false, Sqlite);

    [Fact]
    public async Task More_places_go_to_the_queue_before_the_newcomer()
    {
        using var store = await StoreAsync(Database(false, Sqlite));
        await RegisterAsync(store, 1, "a");
        await RegisterAsync(store, 1, "b");

        var late = await RegisterAsync(store, 2, "c");

        Assert.False(late.Registration.HasPlace);
        Assert.Equal(["b@example.org"], late.Promoted.Select(p => p.Email));
        Assert.Equal(new Seats(2, 1), await store.SeatsAsync(Event, default));
    }

    [Fact]
    public async Task An_event_without_a_capacity_is_never_full()
    {
        using var store = await StoreAsync(Database(false, Sqlite));
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await RegisterAsync(store, 0, $"p{i}")).Registration.HasPlace);
        }
    }

    private string Sqlite => $"Data Source={Path.Combine(_folder, $"{Guid.NewGuid():N}.db")}";

    /// <summary>Two stores over one database are two processes: nothing but the database keeps them apart.</summary>
    private static async Task LastSeatAsync(bool isPostgreSql, string connection)
    {
        var database = Database(isPostgreSql, connection);
        using var one = await StoreAsync(database);
        using var other = new RegistrationStore(database, TimeProvider.System);
        await RegisterAsync(one, 2, "early");

        var all = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(i => Task.Run(() => RegisterAsync(i % 2 == 0 ? one : other, 2, $"person{i}"))));

        Assert.Single(all, r => r.Registration.HasPlace);
        Assert.Equal(Crowd, all.Select(r => r.Registration.Token).Distinct().Count());
        Assert.Equal(new Seats(2, Crowd - 1), await one.SeatsAsync(Event, default));
    }

    private static async Task OneAsync(bool isPostgreSql, string connection)
    {
        var database = Database(isPostgreSql, connection);
        using var one = await StoreAsync(database);
        using var other = new RegistrationStore(database, TimeProvider.System);

        var all = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(i => Task.Run(() => RegisterAsync(i % 2 == 0 ? one : other, 10, "same"))));

        Assert.Single(all.Select(r => r.Registration.Token).Distinct());
        Assert.Single(all, r => r.IsMailed);
        Assert.Equal(new Seats(1, 0), await one.SeatsAsync(Event, default));
    }

    private static async Task QueueAsync(bool isPostgreSql, string connection)
    {
        using var store = await StoreAsync(Database(isPostgreSql, connection));
        var first = (await RegisterAsync(store, 1, "first")).Registration;
        await RegisterAsync(store, 1, "second");
        var third = (await RegisterAsync(store, 1, "third")).Registration;
        Assert.False(third.HasPlace);

        Assert.Empty(await store.CancelAsync(third, 1, true, default));
        var promoted = await store.CancelAsync(first, 1, true, default);

        Assert.Equal(["second@example.org"], promoted.Select(p => p.Email));
        Assert.Null(await store.FindAsync(first.Token, default));
        Assert.True((await store.FindAsync(promoted[0].Token, default))!.HasPlace);
        Assert.Empty(await store.CancelAsync(first, 1, true, default));
        Assert.Equal(new Seats(1, 0), await store.SeatsAsync(Event, default));
    }

    private static IDbContextFactory<RegistrationDbContext> Database(bool isPostgreSql, string connection) => new FeatureTables(isPostgreSql, connection).Contexts<RegistrationDbContext>(RegistrationDbContext.History);

    private static async Task<RegistrationStore> StoreAsync(IDbContextFactory<RegistrationDbContext> database)
    {
        await new FeatureMigrator<RegistrationDbContext>(database).MigrateAsync(default);
        return new RegistrationStore(database, TimeProvider.System);
    }

    private static Task<Registered> RegisterAsync(RegistrationStore store, int capacity, string who) =>
        store.RegisterAsync(Event, capacity, new Applicant(who, $"{who}@example.org", Cultures.Finnish), default);
}

public sealed class ApplicantTests
{
    [Theory]
    [InlineData(" Opettaja@Esimerkki.FI ", "opettaja@esimerkki.fi")]
    [InlineData("a.b+c@d.example.org", "a.b+c@d.example.org")]
    public void An_address_is_kept_in_one_form(string asked, string kept) => Assert.Equal(kept, Applicant.EmailOrNull(asked));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ei osoite")]
    [InlineData("a@b")]
    [InlineData("a@b.fi,c@d.fi")]
    [InlineData("Nimi <a@b.fi>")]
    [InlineData("a@b.fi\r\nBcc: c@d.fi")]
    public void What_is_no_one_address_is_refused(string? asked) => Assert.Null(Applicant.EmailOrNull(asked));

    [Fact]
    public void What_is_too_long_or_not_one_line_is_refused()
    {
        Assert.Null(Applicant.EmailOrNull(new string('a', 250) + "@b.fi"));
        Assert.Null(Applicant.NameOrNull(new string('a', Registration.NameLength + 1)));
        Assert.Null(Applicant.NameOrNull("a\nb"));
        Assert.Null(Applicant.NameOrNull("  "));
        Assert.Equal("Äiti Ö", Applicant.NameOrNull(" Äiti Ö "));
    }
}
