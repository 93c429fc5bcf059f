using LapeKnowledge.Umbraco.Persistence.Rows;
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
internal sealed class PublishStatusRepository(ScopedDatabase database, SchemaStore schema) : IPublishStatusRepository
{
    public Task<IDictionary<Guid, ISet<string>>> GetAllPublishStatusAsync(CancellationToken cancellationToken) => Task.FromResult(Load(Documents));

    public Task<ISet<string>> GetPublishStatusAsync(Guid documentKey, CancellationToken cancellationToken)
        => Task.FromResult(Load(Documents.Where(n => n.Key == documentKey)).TryGetValue(documentKey, out var cultures) ? cultures : new HashSet<string>());

    public Task<IDictionary<Guid, ISet<string>>> GetDescendantsOrSelfPublishStatusAsync(Guid rootDocumentKey, CancellationToken cancellationToken)
    {
        var path = Documents.Where(n => n.Key == rootDocumentKey).Select(n => n.Path).FirstOrDefault();
        var below = path + ",";
        return Task.FromResult(path is null ? new Dictionary<Guid, ISet<string>>() : Load(Documents.Where(n => n.Path == path || n.Path.StartsWith(below))));
    }

    private IQueryable<NodeRow> Documents => database.Read.Nodes.AsNoTracking().Where(n => n.ObjectType == Constants.ObjectTypes.Document);

    private IDictionary<Guid, ISet<string>> Load(IQueryable<NodeRow> documents)
    {
        var current = schema.Current;
        var every = current.Languages.Select(l => l.IsoCode).ToArray();
        var varying = current.ContentTypes.Where(t => t.VariesByCulture()).Select(t => t.Id).ToHashSet();
        var cultures = documents
            .Where(n => n.Published)
            .Join(database.Read.NodeCultures.Where(c => c.Published), n => n.Id, c => c.NodeId, (n, c) => new { n.Id, c.Culture })
            .ToLookup(c => c.Id, c => c.Culture);
        return documents.Select(n => new { n.Id, n.Key, n.Published, n.ContentTypeId }).AsEnumerable().ToDictionary(
            n => n.Key,
            n => (ISet<string>)(n switch
            {
                { Published: false } => [],
                _ when varying.Contains(n.ContentTypeId) => cultures[n.Id].ToHashSet(StringComparer.OrdinalIgnoreCase),
                _ => every.ToHashSet(StringComparer.OrdinalIgnoreCase),
            }));
    }
}
