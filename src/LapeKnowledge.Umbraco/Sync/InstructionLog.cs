using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>Writes to the change log, as the last thing before the commit.</summary>
/// <remarks>
/// PostgreSQL counts up as rows are inserted, not as they are committed, so a follower could read position 6 while 5 is still to come, and never see
/// 5. A lock that is taken before the first insert and held until the commit makes positions visible in their order. It is the last lock that a
/// transaction takes, so nobody waits for it in a circle. On SQLite there is but one writer.
/// </remarks>
internal static class InstructionLog
{
    /// <summary>The PostgreSQL channel that tells of a commit; its payload is the process that committed.</summary>
    public const string Channel = "umbracoCacheInstruction";

    /// <summary>Umbraco's own locks have negative ids.</summary>
    private const int LockId = 1;

    public static void Append(UmbracoDbContext db, IReadOnlyList<CacheInstruction> entries)
    {
        foreach (var entry in entries)
        {
            var stamp = StoredDate.Of(entry.UtcStamp);
            if (db.Database.IsNpgsql())
            {
                db.Database.ExecuteSql($"""
                    SELECT set_config('lock_timeout', {(long)DatabaseLocks.DefaultTimeout.TotalMilliseconds + "ms"}, true), pg_advisory_xact_lock({DatabaseLocks.AdvisoryLockSpace}, {LockId});
                    INSERT INTO "umbracoCacheInstruction" ("utcStamp", "jsonInstruction", "originated", "instructionCount") VALUES ({stamp}, {entry.Instructions}, {entry.OriginIdentity}, {entry.InstructionCount});
                    SELECT pg_notify({Channel}, {entry.OriginIdentity})
                    """);
            }
            else
            {
                db.Database.ExecuteSql($"""
                    INSERT INTO "umbracoCacheInstruction" ("utcStamp", "jsonInstruction", "originated", "instructionCount") VALUES ({stamp}, {entry.Instructions}, {entry.OriginIdentity}, {entry.InstructionCount})
                    """);
            }
        }
    }
}
