using System.Linq.Expressions;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>Orders nodes as an <see cref="Ordering"/> says; the id is always the last criterion, so that pages are stable.</summary>
internal static class NodeOrdering
{
    public static IQueryable<NodeRow> Apply(UmbracoDbContext db, IQueryable<NodeRow> nodes, Ordering? ordering)
    {
        IOrderedQueryable<NodeRow>? ordered = null;
        for (var next = ordering; next is { IsEmpty: false }; next = next.Next)
        {
            ordered = By(nodes, ordered, next, db);
        }
        ordered ??= nodes.OrderBy(n => n.SortOrder);
        return ordering is { IsEmpty: false, Direction: Direction.Descending } ? ordered.ThenByDescending(n => n.Id) : ordered.ThenBy(n => n.Id);
    }

    private static IOrderedQueryable<NodeRow> By(IQueryable<NodeRow> nodes, IOrderedQueryable<NodeRow>? ordered, Ordering ordering, UmbracoDbContext db)
    {
        return ordering.OrderBy!.ToLowerInvariant() switch
        {
            "name" or "text" => Then(Name(ordering.Culture, db)),
            "sortorder" => Then(n => n.SortOrder),
            "path" => Then(n => n.Path),
            "level" => Then(n => n.Level),
            "createdate" => Then(n => n.CreateDate),
            "updatedate" or "versiondate" => Then(n => n.UpdateDate),
            "id" or "nodeid" => Then(n => n.Id),
            "parentid" => Then(n => n.ParentId),
            "trashed" => Then(n => n.Trashed),
            "nodeobjecttype" => Then(n => n.ObjectType),
            "creatorid" or "owner" => Then(n => n.CreatorId),
            "published" => Then(n => n.Published),
            _ => throw new NotSupportedException($"Entities cannot be ordered by {ordering.OrderBy}."),
        };

        IOrderedQueryable<NodeRow> Then<TKey>(Expression<Func<NodeRow, TKey>> key) => Order(nodes, ordered, ordering.Direction, key);
    }

    private static IOrderedQueryable<NodeRow> Order<TKey>(IQueryable<NodeRow> nodes, IOrderedQueryable<NodeRow>? ordered, Direction direction, Expression<Func<NodeRow, TKey>> key)
        => (ordered, direction) switch
        {
            (null, Direction.Ascending) => nodes.OrderBy(key),
            (null, _) => nodes.OrderByDescending(key),
            (_, Direction.Ascending) => ordered.ThenBy(key),
            _ => ordered.ThenByDescending(key),
        };

    /// <summary>The name in the culture, or the invariant one of nodes that do not vary; letter case does not matter.</summary>
    private static Expression<Func<NodeRow, string?>> Name(string? culture, UmbracoDbContext db)
    {
        if (string.IsNullOrEmpty(culture))
        {
            return n => n.Name!.ToLower();
        }
        return n => (db.NodeCultures.Where(c => c.NodeId == n.Id && c.Culture == culture).Select(c => c.Name).FirstOrDefault() ?? n.Name)!.ToLower();
    }
}
