using System.Runtime.CompilerServices;
using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>Reads documents and media items for the published caches.</summary>
/// <remarks>
/// Outside a transaction it reads over a connection of its own, because one reader may load for many: it must not wait for the locks of the
/// scope that happened to ask first.
/// </remarks>
internal sealed class PublishedSourceReader(UmbracoScopeProvider scopes, ScopedDatabase database, IDbContextFactory<UmbracoDbContext> contexts, SchemaStore schema)
{
    private const int KeysInOneQuery = 500;
    private static readonly ConditionalWeakTable<IContentTypeComposition, Dictionary<string, ValueStorageType>> StorageTypes = [];
    private static readonly IReadOnlySet<string> NoCultures = new HashSet<string>();

    /// <summary>True inside a transaction: what is read may never be committed, so nobody else may get it.</summary>
    public bool SeesUncommitted => scopes.Ambient is { HasTransaction: true };

    /// <summary>Documents that exist in the asked form and are not in the recycle bin.</summary>
    public IReadOnlyList<PublishedSource> Documents(IReadOnlyCollection<Guid> keys, bool preview) => Read(db => keys.Chunk(KeysInOneQuery).SelectMany(some =>
    {
        var rows = Of(Constants.ObjectTypes.Document, some, db).Where(n => preview || n.Published)
            .Join(db.Versions, n => preview ? n.VersionId : n.PublishedVersionId, v => v.Id, (n, v) => new { Node = n, Version = v }).ToList();
        var edited = preview ? EditedCultures(db, rows.Select(r => r.Node.Id).ToArray()) : null;
        return rows.Select(r => Source(r.Node, r.Version, edited?[r.Node.Id])).ToArray();
    }).ToArray());

    /// <summary>Media items that are not in the recycle bin.</summary>
    public IReadOnlyList<PublishedSource> Media(IReadOnlyCollection<Guid> keys) => Read(db => keys.Chunk(KeysInOneQuery).SelectMany(some =>
        Of(Constants.ObjectTypes.Media, some, db).Join(db.Versions, n => n.VersionId, v => v.Id, (n, v) => new { Node = n, Version = v }).ToList()
            .Select(r => Source(r.Node, r.Version, edited: null))).ToArray());

    /// <summary>Keys of the published documents, or of the media items, of a type, in the order of the tree's levels.</summary>
    public IReadOnlyList<Guid> KeysOfType(Guid objectType, int contentTypeId) => Read(db => db.Nodes.AsNoTracking()
        .Where(n => n.ContentTypeId == contentTypeId && n.ObjectType == objectType && !n.Trashed && (n.Published || objectType == Constants.ObjectTypes.Media))
        .OrderBy(n => n.Level).ThenBy(n => n.ParentId).ThenBy(n => n.SortOrder).ThenBy(n => n.Id)
        .Select(n => n.Key).ToArray());

    private static IQueryable<NodeRow> Of(Guid objectType, Guid[] keys, UmbracoDbContext db)
    {
        var nodes = db.Nodes.AsNoTracking().Where(n => n.ObjectType == objectType && !n.Trashed);
        if (keys is [var key])
        {
            return nodes.Where(n => n.Key == key);
        }
        return nodes.Where(n => keys.Contains(n.Key));
    }

    private static ILookup<int, string> EditedCultures(UmbracoDbContext db, int[] ids)
        => db.NodeCultures.AsNoTracking().Where(c => ids.Contains(c.NodeId) && c.Edited).Select(c => new { c.NodeId, c.Culture }).ToList().ToLookup(c => c.NodeId, c => c.Culture);

    private T Read<T>(Func<UmbracoDbContext, T> query)
    {
        if (SeesUncommitted)
        {
            return query(database.Read);
        }
        using var db = contexts.CreateDbContext();
        return query(db);
    }

    private PublishedSource Source(NodeRow node, VersionRow version, IEnumerable<string>? edited)
    {
        var storage = StorageTypes.GetValue(schema.Current.ContentTypeOf(node.ContentTypeId), StorageOf);
        return new PublishedSource(
            node,
            new PublishedVersion(version.Name, version.TemplateId, version.UserId, version.VersionDate),
            PublishedValues.Of(StoredValues.Read(version.Values, alias => storage.TryGetValue(alias, out var type) ? type : null)),
            StoredCultures.Read(version.Cultures),
            edited?.ToHashSet(StringComparer.OrdinalIgnoreCase) ?? NoCultures);
    }

    private static Dictionary<string, ValueStorageType> StorageOf(IContentTypeComposition type)
        => type.CompositionPropertyTypes.ToDictionary(p => p.Alias, p => p.ValueStorageType, StringComparer.OrdinalIgnoreCase);
}
