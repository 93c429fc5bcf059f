using LapeKnowledge.Umbraco.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco;

public static class UmbracoApplication
{
    /// <summary>Does all that has to be done before the server listens, and lets Umbraco's handlers hear of the start and the stop.</summary>
    /// <exception cref="ConfigurationException">Something outside the program is wrong; the message says what in one line.</exception>
    public static async Task StartUmbracoAsync(this IHost app, CancellationToken cancellationToken = default)
    {
        StaticServiceProvider.Instance = app.Services;
        await app.Services.GetRequiredService<UmbracoStartup>().RunAsync(cancellationToken);

        var events = app.Services.GetRequiredService<IEventAggregator>();
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(app.Services.GetRequiredService<QuietStart>().End);
        lifetime.ApplicationStarted.Register(() => events.Publish(new UmbracoApplicationStartedNotification(isRestarting: false)));
        lifetime.ApplicationStopping.Register(() => events.Publish(new UmbracoApplicationStoppingNotification(isRestarting: false)));
        lifetime.ApplicationStopped.Register(() => events.Publish(new UmbracoApplicationStoppedNotification(isRestarting: false)));
    }

    /// <summary>Makes the database ready for a command that serves no pages.</summary>
    /// <exception cref="ConfigurationException">Something outside the program is wrong; the message says what in one line.</exception>
    public static Task PrepareUmbracoAsync(this IHost app, CancellationToken cancellationToken = default)
    {
        StaticServiceProvider.Instance = app.Services;
        return app.Services.GetRequiredService<UmbracoStartup>().PrepareAsync(cancellationToken);
    }
}
