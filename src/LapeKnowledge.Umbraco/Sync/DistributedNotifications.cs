using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>Umbraco's handlers that translate notifications into cache refreshes, and nothing else that hears the same notifications.</summary>
internal sealed class DistributedNotifications(IServiceProvider services)
{
    private static readonly ConcurrentDictionary<Type, Translation> Known = new();

    /// <summary>Lets them translate, whatever the messenger then does with it.</summary>
    public void Translate(IReadOnlyList<INotification> notifications)
    {
        foreach (var notification in notifications)
        {
            var translation = Known.GetOrAdd(notification.GetType(), type => (Translation)Activator.CreateInstance(typeof(Translation<>).MakeGenericType(type))!);
            translation.Run(notification, services);
        }
    }

    private abstract class Translation
    {
        public abstract void Run(INotification notification, IServiceProvider services);
    }

    private sealed class Translation<TNotification> : Translation
        where TNotification : INotification
    {
        /// <summary>Most notifications have no such handler, and then making the others would be for nothing.</summary>
        private bool _hasNone;

        public override void Run(INotification notification, IServiceProvider services)
        {
            if (_hasNone)
            {
                return;
            }
            using var scope = services.CreateScope();
            var handlers = scope.ServiceProvider.GetServices<INotificationHandler<TNotification>>().OfType<IDistributedCacheNotificationHandler<TNotification>>().ToArray();
            _hasNone = handlers.Length == 0;
            foreach (var handler in handlers)
            {
                handler.Handle((TNotification)notification);
            }
        }
    }
}
