using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>A copied document gets files of its own, so that deleting one of the two leaves the other whole.</summary>
internal sealed class CopyFilesOfCopiedContent(MediaFileManager files, ContentFiles contentFiles, IContentService content)
    : INotificationHandler<ContentCopiedNotification>
{
    public void Handle(ContentCopiedNotification notification)
    {
        var changed = false;
        foreach (var file in contentFiles.Edited(notification.Original).ToArray())
        {
            if (files.CopyFile(notification.Copy, file.Property.PropertyType, file.Path) is not { } copy)
            {
                continue;
            }
            var url = files.FileSystem.GetUrl(copy);
            var value = notification.Copy.GetValue(file.Property.Alias, file.Culture, file.Segment);
            notification.Copy.SetValue(file.Property.Alias, WithSource(file.Property.PropertyType.PropertyEditorAlias, value?.ToString(), url), file.Culture, file.Segment);
            changed = true;
        }
        if (changed)
        {
            content.Save(notification.Copy);
        }
    }

    private static string WithSource(string editorAlias, string? value, string url)
    {
        if (editorAlias != Constants.PropertyEditors.Aliases.ImageCropper || value?.TrimStart().StartsWith('{') != true)
        {
            return url;
        }
        var crops = JsonNode.Parse(value)!.AsObject();
        crops["src"] = url;
        return crops.ToJsonString();
    }
}
