using LapeKnowledge.Umbraco.Hosting.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>Follows the change log while the site runs: as soon as another process commits, and in any case every few seconds.</summary>
internal sealed class LogFollowing(
    LogFollower follower,
    CommitSignal signal,
    CacheRefresherCollection refreshers,
    ILastSyncedManager lastSynced,
    IOptionsMonitor<GlobalSettings> settings,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<LogFollowing> logger) : RunningSiteService(lifetime)
{
    private int _saved = -1;
    private long _savedAt;
    private bool _isFailing;

    private TimeSpan Interval => settings.CurrentValue.DatabaseServerMessenger.TimeBetweenSyncOperations;

    /// <summary>A position that is not saved again in time is pruned as that of a site that is no more.</summary>
    private TimeSpan LongestUnsaved => settings.CurrentValue.DatabaseServerMessenger.TimeToRetainInstructions / 2;

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.ListenAsync(stoppingToken);
                follower.Follow(refreshers, stoppingToken);
                await SavePositionAsync(Interval);
                Recovered();
                await signal.WaitAsync(Interval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                await FailedAsync(failure, stoppingToken);
            }
        }
        await EndAsync();
    }

    /// <summary>Saved now and then only: entries that are carried out once more after a crash do no harm.</summary>
    private async Task SavePositionAsync(TimeSpan atMostEvery)
    {
        var position = follower.Position;
        if (_saved < 0 || time.GetElapsedTime(_savedAt) >= (position != _saved ? atMostEvery : LongestUnsaved))
        {
            await lastSynced.SaveLastSyncedExternalAsync(position);
            (_saved, _savedAt) = (position, time.GetTimestamp());
        }
    }

    private void Recovered()
    {
        if (_isFailing)
        {
            _isFailing = false;
            logger.LogInformation("The change log is followed again");
        }
    }

    private async Task FailedAsync(Exception failure, CancellationToken stoppingToken)
    {
        if (!_isFailing)
        {
            logger.LogWarning(failure, "The change log cannot be followed; it is tried again every {Interval}", Interval);
        }
        _isFailing = true;
        await signal.StopAsync();
        try
        {
            await signal.WaitAsync(Interval, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // the site ends
        }
    }

    private async Task EndAsync()
    {
        try
        {
            await SavePositionAsync(TimeSpan.Zero);
            await signal.StopAsync();
        }
        catch (Exception failure)
        {
            logger.LogDebug(failure, "The position in the change log was not saved");
        }
    }
}
