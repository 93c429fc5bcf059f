using LapeKnowledge.Umbraco.Migrations;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Sync;
using LapeKnowledge.Umbraco.USync;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>Everything that must be so before the first request: a writable folder, the database, the schema, and what Umbraco keeps in memory.</summary>
/// <remarks>Umbraco's services are asked for only when the database is ready: some of them read it as they are made.</remarks>
internal sealed class UmbracoStartup(DataFolder folder, DatabaseOptions database, DatabaseMigrator migrator, IServiceProvider services)
{
    /// <summary>True once the site may be asked for pages.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Makes the database ready and loads what Umbraco keeps in memory; enough for a command that serves no pages.</summary>
    /// <exception cref="ConfigurationException">Something outside the program is wrong.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken) => InTurnAsync(LoadAsync, cancellationToken);

    /// <exception cref="ConfigurationException">Something outside the program is wrong.</exception>
    /// <exception cref="USyncException">A file of the schema or the content is wrong; the database is as it was.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await InTurnAsync(LoadAndImportAsync, cancellationToken);
        await services.GetRequiredService<IEventAggregator>()
            .PublishAsync(new UmbracoApplicationStartingNotification(RuntimeLevel.Run, isRestarting: false), cancellationToken);
        IsComplete = true;
    }

    /// <returns>False when the database has no language yet, so that what is in memory is incomplete.</returns>
    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        await services.GetRequiredService<SyncBoot>().BeginAsync();
        return await services.GetRequiredService<SiteMemory>().LoadAsync(cancellationToken);
    }

    private async Task LoadAndImportAsync(CancellationToken cancellationToken)
    {
        var isLoaded = await LoadAsync(cancellationToken);
        await services.GetRequiredService<USyncStartup>().ImportAtStartAsync(cancellationToken);
        await services.GetRequiredService<FirstLanguage>().EnsureAsync();
        if (!isLoaded)
        {
            await services.GetRequiredService<SiteMemory>().LoadAsync(cancellationToken);
        }
    }

    /// <summary>Processes that start over the same database do this one after the other.</summary>
    private async Task InTurnAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        folder.EnsureWritable();
        await using var turn = await MigrationTurn.TakeAsync(database, cancellationToken);
        try
        {
            await work(cancellationToken);
        }
        catch (Exception failure) when (DatabaseFailure.CauseOf(failure) is { } cause)
        {
            throw DatabaseFailure.Describe(cause, database);
        }
    }
}
