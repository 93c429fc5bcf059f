using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Localization;

/// <summary>Dictionary items with their translations. A list is two SQL commands: the items and the texts.</summary>
internal sealed class DictionaryRepository(ScopedDatabase database, SchemaStore schema, IOptionsMonitor<DictionarySettings> settings, TimeProvider time) : IDictionaryRepository
{
    // Each item that is saved is looked for by both keys, and its parent too: an import of thousands waits for these three.
    private static readonly Func<UmbracoDbContext, Guid, DictionaryRow?> RowByKey = EF.CompileQuery((UmbracoDbContext db, Guid key) => db.Dictionary.AsNoTracking().FirstOrDefault(d => d.Key == key));

    private static readonly Func<UmbracoDbContext, string, DictionaryRow?> RowByItemKey = EF.CompileQuery((UmbracoDbContext db, string lower) =>
        db.Dictionary.AsNoTracking().OrderBy(d => d.ItemKey).FirstOrDefault(d => d.NormalizedKey == lower));

    private static readonly Func<UmbracoDbContext, Guid, IEnumerable<DictionaryTextRow>> TextsOf = EF.CompileQuery<UmbracoDbContext, Guid, DictionaryTextRow>((db, key) =>
        db.DictionaryTexts.AsNoTracking().Where(t => t.DictionaryKey == key).OrderBy(t => t.LanguageId));

    public IDictionaryItem? Get(int id) => Load(Rows.Where(d => d.Id == id)).FirstOrDefault();

    public IDictionaryItem? Get(Guid uniqueId) => Load(RowByKey(database.Read, uniqueId));

    public IDictionaryItem? Get(string key) => Load(RowByItemKey(database.Read, key.ToLowerInvariant()));

    public IEnumerable<IDictionaryItem> GetMany(params int[]? ids) => Load(ids is { Length: > 0 } ? Rows.Where(d => EF.Parameter(ids).Contains(d.Id)) : Rows);

    public IEnumerable<IDictionaryItem> GetMany(params Guid[] uniqueIds) => Load(uniqueIds.Length > 0 ? Rows.Where(d => EF.Parameter(uniqueIds).Contains(d.Key)) : Rows);

    public IEnumerable<IDictionaryItem> GetManyByKeys(params string[] keys)
    {
        var lower = keys.Select(k => k.ToLowerInvariant()).ToArray();
        return Load(lower.Length > 0 ? Rows.Where(d => EF.Parameter(lower).Contains(d.NormalizedKey!)) : Rows);
    }

    public bool Exists(int id) => Rows.Any(d => d.Id == id);

    public IEnumerable<IDictionaryItem> Get(IQuery<IDictionaryItem> query) => Load(RowTranslator<DictionaryRow>.Apply(Rows, query));

    public int Count(IQuery<IDictionaryItem>? query) => RowTranslator<DictionaryRow>.Apply(Rows, query).Count();

    public IEnumerable<IDictionaryItem> GetDictionaryItemDescendants(Guid? parentId, string? filter = null)
    {
        if (parentId is not { } parent)
        {
            return Load(Filtered(Rows, filter));
        }
        var keys = SubtreeOf(database.Read, parent);
        return keys.Length == 0 ? [] : Load(Filtered(Rows.Where(d => EF.Parameter(keys).Contains(d.Key)), filter));
    }

    public Dictionary<string, Guid> GetDictionaryItemKeyMap() => Rows.ToDictionary(d => d.ItemKey, d => d.Key);

    public void Save(IDictionaryItem entity)
    {
        var db = database.Write;
        var row = new DictionaryRow { Id = entity.Id, Key = entity.Key, ParentId = entity.ParentId, ItemKey = entity.ItemKey };
        db.Entry(row).State = entity.HasIdentity ? EntityState.Modified : EntityState.Added;
        var texts = SaveTranslations(db, entity);
        db.SaveChanges();
        db.ChangeTracker.Clear();
        entity.StampSaved(row.Id, time);
        foreach (var (translation, text) in texts)
        {
            translation.Id = text.Id;
            translation.Key = entity.Key;
        }
        entity.ResetDirtyProperties();
    }

    public void Delete(IDictionaryItem entity)
    {
        var db = database.Write;
        Guid[] keys = [entity.Key, .. SubtreeOf(db, entity.Key)];
        db.DictionaryTexts.Where(t => EF.Parameter(keys).Contains(t.DictionaryKey)).ExecuteDelete();
        db.Dictionary.Where(d => EF.Parameter(keys).Contains(d.Key)).ExecuteDelete();
        entity.DeleteDate = time.GetUtcNow().UtcDateTime;
    }

