using System.Collections.Concurrent;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>
/// Every type, data type, template, container, language and relation type at one moment. The models are built when first asked for and then shared:
/// whoever may change one takes a deep clone.
/// </summary>
internal sealed class SchemaSnapshot
{
    private readonly SchemaMaterializer _materializer;
    private readonly ConcurrentDictionary<int, object> _models = new();
    private readonly Dictionary<int, SchemaEntry> _entries;
    private readonly Dictionary<Guid, int> _idsByKey;

    public SchemaSnapshot(SchemaMaterializer materializer, IEnumerable<SchemaEntry> entries, IReadOnlyList<LanguageRow> languages, IReadOnlyList<RelationTypeRow> relationTypes)
    {
        _materializer = materializer;
        _entries = entries.ToDictionary(e => e.Node.Id);
        _idsByKey = _entries.Values.ToDictionary(e => e.Node.Key, e => e.Node.Id);
        Languages = languages.Select(l => materializer.Language(l, languages)).OrderBy(l => l.Id).ToArray();
        RelationTypes = relationTypes.Select(SchemaMaterializer.RelationType).ToDictionary(r => r.Id);
    }

    public IReadOnlyList<ILanguage> Languages { get; }

    public IReadOnlyDictionary<int, IRelationType> RelationTypes { get; }

    public IEnumerable<IContentType> ContentTypes => OfType(Constants.ObjectTypes.DocumentType).Select(e => (IContentType)Model(e));

    public IEnumerable<IMediaType> MediaTypes => OfType(Constants.ObjectTypes.MediaType).Select(e => (IMediaType)Model(e));

    public IEnumerable<IMemberType> MemberTypes => OfType(Constants.ObjectTypes.MemberType).Select(e => (IMemberType)Model(e));

    public IEnumerable<IDataType> DataTypes => OfType(Constants.ObjectTypes.DataType).Select(e => (IDataType)Model(e));

    public IEnumerable<ITemplate> Templates => OfType(Constants.ObjectTypes.TemplateType).Select(e => (ITemplate)Model(e));

    public IEnumerable<SchemaEntry> Entries => _entries.Values;

    /// <summary>The shared model of a type, or null where there is none of that id and kind.</summary>
    public T? Find<T>(int id) where T : class => _entries.TryGetValue(id, out var entry) ? Model(entry) as T : null;

    public T? Find<T>(Guid key) where T : class => _idsByKey.TryGetValue(key, out var id) ? Find<T>(id) : null;

    public SchemaEntry? Entry(int id) => _entries.GetValueOrDefault(id);

    public SchemaEntry? Entry(Guid key) => _idsByKey.TryGetValue(key, out var id) ? _entries[id] : null;

    /// <summary>The type of a document or media item.</summary>
    /// <exception cref="InvalidOperationException">The database has content of a type that it does not have.</exception>
    public IContentTypeComposition ContentTypeOf(int contentTypeId)
        => Find<IContentTypeComposition>(contentTypeId) ?? throw new InvalidOperationException($"There is no content type of id {contentTypeId}.");

    public ILanguage? Language(string? isoCode) => isoCode is null ? null : Languages.FirstOrDefault(l => l.IsoCode.Equals(isoCode, StringComparison.OrdinalIgnoreCase));

    public ILanguage? Language(int id) => Languages.FirstOrDefault(l => l.Id == id);

    public ILanguage? DefaultLanguage => Languages.FirstOrDefault(l => l.IsDefault);

    public IRelationType? RelationType(string alias) => RelationTypes.Values.FirstOrDefault(r => r.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same snapshot with changed entries and without removed ones; models are built anew because types hold each other.</summary>
    public SchemaSnapshot With(IReadOnlyCollection<SchemaEntry> changed, IReadOnlySet<int> removed, IReadOnlyList<LanguageRow> languages, IReadOnlyList<RelationTypeRow> relationTypes)
    {
        var changedIds = changed.Select(c => c.Node.Id).ToHashSet();
        var kept = _entries.Values.Where(e => !removed.Contains(e.Node.Id) && !changedIds.Contains(e.Node.Id));
        return new SchemaSnapshot(_materializer, kept.Concat(changed), languages, relationTypes);
    }

    private IEnumerable<SchemaEntry> OfType(Guid objectType)
        => _entries.Values.Where(e => e.Node.ObjectType == objectType).OrderBy(e => e.Node.SortOrder).ThenBy(e => e.Node.Id);

    private object Model(SchemaEntry entry) => _models.GetOrAdd(entry.Node.Id, _ => _materializer.Materialize(entry, this));
}

/// <summary>The node of a schema entity with its stored definition; containers have none.</summary>
internal sealed record SchemaEntry(NodeRow Node, string? Definition);
