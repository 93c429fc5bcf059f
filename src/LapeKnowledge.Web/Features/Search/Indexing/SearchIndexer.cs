using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Storage;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Keeps the index of the running site up to what is published: at once when it hears of a change, and in any case every few seconds.</summary>
internal sealed class SearchIndexer(
    IndexFolders folders,
    IndexFeeder feeder,
    SearchIndexHolder holder,
    HeardRefreshes heard,
    IHostApplicationLifetime lifetime,
    IOptionsMonitor<GlobalSettings> settings,
    TimeProvider time,
    ILogger<SearchIndexer> logger) : BackgroundService
{
    private static readonly TimeSpan WhileWaiting = TimeSpan.FromMilliseconds(500);
    private SearchIndex? _index;
    private string _folder = string.Empty;
    private bool _isChecked;

    private TimeSpan Interval => feeder.IsWaiting ? WhileWaiting : settings.CurrentValue.DatabaseServerMessenger.TimeBetweenSyncOperations;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            while (true)
            {
                await WorkAsync(stoppingToken);
                await heard.WaitAsync(Interval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the site ends
        }
        finally
        {
            holder.Index = null;
            _index?.Dispose();
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            if (holder.TakeDamage() is { } damage)
            {
                throw damage;
            }

            var index = Open();
            await feeder.FollowAsync(index, progress => holder.Progress = progress, stopping);
            (holder.Index, holder.Failure) = (index, null);
            Check(index);
        }
        catch (IndexDamagedException damage)
        {
            StartAnew(damage);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            Failed(failure);
        }
    }

    /// <summary>An index that was filled before answers while the rest of the log is applied, or while it is filled anew.</summary>
    private SearchIndex Open()
    {
        if (_index is null)
        {
            (_index, _folder) = folders.OpenFree();
            holder.Index = LogPosition.Read(_index.Position) == LogPosition.Start ? null : _index;
        }

        return _index;
    }

    /// <summary>Once, when the index is already in use: a file that was damaged on the disk is found before a search needs it.</summary>
    private void Check(SearchIndex index)
    {
        if (!_isChecked)
        {
            if (index.Check() is [var problem, ..])
            {
                throw new IndexDamagedException($"{problem.File}: {problem.Reason}");
            }

            _isChecked = true;
        }
    }

    /// <summary>What is damaged may give wrong answers, so none are given until the next round has filled an empty index.</summary>
    private void StartAnew(IndexDamagedException damage)
    {
        logger.LogWarning("The search index in {Folder} is damaged and is made anew: {Reason}", _folder, damage.Message);
        (holder.Index, holder.Progress) = (null, new IndexingProgress(0, 0));
        _index?.Dispose();
        _index = null;
        try
        {
            _index = folders.Create(_folder);
            _isChecked = false;
        }
        catch (Exception failure)
        {
            Failed(failure);
        }

        heard.Wake();
    }

    private void Failed(Exception failure)
    {
        if (holder.Failure is null)
        {
            logger.LogError(failure, "The search index cannot be brought up to date; it is tried again every {Interval}.", Interval);
        }

        (holder.Failure, holder.Progress) = (failure.Message.ReplaceLineEndings(" "), null);
    }
}
