using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>
/// Goes back from an update to what is published: an update that nobody ends would stand in the way of everything else that is to be published on the page.
/// </summary>
internal sealed class Discarding(ContributionStore store, DraftDocuments documents, ContributionMedia media)
{
    public bool May(Contribution contribution) => contribution.IsOpen && documents.Find(contribution.DocumentKey)?.IsCulturePublished(contribution.Culture) == true;

    /// <param name="version">Of the description, as the member has seen it.</param>
    /// <returns>False when it has changed since, or there is nothing to go back to.</returns>
    public async Task<bool> DiscardAsync(Guid id, int version, CancellationToken cancellation)
    {
        IReadOnlyList<ContributionFile>? dropped = null;
        await store.WriteAsync(id, async () => dropped = await GoBackAsync(id, version, cancellation), cancellation);
        foreach (var file in dropped ?? [])
        {
            await media.ThrowAwayAsync(file, cancellation);
        }

        return dropped is not null;
    }

    /// <returns>The files that came with the update; null when nothing was done.</returns>
    private async Task<IReadOnlyList<ContributionFile>?> GoBackAsync(Guid id, int version, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } contribution || contribution.Version != version || !May(contribution) || documents.Find(contribution.DocumentKey) is not { } document)
        {
            return null;
        }

        var files = UpdateFiles.Of(document, contribution);
        document.SetCultureName(document.GetPublishName(contribution.Culture), contribution.Culture);
        foreach (var property in document.Properties.Where(p => p.PropertyType.VariesByCulture()))
        {
            document.SetValue(property.Alias, property.GetValue(contribution.Culture, published: true), contribution.Culture);
        }

        await RestoreSharedAsync(document, contribution, files, cancellation);
        return documents.Save(document) && await store.DiscardAsync(id, version, files.Published, cancellation) ? files.Unpublished : null;
    }

    /// <summary>What both languages share goes back, too; while the other language is being written, only what came or went with this one.</summary>
    private async Task RestoreSharedAsync(IContent document, Contribution contribution, UpdateFiles files, CancellationToken cancellation)
    {
        if (await store.FindAsync(document.Key, Cultures.Other(contribution.Culture), cancellation) is null or { State: ContributionState.Published })
        {
            foreach (var property in document.Properties.Where(p => !p.PropertyType.VariesByCulture()))
            {
                document.SetValue(property.Alias, property.GetValue(published: true));
            }

            return;
        }

        files.TakeOut(document, contribution.Culture);
    }
}
