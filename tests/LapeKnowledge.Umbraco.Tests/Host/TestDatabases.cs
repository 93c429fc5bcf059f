using LapeKnowledge.Umbraco.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>Makes empty databases of the kind under test: <c>LAPE_TEST_DATABASE</c> is <c>sqlite</c> (default) or <c>postgres</c>.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-tests-").FullName;
    private PostgresCluster? _cluster;
    private int _count;

    public static bool OnPostgreSql { get; } = Environment.GetEnvironmentVariable("LAPE_TEST_DATABASE") switch
    {
        null or "" or "sqlite" => false,
        "postgres" => true,
        var other => throw new InvalidOperationException($"LAPE_TEST_DATABASE is '{other}'; it is 'sqlite' or 'postgres'."),
    };

    /// <summary>The value of <c>ConnectionStrings:umbracoDbDSN_ProviderName</c> for the kind under test.</summary>
    public static string ProviderName => OnPostgreSql ? "Npgsql" : "Microsoft.Data.Sqlite";

    public async Task InitializeAsync()
    {
        if (OnPostgreSql)
        {
            _cluster = await PostgresCluster.StartAsync();
        }
    }

    /// <summary>A folder of its own below the temporary folder of the tests.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, $"folder-{Interlocked.Increment(ref _count)}")).FullName;

    /// <summary>The connection string of a database without tables.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"lape_{Interlocked.Increment(ref _count)}";
        return _cluster is null ? $"Data Source={Path.Combine(_folder, name + ".db")}" : await _cluster.CreateDatabaseAsync(name);
    }

    internal static UmbracoDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<UmbracoDbContext>();
        DatabaseRegistration.Configure(options, OptionsFor(connectionString));
        return new UmbracoDbContext(options.Options);
    }

    internal static DatabaseOptions OptionsFor(string connectionString)
        => new(OnPostgreSql ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite, connectionString);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
