using LapeKnowledge.Umbraco.Sync;
using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Tests.Sync;

public abstract class ChangeLogTest(HostFixture host) : DocumentTest(host)
{
    protected const string Elsewhere = "another process";

    protected ICacheInstructionService Instructions => Get<ICacheInstructionService>();

    protected CacheRefresherCollection Refreshers => Get<CacheRefresherCollection>();

    protected int End => Instructions.GetMaxInstructionId();

    internal LogFollower Follower => Get<LogFollower>();

    protected IReadOnlyList<CacheInstruction> EntriesAfter(int position) => InScope(() => Get<ICacheInstructionRepository>().GetPendingInstructions(position, 1000).ToArray());

    protected RefreshInstruction[] InstructionsOf(CacheInstruction entry) => Get<IJsonSerializer>().Deserialize<RefreshInstruction[]>(entry.Instructions)!;

    /// <summary>What the log tells of documents behind a position, in its order.</summary>
    protected ContentCacheRefresher.JsonPayload[] DocumentChangesAfter(int position) => EntriesAfter(position)
        .SelectMany(InstructionsOf)
        .Where(i => i.RefresherId == ContentCacheRefresher.UniqueId)
        .SelectMany(i => Get<IJsonSerializer>().Deserialize<ContentCacheRefresher.JsonPayload[]>(i.JsonPayload!)!)
        .ToArray();

    /// <summary>Makes what this process has written look as if another one had.</summary>
    protected void Disown()
    {
        using var db = TestDatabases.Open(Host.ConnectionString);
        foreach (var entry in db.CacheInstructions)
        {
            entry.OriginIdentity = Elsewhere;
        }
        db.SaveChanges();
    }

    protected T InScope<T>(Func<T> read)
    {
        using var scope = Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        return read();
    }
}
