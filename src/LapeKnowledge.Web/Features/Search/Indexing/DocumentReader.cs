using LapeKnowledge.Search;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Reads what is published for the index.</summary>
internal sealed class DocumentReader(
    SearchDocuments documents,
    IDocumentCacheService published,
    IDocumentNavigationQueryService navigation,
    IPublicAccessService access,
    IUmbracoContextFactory contexts,
    ILogger<DocumentReader> logger)
{
    /// <summary>Every document of the tree, in its order.</summary>
    public IReadOnlyList<Guid> All()
    {
        navigation.TryGetRootKeys(out var roots);
        return [.. roots.SelectMany(root => navigation.TryGetDescendantsKeysOrSelfKeys(root, out var keys) ? keys : [])];
    }

    /// <returns>What the index is to hold of them; of those that are not published, nothing.</returns>
    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> keys)
    {
        using var context = contexts.EnsureUmbracoContext();
        var now = Access.Now(access);
        return [.. (await published.GetByKeysAsync([.. keys.Where(IsInTree)], preview: false)).SelectMany(d => Of(d, now))];
    }

    /// <summary>When a branch is deleted, Umbraco's caches forget its top alone.</summary>
    private bool IsInTree(Guid key) => navigation.TryGetParentKey(key, out _);

    /// <summary>A document that cannot be read is left out, so that it does not keep all others waiting.</summary>
    private IReadOnlyList<SearchDocument> Of(IPublishedContent document, Access now)
    {
        try
        {
            return documents.Of(document, now);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The document {Key} cannot be searched for: it could not be read.", document.Key);
            return [];
        }
    }
}
