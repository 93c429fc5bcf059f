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
    public IDictionaryItem? Get(int id) => Load(Rows.Where(d => d.Id == id)).FirstOrDefault();

    public IDictionaryItem? Get(Guid uniqueId) => Load(Rows.Where(d => d.Key == uniqueId)).FirstOrDefault();

    public IDictionaryItem? Get(string key)
    {
        var lower = key.ToLowerInvariant();
        return Load(Rows.Where(d => d.ItemKey.ToLower() == lower)).FirstOrDefault();
    }

    public IEnumerable<IDictionaryItem> GetMany(params int[]? ids) => Load(ids is { Length: > 0 } ? Rows.Where(d => EF.Parameter(ids).Contains(d.Id)) : Rows);

    public IEnumerable<IDictionaryItem> GetMany(params Guid[] uniqueIds) => Load(uniqueIds.Length > 0 ? Rows.Where(d => EF.Parameter(uniqueIds).Contains(d.Key)) : Rows);

    public IEnumerable<IDictionaryItem> GetManyByKeys(params string[] keys)
    {
        var lower = keys.Select(k => k.ToLowerInvariant()).ToArray();
        return Load(lower.Length > 0 ? Rows.Where(d => EF.Parameter(lower).Contains(d.ItemKey.ToLower())) : Rows);
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
            (DictionaryKeySearchMode.Contains, false) => rows.Where(d => d.ItemKey.ToLower().Contains(text)),
            (DictionaryKeySearchMode.Contains, true) => rows.Where(d => d.ItemKey.ToLower().Contains(text) || texts.Any(t => t.DictionaryKey == d.Key && t.Value.ToLower().Contains(text))),
            (_, false) => rows.Where(d => d.ItemKey.ToLower().StartsWith(text)),
            (_, true) => rows.Where(d => d.ItemKey.ToLower().StartsWith(text) || texts.Any(t => t.DictionaryKey == d.Key && t.Value.ToLower().Contains(text))),
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
            ? db.DictionaryTexts.AsNoTracking().Where(t => t.DictionaryKey == entity.Key).ToDictionary(t => t.LanguageId)
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
