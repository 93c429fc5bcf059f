using LapeKnowledge.Umbraco.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace LapeKnowledge.Umbraco.Persistence;

internal static class DatabaseRegistration
{
    public const string ConnectionName = "umbracoDbDSN";
    private const string ProviderKey = $"ConnectionStrings:{ConnectionName}_ProviderName";
    private const string PoolKey = "Maximum Pool Size";
    private const int Connections = 50; // of the hundred that PostgreSQL has; the features take forty at most

    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = DataFolder.Read(configuration, environment);
        var database = ReadOptions(configuration, folder);
        services.AddSingleton(folder);
        services.AddSingleton(database);
        services.AddSingleton<DatabaseMigrator>();
        services.AddPooledDbContextFactory<UmbracoDbContext>((provider, options) =>
        {
            Configure(options, database);
            options.AddInterceptors(provider.GetServices<IInterceptor>());
        });
        return services;
    }

    public static void Configure(DbContextOptionsBuilder options, DatabaseOptions database)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            options.UseSqlite(database.ConnectionString).AddInterceptors(new SqliteConnectionSetup());
        }
        else
        {
            options.UseNpgsql(database.ConnectionString);
        }
        // The migrations are written by hand and a test compares them with the model; there is no generated snapshot to compare with.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    internal static DatabaseOptions ReadOptions(IConfiguration configuration, DataFolder folder)
    {
        var connection = configuration.GetConnectionString(ConnectionName);
        var provider = configuration[ProviderKey] switch
        {
            null or "" or "Microsoft.Data.Sqlite" => DatabaseProvider.Sqlite,
            "Npgsql" => DatabaseProvider.PostgreSql,
            var other => throw new ConfigurationException($"{ProviderKey} is '{other}'; the databases served are 'Microsoft.Data.Sqlite' and 'Npgsql'."),
        };
        if (string.IsNullOrWhiteSpace(connection))
        {
            return provider == DatabaseProvider.Sqlite
                ? new DatabaseOptions(provider, $"Data Source={Path.Combine(folder.Path, "lapeknowledge.db")}")
                : throw new ConfigurationException($"ConnectionStrings:{ConnectionName} is empty; PostgreSQL needs one.");
        }
        return new DatabaseOptions(provider, Normalize(provider, connection, folder));
    }

    /// <summary>Parses the connection string, so that a wrong one is told at the start. <c>|DataDirectory|</c> is the data folder, as in Umbraco.</summary>
    private static string Normalize(DatabaseProvider provider, string connection, DataFolder folder)
    {
        try
        {
            connection = connection.Replace("|DataDirectory|", folder.Path, StringComparison.OrdinalIgnoreCase);
            return provider == DatabaseProvider.Sqlite
                ? new SqliteConnectionStringBuilder(connection).ToString()
                : Bounded(new NpgsqlConnectionStringBuilder(connection)).ToString();
        }
        catch (ArgumentException e)
        {
            throw new ConfigurationException($"ConnectionStrings:{ConnectionName} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A rush waits for a free connection and is not refused by the server, unless the operator says how many there are.</summary>
    private static NpgsqlConnectionStringBuilder Bounded(NpgsqlConnectionStringBuilder connection)
    {
        if (!connection.Keys.Cast<string>().Contains(PoolKey, StringComparer.OrdinalIgnoreCase)) // ContainsKey asks whether there is such a setting at all
        {
            connection.MaxPoolSize = Connections;
        }
        return connection;
    }
}
