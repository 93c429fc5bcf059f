using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>A value with blocks: blocks alone, or with the markup of a rich text around them.</summary>
internal sealed record BlockContent<TValue>(string? Markup, TValue? Blocks);

/// <summary>Merges of cultures, asked for by the editor.</summary>
internal interface IBlockMerge
{
    object? PublishCulture(object? edited, object? published, string? culture);

    object? KeepForbidden(object? stored, object? edited, bool mayEditInvariant, IReadOnlySet<string> cultures);

    IEnumerable<string> ChangedCultures(object? edited, object? published, string defaultCulture);
}

/// <summary>The values within the blocks of a stored value.</summary>
internal interface IValuesWithinBlocks
{
    IEnumerable<(IPropertyType Type, object? Value)> ValuesWithin(object? stored);

    /// <summary>The stored value with other values within; itself where none changes.</summary>
    object? ChangeWithin(object? stored, Func<IPropertyType, object?, object?> change);
}

internal abstract class BlockValueEditor<TValue, TLayout> : DataValueEditor, IDataValueReference, IDataValueTags, IBlockMerge, IValuesWithinBlocks
    where TValue : BlockValue<TLayout>, new()
    where TLayout : class, IBlockLayoutItem, new()
{
    private readonly BlockEditorDataConverter<TValue, TLayout> _data;

    protected BlockValueEditor(DataEditorAttribute attribute, IShortStringHelper strings, IJsonSerializer json, IIOHelper io, BlockServices services, BlockEditorDataConverter<TValue, TLayout> data)
        : base(strings, json, io, attribute)
    {
        Json = json;
        Services = services;
        _data = data;
        Validators.Add(new NestedValidator(this));
    }

    protected IJsonSerializer Json { get; }

    protected BlockServices Services { get; }

    public override IValueRequiredValidator RequiredValidator => new ContentRequiredValidator(this);

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        var content = Read(property.GetValue(culture, segment));
        if (content?.Blocks is { } blocks)
        {
            Services.Mapping.ToEditor(blocks, culture);
        }
        return content is null ? null : ForEditor(content);
    }

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var current = Read(currentValue)?.Blocks;
        var content = Read(editorValue.Value);
        Services.Mapping.FromEditor(content?.Blocks ?? new TValue(), current, editorValue.ContentKey);
        return content is null ? null : Stored(content);
    }

    public virtual IEnumerable<UmbracoEntityReference> GetReferences(object? value) => Read(value)?.Blocks is { } blocks ? Services.Mapping.References(blocks) : [];

    public virtual IEnumerable<string> GetAutomaticRelationTypesAliases() => [];

    public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId) => Read(value)?.Blocks is { } blocks ? Services.Mapping.Tags(blocks, languageId) : [];

    public IEnumerable<(IPropertyType Type, object? Value)> ValuesWithin(object? stored) => Read(stored)?.Blocks is { } blocks ? BlockMapping.Stored(blocks) : [];

    public object? ChangeWithin(object? stored, Func<IPropertyType, object?, object?> change)
        => Read(stored) is { Blocks: { } blocks } content && BlockMapping.Change(blocks, change) ? Stored(content) : stored;

    public override IEnumerable<Guid> ConfiguredElementTypeKeys()
        => Configured(ConfigurationObject).SelectMany(b => new[] { b.ContentElementTypeKey, b.SettingsElementTypeKey ?? Guid.Empty }).Where(k => k != Guid.Empty);

    public object? PublishCulture(object? edited, object? published, string? culture)
    {
        if (Read(edited) is not { } source)
        {
            return null;
        }
        if (source.Blocks is null)
        {
            return Stored(source);
        }
        var target = Read(published)?.Blocks ?? new TValue();
        Services.Merging.PublishCulture(source.Blocks, target, culture);
        return Stored(source with { Blocks = target });
    }

    public object? KeepForbidden(object? stored, object? edited, bool mayEditInvariant, IReadOnlySet<string> cultures)
    {
        var before = Read(stored);
        var after = Read(edited);
        if (before?.Blocks is null && after?.Blocks is null)
        {
            return mayEditInvariant ? edited : stored;
        }
        var merged = after?.Blocks ?? new TValue();
        BlockMerging.KeepForbidden(before?.Blocks ?? new TValue(), merged, mayEditInvariant, cultures);
        return Stored(new BlockContent<TValue>(mayEditInvariant ? after?.Markup : before?.Markup, merged));
    }

    public IEnumerable<string> ChangedCultures(object? edited, object? published, string defaultCulture)
    {
        var after = Read(edited);
        var before = Read(published);
        var changed = Services.Merging.ChangedCultures(before?.Blocks ?? new TValue(), after?.Blocks ?? new TValue(), v => v is null ? string.Empty : EditorJson.Text(v) as string ?? Json.Serialize(v), defaultCulture);
        return before?.Markup == after?.Markup ? changed : changed.Append(defaultCulture).Distinct();
    }

    protected abstract IEnumerable<IBlockConfiguration> Configured(object? configuration);

    /// <summary>Limits of the data type on the blocks as a whole.</summary>
    protected abstract IEnumerable<ValidationResult> ValidateLimits(TValue blocks, object? configuration);

    protected virtual BlockContent<TValue>? Read(object? value) => BlockText.Of(value) is { } text ? new BlockContent<TValue>(null, ReadBlocks(text)) : null;

    protected virtual object? ForEditor(BlockContent<TValue> content) => content.Blocks;

    protected virtual object? Stored(BlockContent<TValue> content) => content.Blocks is { ContentData.Count: > 0 } ? Json.Serialize(content.Blocks) : null;

    protected virtual bool IsEmpty(BlockContent<TValue> content) => content.Blocks is not { ContentData.Count: > 0 };

    protected TValue? ReadBlocks(string text)
    {
        if (!_data.TryDeserialize(text, out var data))
        {
            return null;
        }
        Services.Cleaning.Clean(data.BlockValue);
        return data.BlockValue;
    }

    private sealed class NestedValidator(BlockValueEditor<TValue, TLayout> editor) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            var blocks = editor.Read(value)?.Blocks ?? new TValue();
            return editor.ValidateLimits(blocks, dataTypeConfiguration).Concat(editor.Services.Validation.Validate(blocks, validationContext));
        }
    }

    private sealed class ContentRequiredValidator(BlockValueEditor<TValue, TLayout> editor) : IValueRequiredValidator
    {
        public IEnumerable<ValidationResult> ValidateRequired(object? value, string valueType)
            => editor.Read(value) is { } content && !editor.IsEmpty(content) ? [] : [new ValidationResult("#validation_invalidEmpty", ["value"])];
    }
}
