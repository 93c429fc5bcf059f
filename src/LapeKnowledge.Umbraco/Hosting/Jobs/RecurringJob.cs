using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LapeKnowledge.Umbraco.Hosting.Jobs;

/// <summary>Work that is done again and again while the site runs.</summary>
internal interface IJob
{
    TimeSpan Period { get; }

    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Runs a job at once and then once a period. A run that fails is logged, and the next one comes as planned.</summary>
internal sealed class RecurringJob<TJob>(TJob job, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<RecurringJob<TJob>> logger) : RunningSiteService(lifetime)
    where TJob : IJob
{
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(job.Period, time);
        do
        {
            await RunOnceAsync(stoppingToken);
        }
        while (await NextTickAsync(timer, stoppingToken));
    }

    private async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            await job.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "{Job} failed; it runs again in {Period}", typeof(TJob).Name, job.Period);
        }
    }

    private static async Task<bool> NextTickAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
