using LapeKnowledge.Web.Features.Storage;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Hears what other processes on the same database write, while somebody here waits for it: the number of the last change is read every other second.</summary>
internal sealed class OtherProcesses(IDbContextFactory<DiscussionsDbContext> contexts, DiscussionSignals signals, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<OtherProcesses> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            for (long? last = null; ;)
            {
                await Task.Delay(Every, time, stoppingToken);
                last = signals.Open == 0 ? null : await TellAsync(last, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the site ends
        }
    }

    /// <param name="last">The last change that was told of; null when nobody has waited until now, who may have missed one.</param>
    private async Task<long?> TellAsync(long? last, CancellationToken stopping)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stopping);
            var newest = await db.Turns.Where(t => t.Id == 1).Select(t => t.Change).SingleOrDefaultAsync(stopping);
            if (newest == last)
            {
                return last;
            }

            var open = signals.Threads.ToArray();
            foreach (var thread in last is { } told ? await db.Threads.Where(t => t.Change > told && open.Contains(t.Id)).Select(t => t.Id).ToListAsync(stopping) : [.. open])
            {
                signals.Tell(thread);
            }

            return newest;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            logger.LogWarning(e, "What other processes write in discussions could not be read; it is tried again.");
            return last;
        }
    }
}
