using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>
/// A copied document, a document begun from a blueprint and a blueprint made of a document get files of their own, so that deleting one of the two
/// leaves the other whole.
/// </summary>
internal sealed class CopyFilesOfCopiedContent(ContentFiles contentFiles, IContentService content)
    : INotificationHandler<ContentCopiedNotification>, INotificationHandler<ContentScaffoldedNotification>, INotificationHandler<ContentSavedBlueprintNotification>
{
    public void Handle(ContentCopiedNotification notification)
    {
        if (Copy(notification.Original, notification.Copy))
        {
            content.Save(notification.Copy);
        }
    }

    /// <summary>What is begun from a blueprint is not saved yet.</summary>
    public void Handle(ContentScaffoldedNotification notification) => Copy(notification.Original, notification.Scaffold);

    public void Handle(ContentSavedBlueprintNotification notification)
    {
        if (notification.CreatedFromContent is { } original && Copy(original, notification.SavedBlueprint))
        {
            content.SaveBlueprint(notification.SavedBlueprint, null);
        }
    }

    private bool Copy(IContent original, IContent copy)
    {
        var changed = false;
        foreach (var property in original.Properties)
        {
            foreach (var value in property.Values.ToArray())
            {
                var copied = contentFiles.WithCopies(copy, property.PropertyType, value.EditedValue);
                if (!Equals(copied, value.EditedValue))
                {
                    copy.SetValue(property.Alias, copied, value.Culture, value.Segment);
                    changed = true;
                }
            }
        }
        return changed;
    }
}
