using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Web.Features.Storage;

internal interface IFeatureMigrator
{
    Task MigrateAsync(CancellationToken cancellation);
}

/// <summary>Makes the tables of a feature at the start.</summary>
internal sealed class FeatureMigrator<TContext>(IDbContextFactory<TContext> contexts) : IFeatureMigrator, INotificationAsyncHandler<UmbracoApplicationStartingNotification>
    where TContext : DbContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken) => MigrateAsync(cancellationToken);

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await db.Database.MigrateAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && db.Database.IsSqlite())
        {
            // EF Core's lock on SQLite is a row that a killed program leaves behind; a migration takes no second
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellation);
            await db.Database.MigrateAsync(cancellation);
        }
    }
}
