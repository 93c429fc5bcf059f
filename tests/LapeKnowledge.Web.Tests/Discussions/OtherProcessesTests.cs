using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>An open page hears of posts that another process takes.</summary>
[Collection(SiteCollection.Name)]
public sealed class OtherProcessesTests(SiteFixture site)
{
    [Fact]
    public async Task What_another_process_writes_rings_here()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var (thread, quiet) = (await editor.BeginAsync(site.PilotOf(), "Kahden palvelimen ketju"), await editor.BeginAsync(site.PilotOf(), "Hiljainen ketju"));
        var signals = new DiscussionSignals(); // those of the site's own process are others
        using var worker = ActivatorUtilities.CreateInstance<OtherProcesses>(site.Services, signals);
        var (bell, other) = (signals.Listen(thread), signals.Listen(quiet));
        await worker.StartAsync(default);
        await RingsAsync(bell); // whoever has just come may have missed something
        await RingsAsync(other);

        await editor.ReplyAsync(thread, "Toiselta palvelimelta");

        await RingsAsync(bell);
        Assert.False(other.Reader.TryRead(out _));
        signals.Close(thread, bell);
        signals.Close(quiet, other);
        Assert.Empty(signals.Threads);
        await worker.StopAsync(default);
    }

    private static async Task RingsAsync(System.Threading.Channels.Channel<bool> bell)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await bell.Reader.ReadAsync(patience.Token);
    }
}
