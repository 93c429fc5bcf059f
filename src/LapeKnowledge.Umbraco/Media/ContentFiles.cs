using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>A file that a property value names.</summary>
internal sealed record ContentFile(IProperty Property, string? Culture, string? Segment, string Path);

/// <summary>The files that the upload and image properties of content name, relative to the media folder.</summary>
internal sealed class ContentFiles(MediaFileManager files, MediaUrlGeneratorCollection urls)
{
    /// <summary>The files of the edited values.</summary>
    public IEnumerable<ContentFile> Edited(IContentBase content) => Of(content, v => [v.EditedValue]);

    /// <summary>Every file, the published values' among them.</summary>
    public IEnumerable<string> All(IContentBase content) => Of(content, v => [v.EditedValue, v.PublishedValue]).Select(f => f.Path).Distinct().ToArray();

    public bool IsFileProperty(IProperty property, object? value) => urls.TryGetMediaPath(property.PropertyType.PropertyEditorAlias, value, out _);

    private IEnumerable<ContentFile> Of(IContentBase content, Func<IPropertyValue, object?[]> values)
    {
        foreach (var property in content.Properties)
        {
            foreach (var value in property.Values)
            {
                foreach (var stored in values(value))
                {
                    if (urls.TryGetMediaPath(property.PropertyType.PropertyEditorAlias, stored, out var url) && url is not null)
                    {
                        yield return new ContentFile(property, value.Culture, value.Segment, files.FileSystem.GetRelativePath(url));
                    }
                }
            }
        }
    }
}
