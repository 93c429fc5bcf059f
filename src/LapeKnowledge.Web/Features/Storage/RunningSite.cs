namespace LapeKnowledge.Web.Features.Storage;

/// <summary>For work beside the requests.</summary>
internal static class RunningSite
{
    /// <summary>Ends when the site runs: the start neither waits for such work nor fails with it.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var running = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
