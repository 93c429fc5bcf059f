using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>
/// The cultures in which documents are published: an invariant one in every language there is, an unpublished one in none.
/// </summary>
internal sealed class PublishStatusRepository(ScopedDatabase database, SchemaStore schema, ContentRowCache rows) : IPublishStatusRepository
{
    public Task<IDictionary<Guid, ISet<string>>> GetAllPublishStatusAsync(CancellationToken cancellationToken) => Task.FromResult(Load(Documents));

    public Task<ISet<string>> GetPublishStatusAsync(Guid documentKey, CancellationToken cancellationToken)
        => Task.FromResult(Load(Documents.Where(n => n.Key == documentKey)).TryGetValue(documentKey, out var cultures) ? cultures : new HashSet<string>());

    public Task<IDictionary<Guid, ISet<string>>> GetDescendantsOrSelfPublishStatusAsync(Guid rootDocumentKey, CancellationToken cancellationToken)
    {
        var path = rows.Peek(database.Scope, rootDocumentKey)?.Node.Path ?? Documents.Where(n => n.Key == rootDocumentKey).Select(n => n.Path).FirstOrDefault();
        return Task.FromResult(path is null ? new Dictionary<Guid, ISet<string>>() : Load(Documents.Where(NodePaths.BelowOrSelf(path))));
    }

    private IQueryable<NodeRow> Documents => database.Read.Nodes.AsNoTracking().Where(n => n.ObjectType == Constants.ObjectTypes.Document);

    private IDictionary<Guid, ISet<string>> Load(IQueryable<NodeRow> documents)
    {
        var current = schema.Current;
        var every = current.Languages.Select(l => l.IsoCode).ToArray();
        var varying = current.ContentTypes.Where(t => t.VariesByCulture()).Select(t => t.Id).ToHashSet();
        var states = from document in documents
                     join culture in database.Read.NodeCultures.Where(c => c.Published) on document.Id equals culture.NodeId into published
                     from culture in published.DefaultIfEmpty()
                     select new { document.Key, document.Published, document.ContentTypeId, Culture = (string?)culture.Culture };
        return states.AsEnumerable().GroupBy(s => s.Key).ToDictionary(
            g => g.Key,
            g => (ISet<string>)(g.First() switch
            {
                { Published: false } => [],
                { ContentTypeId: var type } when varying.Contains(type) => g.Select(s => s.Culture).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase),
                _ => every.ToHashSet(StringComparer.OrdinalIgnoreCase),
            }));
    }
}
