using LapeKnowledge.Web.Features.Storage;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Makes notices and sends mails: at once when something was written in this process, and in any case now and then, for what another one left.</summary>
internal sealed class NoticeWorker(NoticeMaker maker, NoticeMails mails, ModerationMails moderation, DiscussionSignals signals, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<NoticeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            while (true)
            {
                await WorkAsync(stoppingToken);
                await WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the site ends
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            while (await maker.WorkAsync(stopping) > 0)
            {
                // a long queue is worked off in parts
            }

            await mails.SendAsync(stopping);
            await moderation.SendAsync(stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(e, "Notices of discussions could not be made; it is tried again in a minute.");
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var signal = signals.Work.WaitToReadAsync(patience.Token).AsTask();
        await Task.WhenAny(signal, Task.Delay(Every, time, patience.Token));
        await patience.CancelAsync();
        signals.Work.TryRead(out _);
        stopping.ThrowIfCancellationRequested();
    }
}
