using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>The assigned domains in memory, because every request asks for them. Domains without a document or a language assign nothing.</summary>
internal sealed class DomainCacheService(UmbracoScopeProvider scopes, IDomainRepository domains) : IDomainCacheService
{
    private volatile Domain[]? _loaded;

    public IEnumerable<Domain> GetAll(bool includeWildcards) => Loaded().Where(d => includeWildcards || !d.IsWildcard);

    public IEnumerable<Domain> GetAssigned(int documentId, bool includeWildcards = false)
        => Loaded().Where(d => d.ContentId == documentId && (includeWildcards || !d.IsWildcard));

    public bool HasAssigned(int documentId, bool includeWildcards = false) => documentId > 0 && GetAssigned(documentId, includeWildcards).Any();

    /// <summary>Whatever changed, all are read again when next asked for: there are few.</summary>
    public void Refresh(DomainCacheRefresher.JsonPayload[] payloads) => _loaded = null;

    private Domain[] Loaded()
    {
        if (_loaded is { } loaded)
        {
            return loaded;
        }
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var read = domains.GetAll(includeWildcards: true)
            .Where(d => d.RootContentId is not null && !string.IsNullOrWhiteSpace(d.LanguageIsoCode))
            .Select(d => new Domain(d.Id, d.DomainName, d.RootContentId!.Value, d.LanguageIsoCode, d.IsWildcard, d.SortOrder))
            .ToArray();
        if (scopes.Ambient is { HasTransaction: false })
        {
            _loaded = read; // never what a transaction may yet take back
        }
        return read;
    }
}
