using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>A file: kept as its address, edited as an object with the address or with the key of an upload.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.UploadField, ValueEditorIsReusable = true)]
internal sealed class UploadFieldEditor : DataEditor
{
    private readonly IIOHelper _io;

    public UploadFieldEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new FileUploadConfigurationEditor(_io);

    internal sealed record FileValue(string? Src, Guid? TemporaryFileId = null);

    internal sealed class ValueEditor : DataValueEditor
    {
        private readonly IJsonSerializer _json;
        private readonly UploadedFiles _files;

        public ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts, UploadedFiles files)
            : base(strings, json, io, attribute)
        {
            _json = json;
            _files = files;
            Validators.Add(new UploadValidator(json, texts, files));
        }

        public override IValueRequiredValidator RequiredValidator
            => new FileRequiredValidator(value => Read(_json, value) is { } file && (file.TemporaryFileId is not null || !string.IsNullOrWhiteSpace(file.Src)));

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
            => property.GetValue(culture, segment) is string { Length: > 0 } source ? new FileValue(source) : null;

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var edited = Read(_json, editorValue.Value);
            var current = Read(_json, currentValue)?.Src;
            if (edited?.TemporaryFileId is not { } upload)
            {
                if (string.IsNullOrWhiteSpace(edited?.Src))
                {
                    _files.Remove(current, editorValue);
                    return null;
                }
                return current ?? edited.Src;
            }
            var stored = _files.Store(upload, editorValue, (editorValue.DataTypeConfiguration as FileUploadConfiguration)?.FileExtensions);
            if (stored is not null && stored != current)
            {
                _files.Remove(current, editorValue);
            }
            return stored ?? currentValue;
        }
    }

    private static FileValue? Read(IJsonSerializer json, object? value)
        => value is string text && !text.TrimStart().StartsWith('{') ? new FileValue(text) : EditorJson.Read<FileValue>(json, value);

    private sealed class UploadValidator(IJsonSerializer json, ILocalizedTextService texts, UploadedFiles files) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
            => Read(json, value)?.TemporaryFileId is { } upload
                && (files.Find(upload) is not { } file || !files.IsAllowed(file.FileName, (dataTypeConfiguration as FileUploadConfiguration)?.FileExtensions))
                ? [ValueLimits.Failure(texts, "invalidExtension")]
                : [];
    }
}
