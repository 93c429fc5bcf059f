using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.DistributedLocking;
using Umbraco.Cms.Core.DistributedLocking.Exceptions;

namespace LapeKnowledge.Umbraco.Scoping;

/// <summary>
/// Umbraco's named locks. A write lock begins the transaction: on SQLite that alone excludes other writers, on PostgreSQL an
/// advisory lock of the transaction does. Read locks cost nothing, because both databases give readers a consistent snapshot.
/// </summary>
internal sealed class DatabaseLocks(Lazy<UmbracoScopeProvider> scopes) : IDistributedLockingMechanismFactory, IDistributedLockingMechanism
{
    /// <summary>Keeps our advisory locks apart from those of other programs on the same database ("LAPE").</summary>
    internal const int AdvisoryLockSpace = 0x4C415045;
    internal static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    public bool Enabled => true;

    public IDistributedLockingMechanism DistributedLockingMechanism => this;

    public IDistributedLock ReadLock(int lockId, TimeSpan? obtainLockTimeout = null) => new TransactionLock(lockId, DistributedLockType.ReadLock);

    public IDistributedLock WriteLock(int lockId, TimeSpan? obtainLockTimeout = null)
    {
        var root = scopes.Value.Ambient?.Root ?? throw new InvalidOperationException("A lock needs an ambient scope.");
        var timeout = obtainLockTimeout ?? DefaultTimeout;
        try
        {
            root.BeginTransaction(timeout);
            if (root.RawDatabase.Database.IsNpgsql())
            {
                LockAdvisory(root, lockId, timeout);
            }
        }
        catch (Exception e) when (e is TimeoutException or Npgsql.PostgresException { SqlState: "55P03" })
        {
            throw new DistributedWriteLockTimeoutException(lockId);
        }
        return new TransactionLock(lockId, DistributedLockType.WriteLock);
    }

    private static void LockAdvisory(UmbracoScope root, int lockId, TimeSpan timeout)
        => root.RawDatabase.Database.ExecuteSql(
            $"SELECT set_config('lock_timeout', {(long)timeout.TotalMilliseconds + "ms"}, true), pg_advisory_xact_lock({AdvisoryLockSpace}, {lockId})");

    /// <summary>Held until the transaction ends, so there is nothing to release.</summary>
    private sealed record TransactionLock(int LockId, DistributedLockType LockType) : IDistributedLock
    {
        public void Dispose()
        {
        }
    }
}
