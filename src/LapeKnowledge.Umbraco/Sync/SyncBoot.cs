using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// Whether this start can go on from where the site had come to in the change log when it last ran. What is in memory is loaded at every start; the
/// answer is for those who keep something of their own on disk.
/// </summary>
internal sealed class SyncBoot(ICacheInstructionService instructions, ILastSyncedManager lastSynced, LogFollower follower, IOptions<GlobalSettings> settings) : ISyncBootStateAccessor
{
    private SyncBootState _state = SyncBootState.Unknown;

    public SyncBootState GetSyncBootState() => _state;

    /// <summary>Takes the position in the log from which the process will follow it. To be called before anything is loaded into memory.</summary>
    public async Task BeginAsync()
    {
        var last = await lastSynced.GetLastSyncedExternalAsync() ?? 0;
        var isCold = instructions.IsColdBootRequired(last)
            || instructions.IsInstructionCountOverLimit(last, settings.Value.DatabaseServerMessenger.MaxProcessingInstructionCount, out _);
        _state = isCold ? SyncBootState.ColdBoot : SyncBootState.WarmBoot;
        follower.StartAt(isCold ? instructions.GetMaxInstructionId() : last);
    }
}
