using System.Text.Json.Nodes;
using LapeKnowledge.Umbraco.PropertyEditors.Blocks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>A file that a property value names.</summary>
internal sealed record ContentFile(IProperty Property, string? Culture, string? Segment, string Path);

/// <summary>The files that the upload and image properties of content name, relative to the media folder; those within blocks too, however deep.</summary>
internal sealed class ContentFiles(MediaFileManager files, MediaUrlGeneratorCollection urls, PropertyEditorCollection editors)
{
    /// <summary>The files of the edited values.</summary>
    public IEnumerable<ContentFile> Edited(IContentBase content) => Of(content, v => [v.EditedValue]);

    /// <summary>Every file, the published values' among them.</summary>
    public IEnumerable<string> All(IContentBase content) => Of(content, v => [v.EditedValue, v.PublishedValue]).Select(f => f.Path).Distinct().ToArray();

    /// <summary>The value with copies, made for another content item, in the place of its files; itself where it names none that exists.</summary>
    public object? WithCopies(IContentBase owner, IPropertyType type, object? value)
    {
        if (Within(type) is { } blocks)
        {
            return blocks.ChangeWithin(value, (inner, stored) => WithCopies(owner, inner, stored));
        }
        return FileOf(type, value) is { } path && files.CopyFile(owner, type, path) is { } copy
            ? WithSource(type.PropertyEditorAlias, value!.ToString()!, files.FileSystem.GetUrl(copy))
            : value;
    }

    private IEnumerable<ContentFile> Of(IContentBase content, Func<IPropertyValue, object?[]> values)
        => from property in content.Properties
           from value in property.Values
           from stored in values(value)
           from path in PathsOf(property.PropertyType, stored)
           select new ContentFile(property, value.Culture, value.Segment, path);

    private IEnumerable<string> PathsOf(IPropertyType type, object? value)
    {
        if (value is null)
        {
            return [];
        }
        if (Within(type) is { } blocks)
        {
            return blocks.ValuesWithin(value).SelectMany(v => PathsOf(v.Type, v.Value));
        }
        return FileOf(type, value) is { } path ? [path] : [];
    }

    private string? FileOf(IPropertyType type, object? value)
        => urls.TryGetMediaPath(type.PropertyEditorAlias, value, out var url) && !string.IsNullOrWhiteSpace(url) ? files.FileSystem.GetRelativePath(url) : null;

    private IValuesWithinBlocks? Within(IPropertyType type)
        => editors.TryGet(type.PropertyEditorAlias, out var editor) ? editor.GetValueEditor() as IValuesWithinBlocks : null;

    private static string WithSource(string editorAlias, string value, string url)
    {
        if (editorAlias != Constants.PropertyEditors.Aliases.ImageCropper || !value.TrimStart().StartsWith('{'))
        {
            return url;
        }
        var crops = JsonNode.Parse(value)!.AsObject();
        crops["src"] = url;
        return crops.ToJsonString();
    }
}
