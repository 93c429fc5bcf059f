using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

internal sealed class ImageCropperValueEditor : DataValueEditor
{
    private readonly IJsonSerializer _json;
    private readonly UploadedFiles _files;
    private readonly IDataTypeConfigurationCache _configurations;

    public ImageCropperValueEditor(
        IShortStringHelper strings,
        IJsonSerializer json,
        IIOHelper io,
        DataEditorAttribute attribute,
        ILocalizedTextService texts,
        IDataTypeConfigurationCache configurations,
        UploadedFiles files)
        : base(strings, json, io, attribute)
    {
        _json = json;
        _files = files;
        _configurations = configurations;
        Validators.Add(new UploadValidator(json, texts, files));
    }

    public override IValueRequiredValidator RequiredValidator
        => new FileRequiredValidator(value => Read(_json, value) is { } image && (image.TemporaryFileId is not null || !string.IsNullOrWhiteSpace(image.Src)));

    /// <summary>Reads a value; plain text is the address of a file that never had crops.</summary>
    public static ImageCropperValue? Read(IJsonSerializer json, object? value) => value switch
    {
        null => null,
        ImageCropperValue read => read,
        JsonObject or string => value.ToString() is { Length: > 0 } text && !text.TrimStart().StartsWith('{') ? new ImageCropperValue { Src = text } : EditorJson.Read<ImageCropperValue>(json, value),
        _ => EditorJson.Read<ImageCropperValue>(json, value),
    };

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        var value = Read(_json, property.GetValue(culture, segment));
        var configuration = _configurations.GetConfigurationAs<ImageCropperConfiguration>(property.PropertyType.DataTypeKey);
        return value is null ? null : value with { Crops = ImageCrops.Applied(value.Crops, configuration?.Crops) };
    }

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var current = Read(_json, currentValue);
        var edited = Read(_json, editorValue.Value);
        if (edited is null || (string.IsNullOrWhiteSpace(edited.Src) && edited.TemporaryFileId is null))
        {
            _files.Remove(current?.Src, editorValue);
            return null;
        }
        var source = edited.Src;
        if (edited.TemporaryFileId is { } upload)
        {
            source = _files.Store(upload, editorValue, extensions: null);
            if (source is null)
            {
                return currentValue;
            }
            if (source != current?.Src)
            {
                _files.Remove(current?.Src, editorValue);
            }
        }
        var kept = new ImageCropperValue
        {
            Src = source,
            Crops = ImageCrops.Pruned(edited.Crops),
            FocalPoint = edited.FocalPoint is { IsCentre: true } ? null : edited.FocalPoint,
        };
        return _json.Serialize(kept);
    }

    private sealed class UploadValidator(IJsonSerializer json, ILocalizedTextService texts, UploadedFiles files) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
            => Read(json, value)?.TemporaryFileId is { } upload && (files.Find(upload) is not { } file || !files.IsAllowed(file.FileName, extensions: null))
                ? [ValueLimits.Failure(texts, "invalidExtension")]
                : [];
    }
}
