using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>
/// Where the site has asked for it (<c>EnableMediaRecycleBinProtection</c>), files of trashed media items are renamed, so that their addresses cease
/// to work until they are restored.
/// </summary>
internal sealed class ProtectTrashedFiles(MediaFileManager files, ContentFiles contentFiles, IOptionsMonitor<ContentSettings> settings)
    : INotificationHandler<MediaMovedToRecycleBinNotification>, INotificationHandler<MediaMovedNotification>
{
    private const string Suffix = Constants.Conventions.Media.TrashedMediaSuffix;

    public void Handle(MediaMovedToRecycleBinNotification notification)
    {
        if (settings.CurrentValue.EnableMediaRecycleBinProtection)
        {
            files.SuffixMediaFiles(notification.MoveInfoCollection.SelectMany(m => contentFiles.All(m.Entity)).ToArray(), Suffix);
        }
    }

    public void Handle(MediaMovedNotification notification)
    {
        var restored = notification.MoveInfoCollection.Where(m => m.OriginalPath.StartsWith(Constants.System.RecycleBinMediaPathPrefix, StringComparison.Ordinal));
        if (settings.CurrentValue.EnableMediaRecycleBinProtection)
        {
            files.RemoveSuffixFromMediaFiles(restored.SelectMany(m => contentFiles.All(m.Entity)).Select(Suffixed).ToArray(), Suffix);
        }
    }

    private static string Suffixed(string path) => Path.ChangeExtension(path, Suffix + Path.GetExtension(path));
}
