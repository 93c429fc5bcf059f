using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>The change log. Whoever follows it keeps the position it has come to, and asks for what is behind that.</summary>
internal sealed class CacheInstructionRepository(ScopedDatabase database) : ICacheInstructionRepository
{
    public int CountAll() => database.Read.CacheInstructions.Count();

    public int CountPendingInstructions(int lastId) => Pending(lastId).Sum(i => i.InstructionCount);

    /// <summary>As <see cref="CountPendingInstructions"/>, without what one process has written itself.</summary>
    public int CountPendingInstructionsOfOthers(int lastId, string identity) => Pending(lastId).Where(i => i.OriginIdentity != identity).Sum(i => i.InstructionCount);

    public int GetMaxId() => database.Read.CacheInstructions.Max(i => (int?)i.Id) ?? 0;

    public bool Exists(int id) => database.Read.CacheInstructions.Any(i => i.Id == id);

    /// <summary>The entry gets its position when the scope commits.</summary>
    public void Add(CacheInstruction cacheInstruction)
    {
        _ = database.Write;
        database.Scope.Instructions.Add(cacheInstruction);
    }

    public IEnumerable<CacheInstruction> GetPendingInstructions(int lastId, int maxNumberToRetrieve) => Read(Pending(lastId), maxNumberToRetrieve);

    /// <summary>
    /// The entry at a position, if it is still there, and those behind it: an entry of a position that is gone tells that others may be gone, too.
    /// </summary>
    public IReadOnlyList<CacheInstruction> GetFrom(int id, int maxNumberToRetrieve) => Read(database.Read.CacheInstructions.AsNoTracking().Where(i => i.Id >= id), maxNumberToRetrieve);

    /// <summary>The last entry stays, whatever its age: a follower that has come to the end finds its place again.</summary>
    public void DeleteInstructionsOlderThan(DateTime pruneDate)
    {
        if (OldestStamp() < pruneDate)
        {
            var last = GetMaxId();
            database.Write.CacheInstructions.Where(i => i.UtcStamp < pruneDate && i.Id < last).ExecuteDelete();
        }
    }

    private DateTime? OldestStamp() => database.Read.CacheInstructions.OrderBy(i => i.Id).Select(i => (DateTime?)i.UtcStamp).FirstOrDefault();

    private IQueryable<CacheInstructionRow> Pending(int lastId) => database.Read.CacheInstructions.AsNoTracking().Where(i => i.Id > lastId);

    private static CacheInstruction[] Read(IQueryable<CacheInstructionRow> rows, int max)
        => rows.OrderBy(i => i.Id).Take(max).AsEnumerable().Select(i => new CacheInstruction(i.Id, i.UtcStamp, i.Instructions, i.OriginIdentity, i.InstructionCount)).ToArray();
}
