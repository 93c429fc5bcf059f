using Microsoft.Extensions.Hosting;

namespace LapeKnowledge.Umbraco.Hosting.Jobs;

/// <summary>
/// Work beside the requests. It begins once the site runs: a server that cannot listen is taken down with whatever was already at work, without waiting
/// for it.
/// </summary>
internal abstract class RunningSiteService(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected abstract Task WorkAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(() => running.TrySetResult(true));
        await using var stopped = stoppingToken.Register(() => running.TrySetResult(false));
        if (await running.Task)
        {
            await WorkAsync(stoppingToken);
        }
    }
}
