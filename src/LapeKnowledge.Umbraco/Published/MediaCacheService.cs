using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>Media items as the site shows them, loaded when asked for.</summary>
internal sealed class MediaCacheService(
    PublishedSourceReader reader,
    PublishedContentFactory factory,
    PublishedServices services,
    IIdKeyMap ids,
    IOptions<PublishedCacheOptions> options) : IMediaCacheService, IDisposable
{
    private readonly BoundedContentCache<IPublishedContent> _items = new(options.Value.MaxMedia, options.Value.MaxBytes / 10, PublishedNode.BytesOf);

    public Task<IPublishedContent?> GetByKeyAsync(Guid key) => Task.FromResult(Get(key));

    public Task<IPublishedContent?> GetByIdAsync(int id) => Task.FromResult(Get(id));

    public IPublishedContent? Get(int id)
        => ids.GetKeyForId(id, UmbracoObjectTypes.Media) is { Success: true, Result: var key } ? Get(key) : null;

    public IPublishedContent? Get(Guid key)
        => reader.SeesUncommitted ? Load([key]).GetValueOrDefault(key) : _items.GetOrLoad(key, missed => Load([missed]).GetValueOrDefault(missed));

    public Task<IReadOnlyList<IPublishedContent>> GetByKeysAsync(IReadOnlyCollection<Guid> keys) => Task.FromResult(Get(keys));

    /// <summary>Several items, those not in memory with one query; in the order of the keys, missing ones left out.</summary>
    public IReadOnlyList<IPublishedContent> Get(IReadOnlyCollection<Guid> keys)
    {
        var found = reader.SeesUncommitted ? Load(keys) : _items.GetOrLoadMany(keys, Load);
        return keys.Where(found.ContainsKey).Select(key => found[key]).ToArray();
    }

    public bool TryGetCached(Guid key, out IPublishedContent? content) => _items.TryGet(key, out content) && content is not null;

    public IEnumerable<IPublishedContent> GetByContentType(IPublishedContentType contentType) => Get(reader.KeysOfType(Constants.ObjectTypes.Media, contentType.Id));

    public Task<bool> HasContentByIdAsync(int id) => Task.FromResult(Get(id) is not null);

    public Task SeedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RefreshMediaAsync(IMedia media) => Forget(media.Key);

    public Task DeleteItemAsync(IContentBase media) => Forget(media.Key);

    public Task RefreshMemoryCacheAsync(Guid key) => Forget(key);

    public Task RemoveFromMemoryCacheAsync(Guid key) => Forget(key);

    public Task ClearMemoryCacheAsync(CancellationToken cancellationToken)
    {
        ClearConvertedContentCache();
        return Task.CompletedTask;
    }

    public void Rebuild(IReadOnlyCollection<int> contentTypeIds) => ClearConvertedContentCache();

    public Task RebuildMemoryCacheByContentTypeAsync(IEnumerable<int> mediaTypeIds)
    {
        ClearConvertedContentCache();
        return Task.CompletedTask;
    }

    public void ClearConvertedContentCache(IReadOnlyCollection<int> mediaTypeIds) => ClearConvertedContentCache();

    public void ClearConvertedContentCache()
    {
        _items.Clear();
        services.Elements.Clear();
    }

    public void Dispose() => _items.Dispose();

    private Task Forget(Guid key)
    {
        _items.Remove(key);
        services.Elements.Clear();
        return Task.CompletedTask;
    }

    private Dictionary<Guid, IPublishedContent> Load(IReadOnlyCollection<Guid> keys)
    {
        var found = reader.Media(keys);
        if (!reader.SeesUncommitted)
        {
            ids.PopulateCache(found.Select(s => (s.Node.Id, s.Node.Key)).ToArray(), UmbracoObjectTypes.Media);
        }
        return found.ToDictionary(s => s.Node.Key, factory.Media);
    }
}
