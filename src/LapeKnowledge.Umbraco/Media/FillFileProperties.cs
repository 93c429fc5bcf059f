using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>Size, type and dimensions of a file, filled in whenever the item that has it is saved.</summary>
internal sealed class FillFileProperties(MediaFileManager files, ContentFiles contentFiles, UploadAutoFillProperties autoFill, IOptions<ContentSettings> settings)
    : INotificationHandler<MediaSavingNotification>
{
    public void Handle(MediaSavingNotification notification)
    {
        foreach (var media in notification.SavedEntities)
        {
            foreach (var config in settings.Value.Imaging.AutoFillImageProperties)
            {
                if (media.Properties.TryGetValue(config.Alias, out var property))
                {
                    Fill(media, property, config);
                }
            }
        }
    }

    private void Fill(IMedia media, IProperty property, ImagingAutoFillUploadField config)
    {
        var file = contentFiles.Edited(media).FirstOrDefault(f => f.Property.Alias == property.Alias);
        if (file is null)
        {
            autoFill.Reset(media, config, null, null);
        }
        else if (files.FileSystem.FileExists(file.Path))
        {
            autoFill.Populate(media, config, file.Path, file.Culture, file.Segment);
        }
    }
}
