using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>Ids and keys of everything that has a node; an id reserved for a key counts for every kind.</summary>
internal sealed class IdKeyMapRepository(ScopedDatabase database, ContentRowCache rows) : IIdKeyMapRepository
{
    public int? GetIdForKey(Guid key, UmbracoObjectTypes umbracoObjectType)
    {
        var (any, type) = KindOf(umbracoObjectType);
        if (rows.Peek(database.Scope, key) is { } cached && (any || cached.Node.ObjectType == type))
        {
            return cached.Node.Id;
        }
        return database.Read.Nodes
            .Where(n => n.Key == key && (any || n.ObjectType == type || n.ObjectType == Constants.ObjectTypes.IdReservation))
            .Select(n => (int?)n.Id).FirstOrDefault();
    }

    public Guid? GetIdForKey(int id, UmbracoObjectTypes umbracoObjectType)
    {
        var (any, type) = KindOf(umbracoObjectType);
        if (rows.Peek(database.Scope, id) is { } cached && (any || cached.Node.ObjectType == type))
        {
            return cached.Node.Key;
        }
        return database.Read.Nodes
            .Where(n => n.Id == id && (any || n.ObjectType == type || n.ObjectType == Constants.ObjectTypes.IdReservation))
            .Select(n => (Guid?)n.Key).FirstOrDefault();
    }

    /// <exception cref="NotSupportedException">Entities of the kind have no node.</exception>
    private static (bool Any, Guid Type) KindOf(UmbracoObjectTypes objectType) => objectType switch
    {
        UmbracoObjectTypes.Unknown => (true, Guid.Empty),
        _ when objectType.GetGuid() is var type && type != Guid.Empty => (false, type),
        _ => throw new NotSupportedException($"Unsupported object type ({objectType})."),
    };
}
