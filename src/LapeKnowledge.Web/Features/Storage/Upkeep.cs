namespace LapeKnowledge.Web.Features.Storage;

/// <summary>What a feature does by itself from time to time, such as erasing what it may no longer keep. Several processes may do it at once.</summary>
internal interface IUpkeep
{
    Task DoAsync(CancellationToken cancellation);
}

/// <summary>Does the upkeep of every feature at the start and every hour after it.</summary>
internal sealed class UpkeepService(IEnumerable<IUpkeep> features, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<UpkeepService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            using var timer = new PeriodicTimer(Every, time);
            do
            {
                foreach (var feature in features)
                {
                    await DoAsync(feature, stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the site ends, or never came to run: to the host an exception would be a reason to stop what is already stopped
        }
    }

    private async Task DoAsync(IUpkeep feature, CancellationToken stopping)
    {
        try
        {
            await feature.DoAsync(stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(e, "The upkeep {Upkeep} failed; it is tried again in an hour.", feature.GetType().Name);
        }
    }
}
