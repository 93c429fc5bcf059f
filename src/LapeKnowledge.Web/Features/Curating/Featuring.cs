using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Curating;

internal enum FeatureResult
{
    /// <summary>Everybody sees it.</summary>
    Published,

    /// <summary>It is in the draft: the collection is not published, or has changes that are not.</summary>
    InDraft,

    /// <summary>The collection has the document already.</summary>
    AlreadyThere,

    /// <summary>The collection or the document is not there any more.</summary>
    Gone,

    /// <summary>Umbraco refused, as when another has just changed the collection.</summary>
    Refused,
}

/// <param name="Collection">Null for a new one.</param>
/// <param name="Names">The names of a new collection, and of one that has none in a culture in which there are words, by culture.</param>
/// <param name="Words">Why it is worth reading, by culture; a culture without words is left as it is. What has no name in a culture is shown to nobody in it.</param>
internal sealed record Featured(Guid? Collection, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Words);

/// <summary>Puts a document into a collection with an editor's words.</summary>
internal sealed class Featuring(IContentService contents, IContentTypeService types, Lifts lifts) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1); // two editors who add to one collection at once both find it as it was

    /// <returns>How it ended, and the collection.</returns>
    public async Task<(FeatureResult Result, Guid Collection)> AddAsync(Guid document, Featured featured, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return Add(document, featured);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private (FeatureResult, Guid) Add(Guid document, Featured featured)
    {
        var udi = Udi.Create(Constants.UdiEntityType.Document, document).ToString();
        var content = featured.Collection is { } key ? lifts.Find(key) : New(featured);
        if (content is null || types.Get(CollectionItem.ModelTypeAlias) is not { } block)
        {
            return (FeatureResult.Gone, default);
        }

        var lists = featured.Words.Keys.ToDictionary(culture => culture, culture => BlockLists.Read(content.GetValue<string>(Collection.Aliases.Items, culture)));
        var unnamed = featured.Names.Where(n => featured.Words.ContainsKey(n.Key) && !content.IsCultureAvailable(n.Key)).ToList();
        foreach (var (culture, name) in unnamed)
        {
            content.SetCultureName(name, culture);
        }

        if (unnamed.Count == 0 && lists.Values.All(l => l.Blocks.Any(b => b.GetValueOrDefault(CollectionItem.Aliases.Item)?.ToString() == udi)))
        {
            return (FeatureResult.AlreadyThere, content.Key);
        }

        var isDraft = featured.Collection is not null && content is not { Published: true, Edited: false };
        foreach (var (culture, list) in lists.Where(l => !l.Value.Blocks.Any(b => b.GetValueOrDefault(CollectionItem.Aliases.Item)?.ToString() == udi)))
        {
            list.Add(block.Key, (CollectionItem.Aliases.Item, udi), (CollectionItem.Aliases.Words, featured.Words[culture]));
            content.SetValue(Collection.Aliases.Items, list.Write(), culture);
        }

        if (!contents.Save(content).Success)
        {
            return (FeatureResult.Refused, content.Key);
        }

        var cultures = featured.Words.Keys.Where(content.AvailableCultures.Contains).Union(content.PublishedCultures).ToArray();
        return isDraft ? (FeatureResult.InDraft, content.Key)
            : contents.Publish(content, cultures).Success ? (FeatureResult.Published, content.Key)
            : (FeatureResult.Refused, content.Key);
    }

    private IContent? New(Featured featured)
    {
        if (lifts.Section is not { } section)
        {
            return null;
        }

        var content = contents.Create(featured.Names[Cultures.Finnish], section.Key, Collection.ModelTypeAlias);
        foreach (var (culture, name) in featured.Names)
        {
            content.SetCultureName(name, culture);
        }

        return content;
    }
}
