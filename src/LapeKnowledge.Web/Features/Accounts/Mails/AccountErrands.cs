using System.Threading.Channels;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>
/// What is done for somebody after he has had his answer: looking an address up and mailing to it takes another time for a known address than for an unknown
/// one, which nobody is to see. At the end of the program what waits is still done.
/// </summary>
internal sealed class AccountErrands(IServiceScopeFactory scopes, ILogger<AccountErrands> logger) : BackgroundService
{
    private const int MostWaiting = 1000;
    private readonly Channel<Func<IServiceProvider, CancellationToken, Task>> _waiting = Channel.CreateBounded<Func<IServiceProvider, CancellationToken, Task>>(MostWaiting);

    /// <summary>Waits when a thousand others do.</summary>
    public ValueTask AddAsync(Func<IServiceProvider, CancellationToken, Task> errand, CancellationToken cancellation) => _waiting.Writer.WriteAsync(errand, cancellation);

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return ExecuteTask is { } running ? running.WaitAsync(cancellationToken) : Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var errand in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await errand(scope.ServiceProvider, CancellationToken.None);
            }
            catch (Exception e)
            {
                logger.LogError(e, "Something that was asked for an account could not be done.");
            }
        }
    }
}
