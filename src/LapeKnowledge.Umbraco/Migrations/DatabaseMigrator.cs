using System.Data.Common;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>Brings the database to the state that the program expects. The caller holds the <see cref="MigrationTurn"/>.</summary>
internal sealed class DatabaseMigrator(IDbContextFactory<UmbracoDbContext> contexts, DatabaseOptions options, ILogger<DatabaseMigrator> logger)
{
    /// <exception cref="ConfigurationException">The database cannot be reached or written, or a newer program has migrated it.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await MigrateAsync(db, cancellationToken);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            throw DatabaseFailure.Describe(e, options);
        }
    }

    private async Task MigrateAsync(UmbracoDbContext db, CancellationToken cancellationToken)
    {
        await RefuseNewerAsync(db, cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToArray();
        if (pending.Length > 0)
        {
            await ForgetAbandonedLockAsync(db, cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            logger.LogInformation("The database was migrated: {Migrations}", string.Join(", ", pending));
        }
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }
    }

    private static async Task RefuseNewerAsync(UmbracoDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return; // it does not exist yet, or opening it below tells what is wrong
        }
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Where(m => !known.Contains(m)).ToArray();
        if (unknown.Length > 0)
        {
            throw new ConfigurationException($"The database is newer than this program: it has the migration {unknown[^1]}, which the program does not know. Run the newer version, or restore a backup from before the update.");
        }
    }

    /// <summary>
    /// EF Core's migration lock on SQLite is a row that a killed program leaves behind, and the next one would wait for it for ever. Whoever
    /// holds the turn is alone, so the row is stale.
    /// </summary>
    private async Task ForgetAbandonedLockAsync(UmbracoDbContext db, CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
        }
    }
}
