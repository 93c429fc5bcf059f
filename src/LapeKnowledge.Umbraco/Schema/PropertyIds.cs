using System.Globalization;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>
/// Ids of property types and groups, from one counter: tags name properties by id, so an id is never given twice. The counter is one row, and a lock of
/// its own makes writers of different kinds of types take turns.
/// </summary>
internal sealed class PropertyIds(ScopedDatabase database, SchemaStore schema, TimeProvider time)
{
    private const string Counter = "LapeKnowledge.Schema.LastPropertyId";
    private const int LockId = -9001;

    /// <returns>The first of <paramref name="count"/> consecutive free ids.</returns>
    public int Take(int count)
    {
        var scope = database.Scope;
        scope.EagerWriteLock(LockId);
        var db = database.Write;
        var row = db.KeyValues.AsNoTracking().FirstOrDefault(k => k.Identifier == Counter);
        var last = Math.Max(row is null ? 0 : int.Parse(row.Value!, CultureInfo.InvariantCulture), LargestStored());
        var updated = new KeyValueRow
        {
            Identifier = Counter,
            Value = (last + count).ToString(CultureInfo.InvariantCulture),
            UpdateDate = time.GetUtcNow().UtcDateTime,
        };
        db.Entry(updated).State = row is null ? EntityState.Added : EntityState.Modified;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        return last + 1;
    }

    /// <summary>The stock types bring ids of their own.</summary>
    private int LargestStored() => schema.Current.Entries
        .Select(e => e.ContentType)
        .OfType<StoredContentType>()
        .SelectMany(t => t.Groups.Select(g => g.Id).Concat(t.Properties.Select(p => p.Id)))
        .DefaultIfEmpty(0)
        .Max();
}
