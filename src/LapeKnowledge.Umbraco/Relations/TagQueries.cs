using System.Linq.Expressions;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Relations;

/// <summary>Which tags to look at.</summary>
/// <param name="Group">The tag group; none for all.</param>
/// <param name="Culture">An ISO code, <c>*</c> for every culture, or null for the tags without one.</param>
/// <param name="Text">The tag itself; none for all.</param>
/// <param name="ObjectType">The kind of items that have the tag.</param>
internal sealed record TagFilter(string? Group = null, string? Culture = null, string? Text = null, TaggableObjectTypes ObjectType = TaggableObjectTypes.All)
{
    public static readonly TagFilter AnyCulture = new(Culture: "*");
}

/// <summary>The questions about tags, each one SQL command.</summary>
internal sealed class TagQueries(ScopedDatabase database, SchemaStore schema)
{
    public IReadOnlyList<TaggedEntity> Entities(TagFilter filter, Expression<Func<NodeRow, bool>>? node = null)
    {
        var aliases = PropertyAliases();
        return Uses(filter, node).ToList().Where(u => aliases.ContainsKey(u.Use.PropertyTypeId))
            .GroupBy(u => u.Use.NodeId)
            .Select(uses => new TaggedEntity(uses.Key, uses.GroupBy(u => u.Use.PropertyTypeId)
                .Select(p => new TaggedProperty(p.Key, aliases[p.Key], p.Select(u => Map(u.Tag, nodeCount: 0)).ToArray())).ToArray()))
            .ToArray();
    }

    public IReadOnlyList<ITag> Tags(TagFilter filter, Expression<Func<NodeRow, bool>> node, string? propertyAlias = null)
    {
        var uses = Uses(filter, node);
        if (propertyAlias is not null)
        {
            var ids = PropertyAliases().Where(p => p.Value.Equals(propertyAlias, StringComparison.OrdinalIgnoreCase)).Select(p => p.Key).ToArray();
            uses = uses.Where(u => ids.Contains(u.Use.PropertyTypeId));
        }
        return uses.Select(u => u.Tag).AsEnumerable().Select(t => Map(t, nodeCount: 0)).ToArray();
    }

    /// <summary>The tags with the number of their uses.</summary>
    public IReadOnlyList<ITag> Counted(TagFilter filter)
        => Uses(filter, node: null)
            .GroupBy(u => new { u.Tag.Id, u.Tag.Group, u.Tag.Text, u.Tag.LanguageId })
            .Select(g => new { g.Key, Count = g.Count() })
            .OrderBy(g => g.Key.Id)
            .AsEnumerable()
            .Select(g => Map(new TagRow { Id = g.Key.Id, Group = g.Key.Group, Text = g.Key.Text, LanguageId = g.Key.LanguageId }, g.Count))
            .ToArray();

    public static ITag Map(TagRow row, int nodeCount)
    {
        var tag = new Tag(row.Id, row.Group, row.Text, row.LanguageId) { NodeCount = nodeCount };
        tag.ResetDirtyProperties(false);
        return tag;
    }

    private IQueryable<TagUse> Uses(TagFilter filter, Expression<Func<NodeRow, bool>>? node)
    {
        var db = database.Read;
        var tags = db.Tags.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Group))
        {
            var group = filter.Group.ToLowerInvariant();
            tags = tags.Where(t => t.Group.ToLower() == group);
        }
        if (filter.Text is { } text)
        {
            var lower = text.ToLowerInvariant();
            tags = tags.Where(t => t.Text.ToLower() == lower);
        }
        if (filter.Culture != "*")
        {
            int? languageId = filter.Culture is null ? null : schema.Current.Language(filter.Culture)?.Id ?? 0; // no language has the id 0
            tags = tags.Where(t => t.LanguageId == languageId);
        }
        return tags
            .Join(db.TagRelationships, t => t.Id, r => r.TagId, (tag, use) => new { tag, use })
            .Join(Nodes(filter.ObjectType, node), u => u.use.NodeId, n => n.Id, (u, n) => new TagUse { Tag = u.tag, Use = u.use })
            .OrderBy(u => u.Use.NodeId).ThenBy(u => u.Tag.Id);
    }

    private IQueryable<NodeRow> Nodes(TaggableObjectTypes objectType, Expression<Func<NodeRow, bool>>? condition)
    {
        var nodes = database.Read.Nodes.AsNoTracking();
        if (objectType != TaggableObjectTypes.All)
        {
            var type = objectType switch
            {
                TaggableObjectTypes.Content => Constants.ObjectTypes.Document,
                TaggableObjectTypes.Media => Constants.ObjectTypes.Media,
                TaggableObjectTypes.Member => Constants.ObjectTypes.Member,
                _ => throw new ArgumentOutOfRangeException(nameof(objectType), objectType, "Not a taggable object type."),
            };
            nodes = nodes.Where(n => n.ObjectType == type);
        }
        return condition is null ? nodes : nodes.Where(condition);
    }

    private Dictionary<int, string> PropertyAliases()
    {
        var current = schema.Current;
        return current.ContentTypes.Cast<IContentTypeComposition>().Concat(current.MediaTypes).Concat(current.MemberTypes)
            .SelectMany(t => t.PropertyTypes).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Alias);
    }

    private sealed class TagUse
    {
        public required TagRow Tag { get; init; }
        public required TagRelationshipRow Use { get; init; }
    }
}
