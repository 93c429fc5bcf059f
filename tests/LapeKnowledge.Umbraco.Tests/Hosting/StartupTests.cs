using LapeKnowledge.Umbraco.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Hosting;

public sealed class StartupTests(HostFixture host) : HostTest(host)
{
    [Fact]
    public async Task A_new_database_gets_a_default_language_and_a_site_that_can_save()
    {
        await using var site = Host.Build(await Host.Databases.NewDatabaseAsync());

        await site.Services.GetRequiredService<UmbracoStartup>().RunAsync(CancellationToken.None);

        var languages = await site.Services.GetRequiredService<ILanguageService>().GetAllAsync();
        Assert.True(Assert.Single(languages).IsDefault);
        Assert.True(site.Services.GetRequiredService<IDocumentUrlService>().IsInitialized);
        Assert.Empty(site.Services.GetRequiredService<IContentService>().GetRootContent());
    }

    [Fact]
    public async Task Processes_that_start_together_over_a_new_database_all_start()
    {
        var connection = await Host.Databases.NewDatabaseAsync();
        var sites = Enumerable.Range(0, 3).Select(_ => Host.Build(connection)).ToArray();

        await Task.WhenAll(sites.Select(s => Task.Run(() => s.Services.GetRequiredService<UmbracoStartup>().RunAsync(CancellationToken.None))));

        foreach (var site in sites)
        {
            Assert.Single(await site.Services.GetRequiredService<ILanguageService>().GetAllAsync());
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_site_is_ready_once_its_start_is_complete()
    {
        await using var site = Host.Build(await Host.Databases.NewDatabaseAsync());

        Assert.Equal(HealthStatus.Unhealthy, await ReadinessAsync(site));
        await site.Services.GetRequiredService<UmbracoStartup>().RunAsync(CancellationToken.None);
        Assert.Equal(HealthStatus.Healthy, await ReadinessAsync(site));
    }

    private static async Task<HealthStatus> ReadinessAsync(WebApplication site)
        => (await site.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(c => c.Tags.Contains(ReadyCheck.Tag))).Status;
}
