using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Routing;

internal sealed class DomainCache(IDomainCacheService domains, IDefaultCultureAccessor defaultCulture) : IDomainCache
{
    public string DefaultCulture => defaultCulture.DefaultCulture;

    public IEnumerable<Domain> GetAll(bool includeWildcards) => domains.GetAll(includeWildcards);

    public IEnumerable<Domain> GetAssigned(int documentId, bool includeWildcards = false) => domains.GetAssigned(documentId, includeWildcards);

    public bool HasAssigned(int documentId, bool includeWildcards = false) => domains.HasAssigned(documentId, includeWildcards);
}
