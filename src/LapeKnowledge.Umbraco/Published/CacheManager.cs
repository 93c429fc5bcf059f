using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Umbraco.Published;

internal sealed class CacheManager(IPublishedContentCache content, IPublishedMediaCache media, IPublishedMemberCache members, IDomainCache domains, ElementsCache elements) : ICacheManager
{
    public IPublishedContentCache Content => content;

    public IPublishedMediaCache Media => media;

    public IPublishedMemberCache Members => members;

    public IDomainCache Domains => domains;

    public IAppCache ElementsCache => elements;
}
