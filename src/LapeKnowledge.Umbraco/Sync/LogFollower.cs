using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Factories;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// Keeps what this process has in memory up with the change log. Each entry of another process is carried out once, in the order of the log. Where
/// the log does not tell all that was missed, or tells more than a fresh start costs, everything is loaded anew.
/// </summary>
internal sealed class LogFollower(
    ICoreScopeProvider scopes,
    CacheInstructionRepository log,
    InstructionRunner runner,
    FullRefresh refresh,
    IMachineInfoFactory machine,
    IOptionsMonitor<GlobalSettings> settings,
    ILogger<LogFollower> logger)
{
    private const int PageSize = 100;
    private readonly Lock _following = new();
    private int _position;
    private bool _isOutOfDate;

    /// <summary>The last entry that memory agrees with.</summary>
    public int Position => Volatile.Read(ref _position);

    /// <summary>To be called before memory is loaded: what is written meanwhile is then carried out twice rather than not at all.</summary>
    public void StartAt(int position)
    {
        lock (_following)
        {
            _position = position;
            _isOutOfDate = false;
        }
    }

    /// <summary>Carries out what other processes have written since the last time.</summary>
    /// <returns>How many entries were carried out.</returns>
    public int Follow(CacheRefresherCollection refreshers, CancellationToken cancellationToken)
    {
        lock (_following)
        {
            for (var carriedOut = 0; ;)
            {
                var entries = Read(() => log.GetFrom(_position, PageSize));
                if (_isOutOfDate || IsCutOff(entries) || IsTooMuch(entries))
                {
                    RefreshAll(refreshers);
                    return carriedOut;
                }
                foreach (var entry in entries.Where(e => e.Id > _position))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    carriedOut += CarryOut(entry, refreshers) ? 1 : 0;
                    Volatile.Write(ref _position, entry.Id);
                }
                if (entries.Count < PageSize)
                {
                    return carriedOut;
                }
            }
        }
    }

    /// <summary>True when the entry of our position is gone and with it perhaps others, or when the database is an older one than before.</summary>
    private bool IsCutOff(IReadOnlyList<CacheInstruction> entries) => entries.Count == 0 ? _position > 0 : entries[0].Id > _position + 1;

    private bool IsTooMuch(IReadOnlyList<CacheInstruction> entries)
    {
        var identity = machine.GetLocalIdentity();
        var limit = settings.CurrentValue.DatabaseServerMessenger.MaxProcessingInstructionCount;
        var pending = entries.Count < PageSize
            ? entries.Where(e => e.Id > _position && e.OriginIdentity != identity).Sum(e => e.InstructionCount)
            : Read(() => log.CountPendingInstructionsOfOthers(_position, identity));
        return pending > limit;
    }

    private bool CarryOut(CacheInstruction entry, CacheRefresherCollection refreshers)
    {
        if (entry.OriginIdentity == machine.GetLocalIdentity())
        {
            return false; // this process did it as it committed
        }
        try
        {
            runner.Run(entry, refreshers);
            return true;
        }
        catch
        {
            _isOutOfDate = true; // part of it may be done: the next round loads everything
            throw;
        }
    }

    private void RefreshAll(CacheRefresherCollection refreshers)
    {
        var end = Read(log.GetMaxId);
        logger.LogInformation("The change log does not lead on from position {Position}; everything in memory is loaded anew, as of position {End}", _position, end);
        _isOutOfDate = true;
        refresh.Run(refreshers);
        _isOutOfDate = false;
        Volatile.Write(ref _position, end);
    }

    private T Read<T>(Func<T> read)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return read();
    }
}
