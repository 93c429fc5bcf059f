using System.Linq.Expressions;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Users;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Umbraco's system orderings over nodes; names are those of <c>Ordering.Culture</c> where one is given.</summary>
internal static class NodeOrdering
{
    /// <exception cref="NotSupportedException">The field cannot be ordered by.</exception>
    public static IQueryable<NodeRow> Apply(UmbracoDbContext db, IQueryable<NodeRow> nodes, Ordering? ordering)
    {
        if (ordering is null or { IsEmpty: true })
        {
            return nodes.OrderBy(n => n.SortOrder).ThenBy(n => n.Id);
        }
        IOrderedQueryable<NodeRow>? ordered = null;
        for (var next = ordering; next is { IsEmpty: false }; next = next.Next)
        {
            ordered = By(db, nodes, ordered, next);
        }
        return ordered!.ThenBy(n => n.Id);
    }

    /// <summary>The name of a node in a culture, or its invariant name.</summary>
    public static Expression<Func<NodeRow, string?>> NameIn(UmbracoDbContext db, string? culture)
    {
        if (string.IsNullOrEmpty(culture))
        {
            return n => n.Name;
        }
        return n => db.NodeCultures.Where(c => c.NodeId == n.Id && c.Culture == culture).Select(c => c.Name).FirstOrDefault() ?? n.Name;
    }

    private static IOrderedQueryable<NodeRow> By(UmbracoDbContext db, IQueryable<NodeRow> nodes, IOrderedQueryable<NodeRow>? ordered, Ordering ordering)
    {
        var culture = ordering.Culture;
        return ordering.OrderBy?.ToLowerInvariant() switch
        {
            "sortorder" => Then(n => n.SortOrder),
            "name" or "nodename" or "text" => Then(Lower(NameIn(db, culture))),
            "createdate" => Then(n => n.CreateDate),
            "updatedate" or "versiondate" => Then(n => n.UpdateDate),
            "path" => Then(n => n.Path),
            "level" => Then(n => n.Level),
            "parentid" => Then(n => n.ParentId),
            "trashed" => Then(n => n.Trashed),
            "id" or "nodeid" => Then(n => n.Id),
            "key" or "uniqueid" => Then(n => n.Key),
            // By name, as lists show them. A user without an account has none, and comes first in every database.
            "owner" or "creator" => Then(n => n.CreatorId == SiteOwner.Id ? SiteOwner.Name : string.Empty),
            "updater" or "writer" => Then(n => n.WriterId == SiteOwner.Id ? SiteOwner.Name : string.Empty),
            "creatorid" => Then(n => n.CreatorId),
            "writerid" => Then(n => n.WriterId),
            "edited" => Then(n => n.Edited),
            "published" when string.IsNullOrEmpty(culture) => Then(n => n.Published),
            "published" => Then(n => db.NodeCultures.Where(c => c.NodeId == n.Id && c.Culture == culture).Select(c => (bool?)c.Published).FirstOrDefault() ?? n.Published),
            "contenttypealias" => Then(n => db.Schema.Where(s => s.NodeId == n.ContentTypeId).Select(s => s.Alias).FirstOrDefault()),
            _ => throw new NotSupportedException($"Content cannot be ordered by '{ordering.OrderBy}'."),
        };

        IOrderedQueryable<NodeRow> Then<TKey>(Expression<Func<NodeRow, TKey>> key) => (ordered, ordering.Direction) switch
        {
            (null, Direction.Ascending) => nodes.OrderBy(key),
            (null, _) => nodes.OrderByDescending(key),
            (_, Direction.Ascending) => ordered.ThenBy(key),
            _ => ordered.ThenByDescending(key),
        };
    }

    private static Expression<Func<NodeRow, string?>> Lower(Expression<Func<NodeRow, string?>> name)
        => Expression.Lambda<Func<NodeRow, string?>>(Expression.Call(name.Body, nameof(string.ToLower), Type.EmptyTypes), name.Parameters);
}
