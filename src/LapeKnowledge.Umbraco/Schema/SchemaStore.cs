using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>
/// The schema in memory. Everyone shares the committed snapshot; a scope that changes the schema sees a snapshot of its own, which becomes
/// the shared one when the scope commits and is forgotten when it does not.
/// </summary>
internal sealed class SchemaStore(UmbracoScopeProvider scopes, ScopedDatabase database, SchemaMaterializer materializer)
{
    private const string EnlistmentKey = "LapeKnowledge.Schema";
    private readonly Lock _loading = new();
    private volatile SchemaSnapshot? _shared;

    public SchemaSnapshot Current => Pending?.Snapshot ?? Shared();

    /// <summary>Forgets the shared snapshot, for when another process has changed the schema.</summary>
    public void Invalidate() => _shared = null;

    /// <summary>Stores a definition with its node, in the ambient scope.</summary>
    public void Put(SchemaEntry entry, string alias)
    {
        var db = database.Write;
        var node = entry.Node;
        var isNew = node.Id == 0;
        if (isNew)
        {
            db.Nodes.Add(node);
            db.SaveChanges();
            node.Path = FormattableString.Invariant($"{node.Path},{node.Id}");
        }
        else
        {
            db.Nodes.Update(node);
        }
        if (entry.Definition is not null)
        {
            var row = new SchemaRow { NodeId = node.Id, Alias = alias, Definition = entry.Definition };
            db.Schema.Entry(row).State = isNew ? EntityState.Added : EntityState.Modified;
        }
        db.SaveChanges();
        db.ChangeTracker.Clear();
        Change(s => s.With([entry], new HashSet<int>(), LanguageRows(db), RelationTypeRows(db)));
    }

    /// <summary>Removes the nodes and definitions, in the ambient scope.</summary>
    public void Remove(IReadOnlySet<int> ids)
    {
        var db = database.Write;
        db.Nodes.Where(n => ids.Contains(n.Id)).ExecuteDelete();
        Change(s => s.With([], ids, LanguageRows(db), RelationTypeRows(db)));
    }

    /// <summary>Tells that languages or relation types were changed in the ambient scope.</summary>
    public void LookupsChanged()
    {
        var db = database.Write;
        Change(s => s.With([], new HashSet<int>(), LanguageRows(db), RelationTypeRows(db)));
    }

    private PendingSchema? Pending => scopes.Ambient?.EnlistmentContext.GetEnlisted<PendingSchema>(EnlistmentKey);

    private void Change(Func<SchemaSnapshot, SchemaSnapshot> change)
    {
        var pending = database.Scope.EnlistmentContext.Enlist(EnlistmentKey, () => new PendingSchema(Shared()), (completed, p) =>
        {
            if (completed)
            {
                _shared = p!.Snapshot;
            }
        }, priority: 0)!;
        pending.Snapshot = change(pending.Snapshot);
    }

    private SchemaSnapshot Shared()
    {
        if (_shared is { } loaded)
        {
            return loaded;
        }
        lock (_loading)
        {
            return _shared ??= Load();
        }
    }

    private SchemaSnapshot Load()
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var db = database.Read;
        var nodes = db.Nodes.AsNoTracking().Where(n => SchemaObjectTypes.All.Contains(n.ObjectType)).ToList();
        var definitions = db.Schema.AsNoTracking().ToDictionary(s => s.NodeId, s => s.Definition);
        return new SchemaSnapshot(materializer, nodes.Select(n => new SchemaEntry(n, definitions.GetValueOrDefault(n.Id))), LanguageRows(db), RelationTypeRows(db));
    }

    private static List<LanguageRow> LanguageRows(UmbracoDbContext db) => db.Languages.AsNoTracking().OrderBy(l => l.Id).ToList();

    private static List<RelationTypeRow> RelationTypeRows(UmbracoDbContext db) => db.RelationTypes.AsNoTracking().OrderBy(r => r.Id).ToList();

    private sealed class PendingSchema(SchemaSnapshot snapshot)
    {
        public SchemaSnapshot Snapshot { get; set; } = snapshot;
    }
}
