using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Relations;

/// <summary>Tags by group and language, and which property of which item has them. The questions are in <see cref="TagQueries"/>.</summary>
internal sealed class TagRepository(ScopedDatabase database, TagQueries queries) : ITagRepository
{
    public ITag? Get(int id) => Rows.Where(t => t.Id == id).AsEnumerable().Select(Map).FirstOrDefault();

    public IEnumerable<ITag> GetMany(params int[]? ids)
        => (ids is { Length: > 0 } ? Rows.Where(t => EF.Parameter(ids).Contains(t.Id)) : Rows).AsEnumerable().Select(Map).ToArray();

    public bool Exists(int id) => Rows.Any(t => t.Id == id);

    public IEnumerable<ITag> Get(IQuery<ITag> query) => RowTranslator<TagRow>.Apply(Rows, query).AsEnumerable().Select(Map).ToArray();

    public int Count(IQuery<ITag>? query) => RowTranslator<TagRow>.Apply(Rows, query).Count();

    public void Save(ITag entity)
    {
        var db = database.Write;
        var row = new TagRow { Id = entity.Id, Group = entity.Group, Text = entity.Text, LanguageId = entity.LanguageId };
        db.Entry(row).State = entity.HasIdentity ? EntityState.Modified : EntityState.Added;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        entity.Id = row.Id;
        entity.ResetDirtyProperties();
    }

    public void Delete(ITag entity) => database.Write.Tags.Where(t => t.Id == entity.Id).ExecuteDelete();

    public void Assign(int contentId, int propertyTypeId, IEnumerable<ITag> tags, bool replaceTags = true)
    {
        var wanted = tags.DistinctBy(TagKey.Of).ToArray();
        if (wanted.Length == 0)
        {
            if (replaceTags)
            {
                RemoveAll(contentId, propertyTypeId);
            }
            return;
        }
        var db = database.Write;
        var ids = EnsureStored(wanted);
        var assigned = db.TagRelationships.AsNoTracking()
            .Where(r => r.NodeId == contentId && r.PropertyTypeId == propertyTypeId).Select(r => r.TagId).ToHashSet();
        if (replaceTags && assigned.Except(ids).ToArray() is { Length: > 0 } superfluous)
        {
            db.TagRelationships.Where(r => r.NodeId == contentId && r.PropertyTypeId == propertyTypeId && EF.Parameter(superfluous).Contains(r.TagId)).ExecuteDelete();
        }
        db.TagRelationships.AddRange(ids.Except(assigned).Select(id => new TagRelationshipRow { NodeId = contentId, PropertyTypeId = propertyTypeId, TagId = id }));
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    public void Remove(int contentId, int propertyTypeId, IEnumerable<ITag> tags)
    {
        var ids = Stored(tags.DistinctBy(TagKey.Of).ToArray()).Values.ToArray();
        database.Write.TagRelationships.Where(r => r.NodeId == contentId && r.PropertyTypeId == propertyTypeId && EF.Parameter(ids).Contains(r.TagId)).ExecuteDelete();
    }

    public void RemoveAll(int contentId) => database.Write.TagRelationships.Where(r => r.NodeId == contentId).ExecuteDelete();

    public void RemoveAll(int contentId, int propertyTypeId)
        => database.Write.TagRelationships.Where(r => r.NodeId == contentId && r.PropertyTypeId == propertyTypeId).ExecuteDelete();

    public TaggedEntity? GetTaggedEntityByKey(Guid key) => queries.Entities(TagFilter.AnyCulture, n => n.Key == key).FirstOrDefault();

    public TaggedEntity? GetTaggedEntityById(int id) => queries.Entities(TagFilter.AnyCulture, n => n.Id == id).FirstOrDefault();

    public IEnumerable<TaggedEntity> GetTaggedEntitiesByTagGroup(TaggableObjectTypes objectType, string group, string? culture = null)
        => queries.Entities(new TagFilter(group, culture, ObjectType: objectType));

    public IEnumerable<TaggedEntity> GetTaggedEntitiesByTag(TaggableObjectTypes objectType, string tag, string? group = null, string? culture = null)
        => queries.Entities(new TagFilter(group, culture, tag, objectType));

    public IEnumerable<ITag> GetTagsForEntityType(TaggableObjectTypes objectType, string? group = null, string? culture = null)
        => queries.Counted(new TagFilter(group, culture, ObjectType: objectType));

    public IEnumerable<ITag> GetTagsForEntity(int contentId, string? group = null, string? culture = null)
        => queries.Tags(new TagFilter(group, culture), n => n.Id == contentId);

    public IEnumerable<ITag> GetTagsForEntity(Guid contentId, string? group = null, string? culture = null)
        => queries.Tags(new TagFilter(group, culture), n => n.Key == contentId);

    public IEnumerable<ITag> GetTagsForProperty(int contentId, string propertyTypeAlias, string? group = null, string? culture = null)
        => queries.Tags(new TagFilter(group, culture), n => n.Id == contentId, propertyTypeAlias);

    public IEnumerable<ITag> GetTagsForProperty(Guid contentId, string propertyTypeAlias, string? group = null, string? culture = null)
        => queries.Tags(new TagFilter(group, culture), n => n.Key == contentId, propertyTypeAlias);

    private IQueryable<TagRow> Rows => database.Read.Tags.AsNoTracking().OrderBy(t => t.Id);

    private int[] EnsureStored(ITag[] wanted)
    {
        var stored = Stored(wanted);
        var rows = wanted.Where(t => !stored.ContainsKey(TagKey.Of(t)))
            .Select(t => new TagRow { Group = t.Group, Text = t.Text, LanguageId = t.LanguageId }).ToArray();
        if (rows.Length > 0)
        {
            var db = database.Write;
            db.Tags.AddRange(rows);
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
        return [.. wanted.Select(TagKey.Of).Where(stored.ContainsKey).Select(k => stored[k]), .. rows.Select(r => r.Id)];
    }

    private Dictionary<TagKey, int> Stored(ITag[] tags)
    {
        var texts = tags.Select(t => t.Text.ToLowerInvariant()).Distinct().ToArray();
        return database.Write.Tags.AsNoTracking().Where(t => EF.Parameter(texts).Contains(t.Text.ToLower())).OrderByDescending(t => t.Id).AsEnumerable()
            .GroupBy(t => new TagKey(t.Group.ToLowerInvariant(), t.Text.ToLowerInvariant(), t.LanguageId))
            .ToDictionary(g => g.Key, g => g.Last().Id);
    }

    private static ITag Map(TagRow row) => TagQueries.Map(row, nodeCount: 0);

    /// <summary>What makes two tags the same one; letter case does not, as in the databases Umbraco runs on.</summary>
    private sealed record TagKey(string Group, string Text, int? LanguageId)
    {
        public static TagKey Of(ITag tag) => new(tag.Group.ToLowerInvariant(), tag.Text.ToLowerInvariant(), tag.LanguageId);
    }
}
