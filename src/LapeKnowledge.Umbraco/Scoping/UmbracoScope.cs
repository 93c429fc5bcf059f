using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.Scoping;

/// <summary>
/// A unit of work: nested scopes share the database context, the transaction and the notifications of their root.
/// Reading alone opens no transaction; the first write, or the first write lock, begins one.
/// </summary>
internal sealed class UmbracoScope : CoreScope
{
    private readonly UmbracoScopeProvider _provider;
    private readonly ScopeServices _services;
    private readonly UmbracoScope? _parent;
    private UmbracoDbContext? _database;
    private IDbContextTransaction? _transaction;
    private IDisposable? _writerTurn;
    private ScopeContext? _context;
    private Action<Action>? _commitThrough;

    public UmbracoScope(UmbracoScopeProvider provider, UmbracoScope? parent, ScopeServices services, ScopeOptions options)
        : base(parent, services.Locks, services.LoggerFactory, services.FileSystems, services.Events, options.CacheMode, options.ScopeFileSystems, PublisherOf(parent, services, options))
    {
        _provider = provider;
        _parent = parent;
        _services = services;
    }

    public UmbracoScope? Parent => _parent;

    public UmbracoScope Root => _parent?.Root ?? this;

    public bool IsDisposed { get; private set; }

    /// <summary>True once the root has begun a transaction, so what it reads may not be committed yet.</summary>
    public bool HasTransaction => Root._transaction is not null;

    public ScopeContext EnlistmentContext => Root._context ??= new ScopeContext();

    /// <summary>What the root writes to the change log as it commits.</summary>
    public ScopeInstructions Instructions => (ScopeInstructions)Notifications;

    /// <summary>The database context as it is: for taking locks.</summary>
    public UmbracoDbContext RawDatabase => Root.OpenDatabase();

    /// <summary>The database context of the root, with every lock that was asked for taken.</summary>
    public UmbracoDbContext Database
    {
        get
        {
            Locks.EnsureLocks(Root.InstanceId);
            return Root.OpenDatabase();
        }
    }

    public UmbracoDbContext WritableDatabase
    {
        get
        {
            Root.BeginTransaction(timeout: null);
            return Database;
        }
    }

    /// <summary>Takes every lock that was asked for, for those who read the shared schema instead of the database.</summary>
    public void TakeLocks() => Locks.EnsureLocks(Root.InstanceId);

    /// <summary>
    /// Lets <paramref name="around"/> run the commit of the root, so that what is kept in memory changes with the database and before any
    /// notification is sent. It must call the action it gets.
    /// </summary>
    public void CommitThrough(Action<Action> around) => Root._commitThrough = around;

    /// <summary>Begins the transaction of the root scope if it has none.</summary>
    /// <exception cref="TimeoutException">Another writer held the database for longer than the timeout.</exception>
    public void BeginTransaction(TimeSpan? timeout)
    {
        if (_transaction is not null)
        {
            return;
        }
        _writerTurn = _services.Gate.Enter(timeout);
        try
        {
            _transaction = OpenDatabase().Database.BeginTransaction();
        }
        catch
        {
            _writerTurn.Dispose();
            _writerTurn = null;
            throw;
        }
    }

    public override void Dispose()
    {
        if (IsDisposed)
        {
            return;
        }
        if (_parent is not null)
        {
            Leave();
            base.Dispose();
            return;
        }
        var committed = false;
        try
        {
            WriteWhatFollows();
        }
        catch
        {
            Completed = false;
            throw;
        }
        finally
        {
            Leave();
            try
            {
                committed = EndTransaction();
            }
            finally
            {
                if (!committed)
                {
                    Completed = false;
                }
                base.Dispose(); // after the commit and outside the scope: notification handlers open scopes of their own
                _context?.ScopeExit(committed);
            }
        }
    }

    private void Leave()
    {
        _provider.Leave(this);
        IsDisposed = true;
        Locks.ClearLocks(InstanceId);
    }

    /// <summary>Still inside the scope: what belongs into its transaction, though it follows from its notifications.</summary>
    private void WriteWhatFollows()
    {
        if (Completed == true && _transaction is not null)
        {
            _services.Addresses.Write(Instructions.Pending.ToArray());
        }
    }

    /// <summary>The publisher of a root also remembers what it was told, for the change log. Nested scopes use that of their root.</summary>
    private static IScopedNotificationPublisher? PublisherOf(UmbracoScope? parent, ScopeServices services, ScopeOptions options)
        => parent is null ? new ScopeInstructions(options.Publisher ?? new ScopedNotificationPublisher(services.Events), services.Instructions) : options.Publisher;

    private UmbracoDbContext OpenDatabase()
    {
        if (_database is null)
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            _database = _services.Contexts.CreateDbContext();
            _database.Database.OpenConnection(); // held for the whole scope: opening for each command costs more than the command
        }
        return _database;
    }

    private bool EndTransaction()
    {
        var complete = Completed == true;
        try
        {
            if (_transaction is null)
            {
                return complete;
            }
            if (complete)
            {
                InstructionLog.Append(OpenDatabase(), Instructions.Collect());
                Commit(_transaction);
                _services.Commits.Increment();
            }
            else
            {
                _transaction.Rollback();
            }
            return complete;
        }
        finally
        {
            _transaction?.Dispose();
            _database?.Dispose();
            _writerTurn?.Dispose();
        }
    }

    private void Commit(IDbContextTransaction transaction)
    {
        if (_commitThrough is { } around)
        {
            around(transaction.Commit);
        }
        else
        {
            transaction.Commit();
        }
    }
}
