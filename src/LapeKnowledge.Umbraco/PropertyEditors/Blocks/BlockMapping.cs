using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>Asks the editors of the properties within blocks: for values to edit, values to store, references and tags.</summary>
internal sealed class BlockMapping(
    PropertyEditorCollection editors,
    DataValueReferenceFactoryCollection references,
    IDataTypeConfigurationCache configurations,
    BlockVariance variance)
{
    public void ToEditor(BlockValue blocks, string? culture)
    {
        foreach (var item in Items(blocks))
        {
            item.Values = variance.AlignedForEditing(item.Values, culture);
            foreach (var value in item.Values)
            {
                value.Value = ToEditor(value);
            }
        }
        variance.AlignExposeForEditing(blocks, culture);
    }

    /// <param name="current">What is stored now; editors of files compare with it.</param>
    public void FromEditor(BlockValue blocks, BlockValue? current, Guid contentKey)
    {
        var stored = current is null ? [] : Items(current).DistinctBy(i => i.Key).ToDictionary(i => i.Key);
        foreach (var item in Items(blocks))
        {
            var before = stored.GetValueOrDefault(item.Key)?.Values ?? [];
            foreach (var value in item.Values.Where(v => v.PropertyType is not null))
            {
                if (!editors.TryGet(value.PropertyType!.PropertyEditorAlias, out var editor))
                {
                    continue;
                }
                var posted = new ContentPropertyData(value.Value, Configuration(value)) { ContentKey = contentKey, PropertyTypeKey = value.PropertyType.Key };
                value.Value = editor.GetValueEditor().FromEditor(posted, before.FirstOrDefault(v => BlockMerging.IsSame(v, value))?.Value);
            }
        }
    }

    public IEnumerable<UmbracoEntityReference> References(BlockValue blocks)
        => Values(blocks).SelectMany(v => editors.TryGet(v.PropertyType!.PropertyEditorAlias, out var editor) ? references.GetReferences(editor, [Stored(v)]) : []).Distinct().ToArray();

    /// <summary>A value of a culture has tags of that language, whatever the property does that holds the blocks.</summary>
    public IEnumerable<ITag> Tags(BlockValue blocks, int? languageId)
        => Values(blocks).SelectMany(v => editors.TryGet(v.PropertyType!.PropertyEditorAlias, out var editor) && editor.GetValueEditor() is IDataValueTags tags
            ? tags.GetTags(Stored(v), Configuration(v), v.Culture is null ? languageId : variance.LanguageId(v.Culture))
            : []).ToArray();

    /// <summary>The values that stand in the blocks, each with the property it is of.</summary>
    public static IEnumerable<(IPropertyType Type, object? Value)> Stored(BlockValue blocks) => Values(blocks).Select(v => (v.PropertyType!, Stored(v)));

    /// <summary>Puts other values in the place of those that stand in the blocks.</summary>
    /// <param name="change">Returns the very value it was given where that stays as it is.</param>
    /// <returns>Whether any value changed.</returns>
    public static bool Change(BlockValue blocks, Func<IPropertyType, object?, object?> change)
    {
        var changed = false;
        foreach (var value in Values(blocks).ToArray())
        {
            var stored = Stored(value);
            var other = change(value.PropertyType!, stored);
            if (!Equals(stored, other))
            {
                value.Value = other;
                changed = true;
            }
        }
        return changed;
    }

    private object? ToEditor(BlockPropertyValue value)
    {
        if (value.PropertyType is not { } type || !editors.TryGet(type.PropertyEditorAlias, out var editor))
        {
            return value.Value?.ToString();
        }
        var property = new Property(type);
        try
        {
            property.SetValue(Stored(value), value.Culture, value.Segment);
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
        {
            return value.Value; // stored before the property had its present type
        }
        return editor.GetValueEditor(Configuration(value)).ToEditor(property, value.Culture, value.Segment);
    }

    private object? Configuration(BlockPropertyValue value) => configurations.GetConfigurationAs<object>(value.PropertyType!.DataTypeKey);

    private static object? Stored(BlockPropertyValue value) => value.Value is null ? null : EditorJson.Text(value.Value);

    private static IEnumerable<BlockPropertyValue> Values(BlockValue blocks) => Items(blocks).SelectMany(i => i.Values).Where(v => v.PropertyType is not null);

    private static IEnumerable<BlockItemData> Items(BlockValue blocks) => blocks.ContentData.Concat(blocks.SettingsData);
}
