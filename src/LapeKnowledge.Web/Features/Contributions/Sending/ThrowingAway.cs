using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>What goes when a description is thrown away.</summary>
internal enum ThrownAway
{
    /// <summary>It is published, or waits for an editor.</summary>
    Nothing,

    /// <summary>Its text in one language; the document is there in the other.</summary>
    Language,

    /// <summary>The document.</summary>
    Document,
}

/// <summary>Throws away what was begun and never published: the document, or one language of it when there is another.</summary>
internal sealed class ThrowingAway(ContributionStore store, DraftDocuments documents, ContributionMedia media, IContentService contents)
{
    public async Task<ThrownAway> WhatAsync(Contribution contribution, CancellationToken cancellation)
    {
        var document = contribution.IsOpen ? documents.Find(contribution.DocumentKey) : null;
        return document is null || document.IsCulturePublished(contribution.Culture) ? ThrownAway.Nothing
            : document.Published || await store.FindAsync(document.Key, Cultures.Other(contribution.Culture), cancellation) is not null ? ThrownAway.Language
            : ThrownAway.Document;
    }

    /// <returns>False when it may not be thrown away, or Umbraco refused.</returns>
    public async Task<bool> DoAsync(Guid id, CancellationToken cancellation)
    {
        IReadOnlyList<ContributionFile>? dropped = null;
        await store.WriteAsync(id, async () => dropped = await DropAsync(id, cancellation), cancellation);
        foreach (var file in dropped ?? [])
        {
            await media.ThrowAwayAsync(file, cancellation);
        }

        return dropped is not null;
    }

    /// <returns>Its files; null when nothing was done.</returns>
    private async Task<IReadOnlyList<ContributionFile>?> DropAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } contribution || documents.Find(contribution.DocumentKey) is not { } document)
        {
            return null;
        }

        var isDropped = await WhatAsync(contribution, cancellation) switch
        {
            ThrownAway.Document => contents.MoveToRecycleBin(document).Success,
            ThrownAway.Language => documents.Save(WithoutLanguage(document, contribution)),
            _ => false,
        };
        if (!isDropped)
        {
            return null;
        }

        await store.DeleteAsync(id, cancellation);
        return contribution.AllFiles();
    }

    /// <summary>The document without the text in the language, and without the files that came with it and no reader sees.</summary>
    private static IContent WithoutLanguage(IContent document, Contribution contribution)
    {
        UpdateFiles.Of(document, contribution).RemoveUnpublished(document, contribution.Culture);
        DraftDocuments.RemoveText(document, contribution.Culture);
        DraftDocuments.RemoveName(document, contribution.Culture);
        return document;
    }
}
