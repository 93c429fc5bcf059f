using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>What Umbraco keeps of all documents in memory: the tree, what is published, and the addresses. Saving needs it as much as serving.</summary>
internal sealed class SiteMemory(
    IEventAggregator events,
    ILanguageService languages,
    IDocumentUrlService segments,
    IDocumentUrlAliasService aliases)
{
    /// <summary>Loads it from the database. A database without a language has no documents either, and an empty memory is right for it.</summary>
    /// <returns>False when there was no language, so that it has to be loaded again once there is one.</returns>
    public async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var isEmpty = !(await languages.GetAllAsync()).Any();
        if (!isEmpty)
        {
            await events.PublishAsync(new PostRuntimePremigrationsUpgradeNotification(), cancellationToken);
        }
        await segments.InitAsync(isEmpty, cancellationToken);
        await aliases.InitAsync(isEmpty, cancellationToken);
        return !isEmpty;
    }
}
