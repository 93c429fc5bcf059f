using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using LapeKnowledge.Umbraco.Sync;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>
/// The schema in memory. Everyone shares the committed snapshot; a scope that changes the schema sees a snapshot of its own. Its changes go into the
/// shared one together with the commit, before any notification of the scope is sent, and are forgotten when it does not commit.
/// </summary>
internal sealed class SchemaStore(UmbracoScopeProvider scopes, ScopedDatabase database, IDbContextFactory<UmbracoDbContext> contexts, SchemaMaterializer materializer)
{
    private const string EnlistmentKey = "LapeKnowledge.Schema";
    private readonly Lock _publishing = new();
    private readonly Lock _loading = new();
    private volatile SchemaSnapshot? _shared;

    public SchemaSnapshot Current
    {
        get
        {
            if (scopes.Ambient is not { } scope)
            {
                return Shared();
            }
            scope.TakeLocks();
            if (!scope.HasTransaction)
            {
                return Shared();
            }
            if (scope.EnlistmentContext.GetEnlisted<PendingSchema>(EnlistmentKey) is { } pending)
            {
                return pending.Snapshot;
            }
            lock (_publishing) // a writer that waited for another's lock must see what that one has just committed
            {
                return Shared();
            }
        }
    }

    /// <summary>Forgets the shared snapshot, for when someone else has changed the schema in the database.</summary>
    public void Invalidate()
    {
        lock (_loading) // what is being loaded now may have been read before the change
        {
            _shared = null;
        }
    }

    /// <summary>Stores new or changed entities, in the ambient scope. New nodes get their id, and it is added to their path.</summary>
    public void Put(params IReadOnlyList<SchemaEntry> entries)
    {
        var db = database.Write;
        var fresh = entries.Where(e => e.Node.Id == 0).ToArray();
        db.Nodes.AddRange(fresh.Select(e => e.Node));
        db.Nodes.UpdateRange(entries.Except(fresh).Select(e => e.Node));
        if (fresh.Length > 0)
        {
            db.SaveChanges();
        }
        foreach (var entry in entries)
        {
            var isNew = fresh.Contains(entry);
            if (isNew)
            {
                entry.Node.Path = FormattableString.Invariant($"{entry.Node.Path},{entry.Node.Id}");
            }
            if (entry.Definition is { } definition)
            {
                var row = new SchemaRow { NodeId = entry.Node.Id, Alias = entry.Alias, Definition = StoredSchema.Serialize(definition) };
                db.Schema.Entry(row).State = isNew ? EntityState.Added : EntityState.Modified;
            }
        }
        db.SaveChanges();
        db.ChangeTracker.Clear();
        Change(new SchemaChange { Put = entries });
    }

    /// <summary>Removes the nodes and definitions, in the ambient scope.</summary>
    public void Remove(IReadOnlySet<int> ids)
    {
        database.Write.Nodes.Where(n => ids.Contains(n.Id)).ExecuteDelete();
        Change(new SchemaChange { Removed = ids });
    }

    /// <summary>Tells that languages were changed in the ambient scope.</summary>
    public void LanguagesChanged() => Change(new SchemaChange { Languages = LanguageRows(database.Write) });

    /// <summary>Tells that relation types were changed in the ambient scope.</summary>
    public void RelationTypesChanged() => Change(new SchemaChange { RelationTypes = RelationTypeRows(database.Write) });

    private void Change(SchemaChange change)
    {
        var scope = database.Scope;
        var pending = scope.EnlistmentContext.Enlist(EnlistmentKey, () => new PendingSchema(Current))!;
        pending.Add(change);
        scope.Instructions.Tell(SchemaCacheRefresher.Instruction);
        scope.CommitThrough(commit => Publish(commit, pending));
    }

    /// <summary>
    /// Others may have committed changes to other parts of the schema meanwhile, so the changes are applied to what is shared now.
    /// </summary>
    private void Publish(Action commit, PendingSchema pending)
    {
        lock (_publishing)
        {
            commit();
            lock (_loading)
            {
                _shared = pending.Changes.Aggregate(_shared, (snapshot, change) => snapshot?.With(change));
            }
        }
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

    /// <summary>Reads on a connection of its own: what the ambient scope has not committed must not become shared.</summary>
    private SchemaSnapshot Load()
    {
        using var db = contexts.CreateDbContext();
        var nodes = db.Nodes.AsNoTracking().Where(n => SchemaObjectTypes.All.Contains(n.ObjectType)).ToList();
        var definitions = db.Schema.AsNoTracking().ToDictionary(s => s.NodeId, s => s.Definition);
        return new SchemaSnapshot(materializer, nodes.Select(n => SchemaEntry.Read(n, definitions.GetValueOrDefault(n.Id))), LanguageRows(db), RelationTypeRows(db));
    }

    private static List<LanguageRow> LanguageRows(UmbracoDbContext db) => db.Languages.AsNoTracking().OrderBy(l => l.Id).ToList();

    private static List<RelationTypeRow> RelationTypeRows(UmbracoDbContext db) => db.RelationTypes.AsNoTracking().OrderBy(r => r.Id).ToList();

    private sealed class PendingSchema(SchemaSnapshot snapshot)
    {
        private readonly List<SchemaChange> _changes = [];

        public SchemaSnapshot Snapshot { get; private set; } = snapshot;

        public IReadOnlyList<SchemaChange> Changes => _changes;

        public void Add(SchemaChange change)
        {
            _changes.Add(change);
            Snapshot = Snapshot.With(change);
        }
    }
}
