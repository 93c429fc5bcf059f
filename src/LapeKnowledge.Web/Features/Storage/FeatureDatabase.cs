using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Web.Features.Storage;

/// <summary>Tables of a feature's own in the database that Umbraco is configured with.</summary>
internal static class FeatureDatabase
{
    private const string Connection = "umbracoDbDSN";
    private const int Connections = 40;
    private const string PreparedKey = "Max Auto Prepare";
    private const int Prepared = 60;
    private const ParameterTranslationMode Lists = ParameterTranslationMode.Parameter; // a list as a parameter for each of its values is SQL that has to be made anew each time
    private const int PoolSize = 32; // of a feature's contexts that wait for the next request

    /// <param name="history">The table that remembers the feature's migrations.</param>
    public static IUmbracoBuilder AddFeatureDatabase<TContext>(this IUmbracoBuilder builder, string history) where TContext : DbContext
    {
        builder.Services.AddPooledDbContextFactory<TContext>((services, options) => Configure(
            options, services.GetRequiredService<IConfiguration>(), Path.GetFullPath(Path.Combine(services.GetRequiredService<IHostingEnvironment>().LocalTempPath, "..")), history), PoolSize);
        builder.Services.TryAddScoped(services => services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        builder.Services.AddSingleton<FeatureMigrator<TContext>>();
        builder.Services.AddSingleton<IFeatureMigrator>(services => services.GetRequiredService<FeatureMigrator<TContext>>());
        return builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, FeatureMigrator<TContext>>();
    }

    /// <summary>Makes the tables for a command that serves no pages.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation = default)
    {
        foreach (var migrator in services.GetServices<IFeatureMigrator>())
        {
            await migrator.MigrateAsync(cancellation);
        }
    }

    public static void Configure(DbContextOptionsBuilder options, bool isPostgreSql, string connection, string history)
    {
        _ = isPostgreSql
            ? options.UseNpgsql(Tuned(connection), provider => provider.MigrationsHistoryTable(history).UseParameterizedCollectionMode(Lists))
            : options.UseSqlite(connection, provider => provider.MigrationsHistoryTable(history).UseParameterizedCollectionMode(Lists)).AddInterceptors(new SqliteWaiting());

        // the migrations are written by hand: there is no generated snapshot to compare the model with
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>
    /// With fewer connections than the hundred that both Npgsql takes and PostgreSQL has: a rush waits for a free one and is not refused. And with the plans of
    /// the commonest commands kept, unless the operator says otherwise (a pool between us and the server may not keep them). A connection is not reset between
    /// two uses: the features set nothing and lock nothing for longer than a transaction. Nobody opens one by hand: a context beyond the pool of contexts would not
    /// give it back.
    /// </summary>
    internal static string Tuned(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, Connections);
        settings.NoResetOnClose = true;
        if (!settings.Keys.Cast<string>().Contains(PreparedKey, StringComparer.OrdinalIgnoreCase))
        {
            settings.MaxAutoPrepare = Prepared;
        }

        return settings.ConnectionString;
    }

    /// <summary>The database as the host reads it.</summary>
    private static void Configure(DbContextOptionsBuilder options, IConfiguration configuration, string dataFolder, string history)
    {
        var connection = configuration.GetConnectionString(Connection)?.Replace("|DataDirectory|", dataFolder, StringComparison.OrdinalIgnoreCase);
        Configure(options, configuration.GetConnectionString(Connection + "_ProviderName") == "Npgsql", string.IsNullOrWhiteSpace(connection)
            ? $"Data Source={Path.Combine(dataFolder, "lapeknowledge.db")}"
            : connection, history);
    }
}
