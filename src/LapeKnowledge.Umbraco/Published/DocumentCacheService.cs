using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>Documents as the site shows them, loaded when asked for. The published version row is the published data: there is nothing to rebuild.</summary>
/// <remarks>Everyone who asks gets the same published document. Of a draft only what was read is kept, and each caller gets a document of his own, as in stock Umbraco.</remarks>
internal sealed class DocumentCacheService(
    PublishedSourceReader reader,
    PublishedContentFactory factory,
    PublishedServices services,
    IPublishedContentTypeCache types,
    IIdKeyMap ids,
    IPreviewService previews,
    IOptions<PublishedCacheOptions> options) : IDocumentCacheService, IDisposable
{
    private readonly BoundedContentCache<IPublishedContent> _published = new(options.Value.MaxDocuments, options.Value.MaxBytes, PublishedNode.BytesOf);
    private readonly BoundedContentCache<PublishedSource> _drafts = new(Math.Max(1, options.Value.MaxDocuments / 10), options.Value.MaxBytes / 10, PublishedNode.BytesOf);

    public int CachedCount => _published.Count + _drafts.Count;

    public Task<IPublishedContent?> GetByKeyAsync(Guid key, bool? preview = null) => Task.FromResult(Get(key, preview));

    public Task<IPublishedContent?> GetByIdAsync(int id, bool? preview = null) => Task.FromResult(Get(id, preview));

    public IPublishedContent? Get(int id, bool? preview)
        => ids.GetKeyForId(id, UmbracoObjectTypes.Document) is { Success: true, Result: var key } ? Get(key, preview) : null;

    public IPublishedContent? Get(Guid key, bool? preview)
    {
        if (!(preview ?? previews.IsInPreview()))
        {
            return reader.SeesUncommitted ? Published([key]).GetValueOrDefault(key) : _published.GetOrLoad(key, missed => Published([missed]).GetValueOrDefault(missed));
        }
        var draft = reader.SeesUncommitted ? Sources([key], preview: true).FirstOrDefault() : _drafts.GetOrLoad(key, missed => Sources([missed], preview: true).FirstOrDefault());
        return draft is null ? null : factory.Document(draft, preview: true);
    }

    public Task<IReadOnlyList<IPublishedContent>> GetByKeysAsync(IReadOnlyCollection<Guid> keys, bool? preview = null) => Task.FromResult(Get(keys, preview));

    /// <summary>Several documents, those not in memory with one query; in the order of the keys, missing ones left out.</summary>
    public IReadOnlyList<IPublishedContent> Get(IReadOnlyCollection<Guid> keys, bool? preview)
    {
        if (preview ?? previews.IsInPreview())
        {
            var drafts = reader.SeesUncommitted ? Drafts(keys) : _drafts.GetOrLoadMany(keys, Drafts);
            return keys.Where(drafts.ContainsKey).Select(key => factory.Document(drafts[key], preview: true)).ToArray();
        }
        var found = reader.SeesUncommitted ? Published(keys) : _published.GetOrLoadMany(keys, Published);
        return keys.Where(found.ContainsKey).Select(key => found[key]).ToArray();
    }

    public bool TryGetCached(Guid key, bool preview, out IPublishedContent? content)
    {
        content = null;
        return !preview && _published.TryGet(key, out content) && content is not null;
    }

    public IEnumerable<IPublishedContent> GetByContentType(IPublishedContentType contentType)
        => Get(reader.KeysOfType(Constants.ObjectTypes.Document, contentType.Id), preview: false);

    public Task<bool> HasContentByIdAsync(int id, bool preview = false) => Task.FromResult(Get(id, preview) is not null);

    public Task SeedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RefreshContentAsync(IContent content) => Forget(content.Key);

    public Task DeleteItemAsync(IContentBase content) => Forget(content.Key);

    public Task RefreshMemoryCacheAsync(Guid key) => Forget(key);

    public Task RemoveFromMemoryCacheAsync(Guid key) => Forget(key);

    /// <summary>With the documents go the published types that they were made with.</summary>
    public Task ClearMemoryCacheAsync(CancellationToken cancellationToken)
    {
        types.ClearAll();
        ClearConvertedContentCache();
        return Task.CompletedTask;
    }

    public void Rebuild(IReadOnlyCollection<int> contentTypeIds) => ClearConvertedContentCache();

    public Task RebuildMemoryCacheByContentTypeAsync(IEnumerable<int> contentTypeIds)
    {
        ClearConvertedContentCache();
        return Task.CompletedTask;
    }

    /// <summary>Types change rarely and may concern any document through blocks and compositions, so all documents are forgotten.</summary>
    public void ClearConvertedContentCache(IReadOnlyCollection<int> contentTypeIds) => ClearConvertedContentCache();

    public void ClearConvertedContentCache()
    {
        _published.Clear();
        _drafts.Clear();
        services.Elements.Clear();
    }

    public void Dispose()
    {
        _published.Dispose();
        _drafts.Dispose();
    }

    private Task Forget(Guid key)
    {
        _published.Remove(key);
        _drafts.Remove(key);
        services.Elements.Clear();
        return Task.CompletedTask;
    }

    private Dictionary<Guid, PublishedSource> Drafts(IReadOnlyCollection<Guid> keys) => Sources(keys, preview: true).ToDictionary(s => s.Node.Key);

    /// <remarks>A branch is refreshed when its top is published or unpublished, so hidden documents may be remembered as missing.</remarks>
    private Dictionary<Guid, IPublishedContent> Published(IReadOnlyCollection<Guid> keys)
        => Sources(keys, preview: false)
            .Where(s => services.PublishStatus.HasPublishedAncestorPath(s.Node.Key))
            .ToDictionary(s => s.Node.Key, s => factory.Document(s, preview: false));

    /// <summary>Whoever has a document soon asks for its id or its key, so the map learns both.</summary>
    private IReadOnlyList<PublishedSource> Sources(IReadOnlyCollection<Guid> keys, bool preview)
    {
        var sources = reader.Documents(keys, preview);
        if (!reader.SeesUncommitted)
        {
            ids.PopulateCache(sources.Select(s => (s.Node.Id, s.Node.Key)).ToArray(), UmbracoObjectTypes.Document);
        }
        return sources;
    }
}
