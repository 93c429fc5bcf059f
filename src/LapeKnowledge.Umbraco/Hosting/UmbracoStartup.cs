using LapeKnowledge.Umbraco.Migrations;
using LapeKnowledge.Umbraco.Persistence;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>Everything that must be so before the first request: a writable folder, the database, what Umbraco keeps in memory, and the schema.</summary>
internal sealed class UmbracoStartup(
    DataFolder folder,
    DatabaseOptions database,
    DatabaseMigrator migrator,
    Lazy<IEventAggregator> events,
    Lazy<UrlCaches> urls)
{
    /// <summary>True once the site may be asked for pages.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Makes the database ready and loads what Umbraco keeps in memory; enough for a command that serves no pages.</summary>
    /// <exception cref="ConfigurationException">Something outside the program is wrong.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        folder.EnsureWritable();
        await using (await MigrationTurn.TakeAsync(database, cancellationToken))
        {
            await migrator.MigrateAsync(cancellationToken);
        }
        await events.Value.PublishAsync(new PostRuntimePremigrationsUpgradeNotification(), cancellationToken);
        await urls.Value.LoadAsync(cancellationToken);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await events.Value.PublishAsync(new UmbracoApplicationStartingNotification(RuntimeLevel.Run, isRestarting: false), cancellationToken);
        IsComplete = true;
    }
}
