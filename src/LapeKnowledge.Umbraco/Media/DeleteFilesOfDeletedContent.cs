using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>Files go when the content that names them is deleted for good, not when it is trashed.</summary>
internal sealed class DeleteFilesOfDeletedContent(MediaFileManager files, ContentFiles contentFiles)
    : INotificationHandler<MediaDeletedNotification>, INotificationHandler<ContentDeletedNotification>, INotificationHandler<ContentDeletedBlueprintNotification>
{
    public void Handle(MediaDeletedNotification notification) => Delete(notification.DeletedEntities.SelectMany(contentFiles.All));

    public void Handle(ContentDeletedNotification notification) => Delete(notification.DeletedEntities.SelectMany(contentFiles.All));

    public void Handle(ContentDeletedBlueprintNotification notification) => Delete(notification.DeletedBlueprints.SelectMany(contentFiles.All));

    private void Delete(IEnumerable<string> paths)
    {
        var all = paths.ToArray();
        if (all.Length > 0)
        {
            files.DeleteMediaFiles(all);
        }
    }
}
