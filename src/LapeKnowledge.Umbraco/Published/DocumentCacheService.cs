using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>Documents as the site shows them, loaded when asked for. The published version row is the published data: there is nothing to rebuild.</summary>
internal sealed class DocumentCacheService(
    PublishedSourceReader reader,
    PublishedContentFactory factory,
    PublishedServices services,
    IIdKeyMap ids,
    IPreviewService previews,
    IOptions<PublishedCacheOptions> options) : IDocumentCacheService, IDisposable
{
    private readonly BoundedContentCache _published = new(options.Value.MaxDocuments);
    private readonly BoundedContentCache _drafts = new(Math.Max(1, options.Value.MaxDocuments / 10));

    public int CachedCount => _published.Count + _drafts.Count;

    public Task<IPublishedContent?> GetByKeyAsync(Guid key, bool? preview = null) => Task.FromResult(Get(key, preview));

    public Task<IPublishedContent?> GetByIdAsync(int id, bool? preview = null) => Task.FromResult(Get(id, preview));

    public IPublishedContent? Get(int id, bool? preview)
        => ids.GetKeyForId(id, UmbracoObjectTypes.Document) is { Success: true, Result: var key } ? Get(key, preview) : null;

    public IPublishedContent? Get(Guid key, bool? preview)
    {
        var draft = preview ?? previews.IsInPreview();
        return reader.SeesUncommitted ? Load(key, draft) : CacheOf(draft).GetOrLoad(key, missed => Load(missed, draft));
    }

    public Task<IReadOnlyList<IPublishedContent>> GetByKeysAsync(IReadOnlyCollection<Guid> keys, bool? preview = null) => Task.FromResult(Get(keys, preview));

    /// <summary>Several documents, those not in memory with one query; in the order of the keys, missing ones left out.</summary>
    public IReadOnlyList<IPublishedContent> Get(IReadOnlyCollection<Guid> keys, bool? preview)
    {
        var draft = preview ?? previews.IsInPreview();
        var found = reader.SeesUncommitted ? Load(keys, draft) : CacheOf(draft).GetOrLoadMany(keys, missed => Load(missed, draft));
        return keys.Where(found.ContainsKey).Select(key => found[key]).ToArray();
    }

    public bool TryGetCached(Guid key, bool preview, out IPublishedContent? content) => CacheOf(preview).TryGet(key, out content) && content is not null;

    public IEnumerable<IPublishedContent> GetByContentType(IPublishedContentType contentType)
        => Get(reader.KeysOfType(Constants.ObjectTypes.Document, contentType.Id), preview: false);

    public Task<bool> HasContentByIdAsync(int id, bool preview = false) => Task.FromResult(Get(id, preview) is not null);

    public Task SeedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RefreshContentAsync(IContent content) => Forget(content.Key);

    public Task DeleteItemAsync(IContentBase content) => Forget(content.Key);

    public Task RefreshMemoryCacheAsync(Guid key) => Forget(key);

    public Task RemoveFromMemoryCacheAsync(Guid key) => Forget(key);

    public Task ClearMemoryCacheAsync(CancellationToken cancellationToken)
    {
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

    private BoundedContentCache CacheOf(bool preview) => preview ? _drafts : _published;

    private Task Forget(Guid key)
    {
        _published.Remove(key);
        _drafts.Remove(key);
        services.Elements.Clear();
        return Task.CompletedTask;
    }

    private IPublishedContent? Load(Guid key, bool preview) => Load([key], preview).GetValueOrDefault(key);

    /// <remarks>A branch is refreshed when its top is published or unpublished, so hidden documents may be remembered as missing.</remarks>
    private Dictionary<Guid, IPublishedContent> Load(IReadOnlyCollection<Guid> keys, bool preview)
        => reader.Documents(keys, preview)
            .Where(s => preview || services.PublishStatus.HasPublishedAncestorPath(s.Node.Key))
            .ToDictionary(s => s.Node.Key, s => factory.Document(s, preview));
}
