using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>The trees of documents and media, parents before their children, as the navigation service builds them up; without a scope there are none.</summary>
internal sealed class NavigationRepository(ScopedDatabase database, SchemaStore schema) : INavigationRepository
{
    public IEnumerable<INavigationModel> GetContentNodesByObjectType(Guid objectTypeKey)
        => database.HasScope ? Load(database.Read.Nodes.Where(n => n.ObjectType == objectTypeKey && !n.Trashed)) : [];

    public IEnumerable<INavigationModel> GetTrashedContentNodesByObjectType(Guid objectTypeKey)
        => database.HasScope ? Load(database.Read.Nodes.Where(n => n.ObjectType == objectTypeKey && n.Trashed)) : [];

    public IEnumerable<INavigationModel> GetContentNodeWithAncestors(Guid key, Guid objectTypeKey)
    {
        if (!database.HasScope)
        {
            return [];
        }
        var path = database.Read.Nodes.Where(n => n.Key == key && n.ObjectType == objectTypeKey).Select(n => n.Path).FirstOrDefault();
        if (path is null)
        {
            return [];
        }
        var ids = path.Split(',').Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return Load(database.Read.Nodes.Where(n => ids.Contains(n.Id) && n.ObjectType == objectTypeKey));
    }

    private NavigationModel[] Load(IQueryable<NodeRow> nodes)
    {
        var types = new Dictionary<int, Guid>();
        return nodes.AsNoTracking()
            .OrderBy(n => n.Level).ThenBy(n => n.ParentId).ThenBy(n => n.SortOrder).ThenBy(n => n.Id)
            .Select(n => new { n.Id, n.Key, n.ContentTypeId, n.ParentId, n.SortOrder, n.Trashed })
            .AsEnumerable()
            .Select(n => new NavigationModel
            {
                Id = n.Id,
                Key = n.Key,
                ContentTypeKey = TypeKey(types, n.ContentTypeId),
                ParentId = n.ParentId,
                SortOrder = n.SortOrder,
                Trashed = n.Trashed,
            })
            .ToArray();
    }

    private Guid TypeKey(Dictionary<int, Guid> known, int contentTypeId)
    {
        if (!known.TryGetValue(contentTypeId, out var key))
        {
            known[contentTypeId] = key = schema.Current.ContentTypeOf(contentTypeId).Key;
        }
        return key;
    }

    private sealed class NavigationModel : INavigationModel
    {
        public int Id { get; set; }
        public Guid Key { get; set; }
        public Guid ContentTypeKey { get; set; }
        public int ParentId { get; set; }
        public int SortOrder { get; set; }
        public bool Trashed { get; set; }
    }
}
