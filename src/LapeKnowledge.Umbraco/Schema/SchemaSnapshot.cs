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
    private readonly Dictionary<int, SchemaEntry> _entries;
    private readonly Dictionary<Guid, int> _idsByKey;
    private readonly ConcurrentDictionary<int, object> _models;
    private readonly IReadOnlyList<LanguageRow> _languageRows;
    private readonly IReadOnlyList<RelationTypeRow> _relationTypeRows;
    private readonly Dictionary<string, ILanguage> _languagesByCode;
    private readonly Lazy<ILookup<Guid, SchemaEntry>> _byType;
    private readonly Lazy<ILookup<int, SchemaEntry>> _byParent;
    private readonly Lazy<Dictionary<(Guid ObjectType, string Alias), int>> _idsByAlias;

    public SchemaSnapshot(SchemaMaterializer materializer, IEnumerable<SchemaEntry> entries, IReadOnlyList<LanguageRow> languages, IReadOnlyList<RelationTypeRow> relationTypes)
        : this(materializer, entries.ToDictionary(e => e.Node.Id), languages, relationTypes, [])
    {
    }

    private SchemaSnapshot(
        SchemaMaterializer materializer,
        Dictionary<int, SchemaEntry> entries,
        IReadOnlyList<LanguageRow> languages,
        IReadOnlyList<RelationTypeRow> relationTypes,
        ConcurrentDictionary<int, object> models)
    {
        _materializer = materializer;
        _entries = entries;
        _models = models;
        _languageRows = languages;
        _relationTypeRows = relationTypes;
        _idsByKey = entries.Values.ToDictionary(e => e.Node.Key, e => e.Node.Id);
        Languages = languages.OrderBy(l => l.Id).Select(l => materializer.Language(l, languages)).ToArray();
        _languagesByCode = Languages.ToDictionary(l => l.IsoCode, StringComparer.OrdinalIgnoreCase);
        RelationTypes = relationTypes.Select(SchemaMaterializer.RelationType).ToDictionary(r => r.Id);
        _byType = new(() => _entries.Values.OrderBy(e => e.Node.SortOrder).ThenBy(e => e.Node.Id).ToLookup(e => e.Node.ObjectType));
        _byParent = new(() => _entries.Values.OrderBy(e => e.Node.SortOrder).ThenBy(e => e.Node.Id).ToLookup(e => e.Node.ParentId));
        _idsByAlias = new(IndexAliases);
    }

    public IReadOnlyList<ILanguage> Languages { get; }

    public IReadOnlyDictionary<int, IRelationType> RelationTypes { get; }

    public IEnumerable<IContentType> ContentTypes => Models<IContentType>(Constants.ObjectTypes.DocumentType);

    public IEnumerable<IMediaType> MediaTypes => Models<IMediaType>(Constants.ObjectTypes.MediaType);

    public IEnumerable<IMemberType> MemberTypes => Models<IMemberType>(Constants.ObjectTypes.MemberType);

    public IEnumerable<IDataType> DataTypes => Models<IDataType>(Constants.ObjectTypes.DataType);

    public IEnumerable<ITemplate> Templates => Models<ITemplate>(Constants.ObjectTypes.TemplateType);

    public IEnumerable<SchemaEntry> Entries => _entries.Values;

    /// <summary>The default language, or the oldest where none is marked, as Umbraco answers in that case.</summary>
    public ILanguage? DefaultLanguage => Languages.FirstOrDefault(l => l.IsDefault) ?? (Languages.Count > 0 ? Languages[0] : null);

    public IEnumerable<SchemaEntry> EntriesOfType(Guid objectType) => _byType.Value[objectType];

    public IEnumerable<SchemaEntry> ChildrenOf(int id) => _byParent.Value[id];

    /// <summary>The shared model of a type, or null where there is none of that id and kind.</summary>
    public T? Find<T>(int id) where T : class => _entries.TryGetValue(id, out var entry) ? Model(entry) as T : null;

    public T? Find<T>(Guid key) where T : class => _idsByKey.TryGetValue(key, out var id) ? Find<T>(id) : null;

    /// <summary>The shared model of a content, media or member type or template by its alias, whose case does not matter.</summary>
    public T? Find<T>(Guid objectType, string alias) where T : class
        => _idsByAlias.Value.TryGetValue((objectType, alias.ToLowerInvariant()), out var id) ? Find<T>(id) : null;

    public SchemaEntry? Entry(int id) => _entries.GetValueOrDefault(id);

    public SchemaEntry? Entry(Guid key) => _idsByKey.TryGetValue(key, out var id) ? _entries[id] : null;

    /// <summary>The type of a document or media item.</summary>
    /// <exception cref="InvalidOperationException">The database has content of a type that it does not have.</exception>
    public IContentTypeComposition ContentTypeOf(int contentTypeId)
        => Find<IContentTypeComposition>(contentTypeId) ?? throw new InvalidOperationException($"There is no content type of id {contentTypeId}.");

    public ILanguage? Language(string? isoCode) => isoCode is null ? null : _languagesByCode.GetValueOrDefault(isoCode);

    public ILanguage? Language(int id) => Languages.FirstOrDefault(l => l.Id == id);

    public IRelationType? RelationType(string alias) => RelationTypes.Values.FirstOrDefault(r => r.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase));

    /// <summary>The snapshot after a change. Models that the change cannot have touched are carried over.</summary>
    public SchemaSnapshot With(SchemaChange change)
    {
        var entries = new Dictionary<int, SchemaEntry>(_entries);
        foreach (var id in change.Removed)
        {
            entries.Remove(id);
        }
        foreach (var entry in change.Put)
        {
            entries[entry.Node.Id] = entry;
        }
        var touched = SchemaDependencies.TouchedBy(change, _entries);
        var kept = _models.Where(m => !touched.Contains(m.Key));
        return new SchemaSnapshot(
            _materializer, entries, change.Languages ?? _languageRows, change.RelationTypes ?? _relationTypeRows, new ConcurrentDictionary<int, object>(kept));
    }

    private IEnumerable<T> Models<T>(Guid objectType) => EntriesOfType(objectType).Select(e => (T)Model(e));

    private object Model(SchemaEntry entry) => _models.GetOrAdd(entry.Node.Id, _ => _materializer.Materialize(entry, this));

    private Dictionary<(Guid ObjectType, string Alias), int> IndexAliases()
    {
        var ids = new Dictionary<(Guid ObjectType, string Alias), int>();
        foreach (var entry in _entries.Values.Where(e => e.ContentType is not null || e.Template is not null))
        {
            ids.TryAdd((entry.Node.ObjectType, entry.Alias.ToLowerInvariant()), entry.Node.Id);
        }
        return ids;
    }
}
