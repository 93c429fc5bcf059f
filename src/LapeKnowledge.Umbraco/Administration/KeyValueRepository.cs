using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Administration;

internal sealed class KeyValueRepository(ScopedDatabase database, TimeProvider time) : IKeyValueRepository
{
    public IKeyValue? Get(string? id) => Rows.Where(v => v.Identifier == id).AsEnumerable().Select(Map).FirstOrDefault();

    public IEnumerable<IKeyValue> GetMany(params string[]? ids)
        => (ids is { Length: > 0 } ? Rows.Where(v => EF.Parameter(ids).Contains(v.Identifier)) : Rows).OrderBy(v => v.Identifier).AsEnumerable().Select(Map).ToArray();

    public bool Exists(string id) => Rows.Any(v => v.Identifier == id);

    public IReadOnlyDictionary<string, string?> FindByKeyPrefix(string keyPrefix)
        => Rows.Where(v => v.Identifier.StartsWith(keyPrefix)).ToDictionary(v => v.Identifier, v => v.Value);

    public void Save(IKeyValue entity)
    {
        var db = database.Write;
        var row = new KeyValueRow { Identifier = entity.Identifier, Value = entity.Value, UpdateDate = time.GetUtcNow().UtcDateTime };
        db.Entry(row).State = Exists(entity.Identifier) ? EntityState.Modified : EntityState.Added;
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    public void Delete(IKeyValue entity) => database.Write.KeyValues.Where(v => v.Identifier == entity.Identifier).ExecuteDelete();

    private IQueryable<KeyValueRow> Rows => database.Read.KeyValues.AsNoTracking();

    private static IKeyValue Map(KeyValueRow row)
    {
        var value = new KeyValue { Identifier = row.Identifier, Value = row.Value, UpdateDate = row.UpdateDate };
        value.ResetDirtyProperties(false);
        return value;
    }
}
