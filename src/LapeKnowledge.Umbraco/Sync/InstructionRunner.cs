using LapeKnowledge.Umbraco.Scoping;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>Carries out here what another process has written to the change log.</summary>
internal sealed class InstructionRunner(CommitCounter commits, IJsonSerializer json, ILogger<InstructionRunner> logger)
{
    public void Run(CacheInstruction entry, CacheRefresherCollection refreshers)
    {
        commits.Increment();
        ForEach(entry, refreshers, (refresher, instruction) =>
        {
            RefreshRows(refresher, instruction);
            Refresh(refresher, instruction);
        });
    }

    /// <summary>Forgets the rows and entities alone; what is made of them comes with <see cref="Run"/>.</summary>
    public void RunInternal(CacheInstruction entry, CacheRefresherCollection refreshers)
    {
        commits.Increment();
        ForEach(entry, refreshers, RefreshRows);
    }

    private void ForEach(CacheInstruction entry, CacheRefresherCollection refreshers, Action<ICacheRefresher, RefreshInstruction> work)
    {
        foreach (var instruction in json.Deserialize<RefreshInstruction[]>(entry.Instructions) ?? [])
        {
            if (refreshers[instruction.RefresherId] is { } refresher)
            {
                work(refresher, instruction);
            }
            else
            {
                logger.LogWarning("Entry {Id} of the change log is for the cache refresher {Refresher}, which this program does not have", entry.Id, instruction.RefresherId);
            }
        }
    }

    private static void RefreshRows(ICacheRefresher refresher, RefreshInstruction instruction)
    {
        if (instruction.RefreshType == RefreshMethodType.RefreshByJson && refresher is IJsonCacheRefresher payloads)
        {
            payloads.RefreshInternal(instruction.JsonPayload ?? "[]");
        }
    }

    private void Refresh(ICacheRefresher refresher, RefreshInstruction instruction)
    {
        switch (instruction.RefreshType)
        {
            case RefreshMethodType.RefreshAll:
                refresher.RefreshAll();
                break;
            case RefreshMethodType.RefreshByGuid:
                refresher.Refresh(instruction.GuidId);
                break;
            case RefreshMethodType.RefreshById:
                refresher.Refresh(instruction.IntId);
                break;
            case RefreshMethodType.RefreshByIds:
                Array.ForEach(json.Deserialize<int[]>(instruction.JsonIds ?? "[]") ?? [], refresher.Refresh);
                break;
            case RefreshMethodType.RefreshByJson when refresher is IJsonCacheRefresher payloads:
                payloads.Refresh(instruction.JsonPayload ?? "[]");
                break;
            case RefreshMethodType.RemoveById:
                refresher.Remove(instruction.IntId);
                break;
            default:
                throw new InvalidOperationException($"The cache refresher {refresher.Name} cannot carry out {instruction.RefreshType}.");
        }
    }
}
