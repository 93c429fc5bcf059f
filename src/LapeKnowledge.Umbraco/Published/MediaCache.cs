using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>Media items have no drafts, so a preview shows what everyone sees.</summary>
internal sealed class MediaCache(MediaCacheService media) : IPublishedMediaCache
{
    public Task<IPublishedContent?> GetByIdAsync(int id) => media.GetByIdAsync(id);

    public Task<IPublishedContent?> GetByIdAsync(Guid key) => media.GetByKeyAsync(key);

    public IPublishedContent? GetById(bool preview, int contentId) => media.Get(contentId);

    public IPublishedContent? GetById(bool preview, Guid contentId) => media.Get(contentId);

    public IPublishedContent? GetById(int contentId) => media.Get(contentId);

    public IPublishedContent? GetById(Guid contentId) => media.Get(contentId);
}