    private IQueryable<DictionaryRow> Rows => database.Read.Dictionary.AsNoTracking().OrderBy(d => d.ItemKey);

    /// <summary>By the key, and by the values too where the settings say so; letter case does not matter.</summary>
    private IQueryable<DictionaryRow> Filtered(IQueryable<DictionaryRow> rows, string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return rows;
        }
        var text = filter.ToLowerInvariant();
        var texts = database.Read.DictionaryTexts;
        return (settings.CurrentValue.KeySearchMode, settings.CurrentValue.EnableValueSearch) switch
        {
            (DictionaryKeySearchMode.Contains, false) => rows.Where(d => d.NormalizedKey!.Contains(text)),
            (DictionaryKeySearchMode.Contains, true) => rows.Where(d => d.NormalizedKey!.Contains(text) || texts.Any(t => t.DictionaryKey == d.Key && t.Value.ToLower().Contains(text))),
            (_, false) => rows.Where(d => d.NormalizedKey!.StartsWith(text)),
            (_, true) => rows.Where(d => d.NormalizedKey!.StartsWith(text) || texts.Any(t => t.DictionaryKey == d.Key && t.Value.ToLower().Contains(text))),
        };
    }

    /// <summary>Keys of everything below an item. The table has no paths; it is small enough to be walked in memory.</summary>
    private static Guid[] SubtreeOf(UmbracoDbContext db, Guid parent)
    {
        var children = db.Dictionary.Where(d => d.ParentId != null).Select(d => new { d.Key, d.ParentId }).ToLookup(d => d.ParentId!.Value, d => d.Key);
        var found = new HashSet<Guid>();
        var pending = new Queue<Guid>([parent]);
        while (pending.TryDequeue(out var next))
        {
            foreach (var child in children[next].Where(found.Add))
            {
                pending.Enqueue(child);
            }
        }
        return [.. found];
    }

    /// <summary>Translations that the item does not bring along stay as they are.</summary>
    private List<(IDictionaryTranslation Translation, DictionaryTextRow Row)> SaveTranslations(UmbracoDbContext db, IDictionaryItem entity)
    {
        var stored = entity.HasIdentity
            ? TextsOf(db, entity.Key).ToDictionary(t => t.LanguageId)
            : [];
        var saved = new List<(IDictionaryTranslation, DictionaryTextRow)>();
        foreach (var translation in entity.Translations.GroupBy(t => t.LanguageIsoCode, StringComparer.OrdinalIgnoreCase).Select(g => g.Last()))
        {
            if (schema.Current.Language(translation.LanguageIsoCode)?.Id is not { } languageId)
            {
                continue;
            }
            var known = stored.GetValueOrDefault(languageId);
            var row = new DictionaryTextRow
            {
                Id = known?.Id ?? 0,
                Key = known?.Key ?? Guid.NewGuid(),
                DictionaryKey = entity.Key,
                LanguageId = languageId,
                Value = translation.Value ?? string.Empty,
            };
            db.Entry(row).State = known is null ? EntityState.Added : EntityState.Modified;
            saved.Add((translation, row));
        }
        return saved;
    }

    private IReadOnlyList<IDictionaryItem> Load(IQueryable<DictionaryRow> query)
    {
        var rows = query.ToList();
        if (rows.Count == 0)
        {
            return [];
        }
        var keys = rows.ConvertAll(r => r.Key);
        var texts = database.Read.DictionaryTexts.AsNoTracking().Where(t => EF.Parameter(keys).Contains(t.DictionaryKey)).OrderBy(t => t.LanguageId).ToLookup(t => t.DictionaryKey);
        return rows.ConvertAll(r => Map(r, texts[r.Key]));
    }

    private IDictionaryItem? Load(DictionaryRow? row) => row is null ? null : Map(row, TextsOf(database.Read, row.Key));

    private IDictionaryItem Map(DictionaryRow row, IEnumerable<DictionaryTextRow> texts)
    {
        var item = new DictionaryItem(row.ParentId, row.ItemKey)
        {
            Id = row.Id,
            Key = row.Key,
            Translations = texts
                .Select(t => (Text: t, Language: schema.Current.Language(t.LanguageId)))
                .Where(t => t.Language is not null)
                .Select(t => new DictionaryTranslation(t.Language!, t.Text.Value, row.Key) { Id = t.Text.Id })
                .ToArray(),
        };
        item.ResetDirtyProperties(false);
        return item;
    }
}
