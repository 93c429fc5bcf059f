using System.Text.RegularExpressions;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>
/// Lets go of media when a document that uses them is published, whoever publishes it and wherever. What a crash left in between is found by the upkeep.
/// </summary>
internal sealed partial class HeldMediaRelease(HeldMedia media, IContentService contents, IHostApplicationLifetime lifetime) : INotificationAsyncHandler<ContentPublishedNotification>, IUpkeep
{
    public async Task HandleAsync(ContentPublishedNotification notification, CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStarted.IsCancellationRequested) // the starter content is published before there are tables to ask, and uses nothing of anybody
        {
            var held = await media.AllAsync(cancellationToken);
            await media.ReleaseAsync([.. notification.PublishedEntities.TakeWhile(_ => held.Count > 0).SelectMany(Used).Where(held.ContainsKey).Distinct()], cancellationToken);
        }
    }

    public async Task DoAsync(CancellationToken cancellation)
    {
        var held = await media.AllAsync(cancellation);
        var published = contents.GetByIds(held.Values.Distinct()).Where(d => d.Published);
        await media.ReleaseAsync([.. published.SelectMany(Used).Where(held.ContainsKey).Distinct()], cancellation);
    }

    /// <summary>Whatever the published texts name, in pickers as in rich texts.</summary>
    private static IEnumerable<Guid> Used(IContent document) =>
        from property in document.Properties
        from value in property.Values
        from Match named in Key().Matches(value.PublishedValue as string ?? string.Empty)
        select Guid.Parse(named.ValueSpan);

    [GeneratedRegex("[0-9a-f]{8}(-?)[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
