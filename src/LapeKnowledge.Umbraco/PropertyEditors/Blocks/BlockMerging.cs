using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>Brings the cultures of one block value into another: when one culture is published, and when an editor may edit some cultures only.</summary>
internal sealed class BlockMerging(PropertyEditorCollection editors)
{
    public static bool IsSame(BlockPropertyValue a, BlockPropertyValue b)
        => a.Alias.InvariantEquals(b.Alias) && a.Culture.InvariantEquals(b.Culture) && a.Segment.InvariantEquals(b.Segment);

    /// <summary>Takes one culture (null: what is invariant) from the source into the target. The layout is common to all cultures.</summary>
    public void PublishCulture(BlockValue source, BlockValue target, string? culture)
    {
        target.Layout = source.Layout;
        target.ContentData = Merged(source.ContentData, target.ContentData, culture);
        target.SettingsData = Merged(source.SettingsData, target.SettingsData, culture);
        target.Expose = target.Expose.Where(e => !e.Culture.InvariantEquals(culture))
            .Concat(source.Expose.Where(e => e.Culture.InvariantEquals(culture)))
            .Where(e => source.ContentData.Any(d => d.Key == e.ContentKey))
            .ToList();
    }

    /// <summary>Takes from the edited value what the editor may change, and leaves the rest of the stored value as it is.</summary>
    public static void KeepForbidden(BlockValue stored, BlockValue edited, bool mayEditInvariant, IReadOnlySet<string> cultures)
    {
        if (!mayEditInvariant)
        {
            edited.Layout = stored.Layout;
        }
        edited.ContentData = Allowed(stored.ContentData, edited.ContentData, mayEditInvariant, cultures);
        edited.SettingsData = Allowed(stored.SettingsData, edited.SettingsData, mayEditInvariant, cultures);
        edited.Expose = edited.Expose.Where(e => MayEdit(e.Culture, mayEditInvariant, cultures))
            .Concat(stored.Expose.Where(e => !MayEdit(e.Culture, mayEditInvariant, cultures)))
            .ToList();
    }

    /// <summary>The cultures in which two values differ; what is common to all cultures counts for the default culture.</summary>
    public static IEnumerable<string> ChangedCultures(BlockValue a, BlockValue b, Func<object?, string> textOf, string defaultCulture)
    {
        var before = Facts(a, textOf);
        var after = Facts(b, textOf);
        return before.Except(after).Concat(after.Except(before)).Select(f => f.Culture ?? defaultCulture).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
    }

    private List<BlockItemData> Merged(List<BlockItemData> source, List<BlockItemData> target, string? culture) => source.Select(item =>
    {
        var before = target.FirstOrDefault(t => t.Key == item.Key)?.Values ?? [];
        var taken = item.Values.Where(v => v.Culture.InvariantEquals(culture) || HoldsCultures(v));
        var merged = new BlockItemData(item.Key, item.ContentTypeKey, item.ContentTypeAlias);
        merged.Values = before.Where(v => !v.Culture.InvariantEquals(culture) && !HoldsCultures(v))
            .Concat(taken.Select(v => Taken(v, before.FirstOrDefault(b => IsSame(b, v)), culture)))
            .ToList();
        return merged;
    }).ToList();

    /// <summary>A block list within a block is merged in its turn.</summary>
    private BlockPropertyValue Taken(BlockPropertyValue value, BlockPropertyValue? before, string? culture)
    {
        if (!HoldsCultures(value) || !editors.TryGet(value.PropertyType!.PropertyEditorAlias, out var editor))
        {
            return value;
        }
        return new BlockPropertyValue
        {
            Alias = value.Alias,
            Segment = value.Segment,
            PropertyType = value.PropertyType,
            Value = editor.MergePartialPropertyValueForCulture(value.Value, before?.Value, culture),
        };
    }

    private bool HoldsCultures(BlockPropertyValue value)
        => value.Culture is null && value.PropertyType is { } type && editors.TryGet(type.PropertyEditorAlias, out var editor) && editor.CanMergePartialPropertyValues(type);

    private static List<BlockItemData> Allowed(List<BlockItemData> stored, List<BlockItemData> edited, bool mayEditInvariant, IReadOnlySet<string> cultures)
    {
        var items = mayEditInvariant ? edited : stored;
        return items.Select(item => new BlockItemData(item.Key, item.ContentTypeKey, item.ContentTypeAlias)
        {
            Values = Values(edited, item).Where(v => MayEdit(v.Culture, mayEditInvariant, cultures))
                .Concat(Values(stored, item).Where(v => !MayEdit(v.Culture, mayEditInvariant, cultures)))
                .ToList(),
        }).ToList();
    }

    private static IEnumerable<BlockPropertyValue> Values(List<BlockItemData> items, BlockItemData wanted) => items.FirstOrDefault(i => i.Key == wanted.Key)?.Values ?? [];

    private static bool MayEdit(string? culture, bool mayEditInvariant, IReadOnlySet<string> cultures) => culture is null ? mayEditInvariant : cultures.Contains(culture, StringComparer.OrdinalIgnoreCase);

    private static HashSet<(string? Culture, string Text)> Facts(BlockValue blocks, Func<object?, string> textOf)
    {
        var values = blocks.ContentData.Concat(blocks.SettingsData).SelectMany(d => d.Values.Select(v => (v.Culture, Text: $"{d.Key}/{v.Alias}/{v.Segment}={textOf(v.Value)}")));
        var exposed = blocks.Expose.Select(e => (e.Culture, Text: $"{e.ContentKey}/{e.Segment}"));
        return [.. values, .. exposed, (null, textOf(blocks.Layout.Values.SelectMany(l => l).Cast<object>().ToArray()))];
    }
}
