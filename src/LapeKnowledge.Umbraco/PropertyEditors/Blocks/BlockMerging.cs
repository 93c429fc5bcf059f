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
        target.Expose = Exposed(source.Expose, target.Expose, culture).Where(e => source.ContentData.Any(d => d.Key == e.ContentKey)).ToList();
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

    /// <summary>
    /// The cultures in which two values differ: a block that came or went counts where it is shown, a value for its culture, and what is common
    /// to all cultures, the order of the blocks among it, for the default culture.
    /// </summary>
    public IEnumerable<string> ChangedCultures(BlockValue before, BlockValue after, Func<object?, string> textOf, string defaultCulture)
    {
        var kept = before.ContentData.Select(d => d.Key).Intersect(after.ContentData.Select(d => d.Key)).ToHashSet();
        var changed = ChangedValues(before.ContentData, after.ContentData, textOf, defaultCulture)
            .Concat(ChangedValues(before.SettingsData, after.SettingsData, textOf, defaultCulture))
            .Concat(before.Expose.Where(e => after.Expose.All(a => !IsSame(a, e))).Concat(after.Expose.Where(e => before.Expose.All(b => !IsSame(b, e)))).Select(e => e.Culture ?? defaultCulture));
        if (!Places(before, kept).SequenceEqual(Places(after, kept)))
        {
            changed = changed.Append(defaultCulture);
        }
        return changed.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
    }

    /// <summary>In the order of the source. Where a block began or ceased to vary, what was shown before does not stay beside what is shown now.</summary>
    private static IEnumerable<BlockItemVariation> Exposed(IList<BlockItemVariation> source, IList<BlockItemVariation> target, string? culture)
    {
        var kept = target.Where(e => !e.Culture.InvariantEquals(culture)
            && !source.Any(s => s.ContentKey == e.ContentKey && s.Culture.InvariantEquals(culture) && s.Culture is null != e.Culture is null)).ToArray();
        return source.Where(s => s.Culture.InvariantEquals(culture) || kept.Any(k => IsSame(k, s))).Concat(kept.Where(k => source.All(s => !IsSame(k, s))));
    }

    private List<BlockItemData> Merged(List<BlockItemData> source, List<BlockItemData> target, string? culture) => source.Select(item =>
    {
        var before = target.FirstOrDefault(t => t.Key == item.Key)?.Values ?? [];
        return new BlockItemData(item.Key, item.ContentTypeKey, item.ContentTypeAlias)
        {
            Values = Chosen(
                item.Values,
                before.Where(b => !IsOutdated(b, culture)).ToArray(),
                v => v.Culture.InvariantEquals(culture) || HoldsCultures(v),
                (value, published) => Taken(value, published, culture)),
        };
    }).ToList();

    /// <summary>
    /// The values of one block out of two versions of it, in the order of the edited version, so that versions that say the same are the same.
    /// </summary>
    private static List<BlockPropertyValue> Chosen(
        IList<BlockPropertyValue> edited,
        IList<BlockPropertyValue> other,
        Func<BlockPropertyValue, bool> takesEdited,
        Func<BlockPropertyValue, BlockPropertyValue?, BlockPropertyValue> take)
    {
        var chosen = edited
            .Select(v => (Value: v, Other: other.FirstOrDefault(o => IsSame(o, v))))
            .Select(v => takesEdited(v.Value) ? take(v.Value, v.Other) : v.Other)
            .OfType<BlockPropertyValue>();
        return [.. chosen, .. other.Where(o => !takesEdited(o) && edited.All(v => !IsSame(v, o)))];
    }

    /// <summary>Whether a value is of a time when its property varied otherwise, and gives way to the value that is published now.</summary>
    private static bool IsOutdated(BlockPropertyValue value, string? culture)
        => value.PropertyType is { } type && type.VariesByCulture() == (culture is not null) && type.VariesByCulture() != (value.Culture is not null);

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
            Values = Chosen(Values(edited, item), Values(stored, item), v => MayEdit(v.Culture, mayEditInvariant, cultures), (value, _) => value),
        }).ToList();
    }

    private static IList<BlockPropertyValue> Values(List<BlockItemData> items, BlockItemData wanted) => items.FirstOrDefault(i => i.Key == wanted.Key)?.Values ?? [];

    private static bool MayEdit(string? culture, bool mayEditInvariant, IReadOnlySet<string> cultures) => culture is null ? mayEditInvariant : cultures.Contains(culture, StringComparer.OrdinalIgnoreCase);

    /// <summary>The cultures of the values that differ, in the blocks that are in both lists.</summary>
    private IEnumerable<string> ChangedValues(List<BlockItemData> before, List<BlockItemData> after, Func<object?, string> textOf, string defaultCulture)
        => from now in after
           let then = before.FirstOrDefault(b => b.Key == now.Key)
           where then is not null
           from value in now.Values.Concat(then.Values.Where(t => now.Values.All(n => !IsSame(n, t))))
           let edited = now.Values.FirstOrDefault(n => IsSame(n, value))?.Value
           let published = then.Values.FirstOrDefault(t => IsSame(t, value))?.Value
           where textOf(edited) != textOf(published)
           from culture in HoldsCultures(value) ? ChangedWithin(value, edited, published, defaultCulture) : [value.Culture ?? defaultCulture]
           select culture;

    private IEnumerable<string> ChangedWithin(BlockPropertyValue value, object? edited, object? published, string defaultCulture)
    {
        var changed = editors.TryGet(value.PropertyType!.PropertyEditorAlias, out var editor)
            ? editor.GetChangedCulturesForPartialPropertyValues(edited, published, defaultCulture).ToArray()
            : [];
        return changed.Length > 0 || editor is BlockEditor ? changed : [defaultCulture];
    }

    private static bool IsSame(BlockItemVariation a, BlockItemVariation b)
        => a.ContentKey == b.ContentKey && a.Culture.InvariantEquals(b.Culture) && a.Segment.InvariantEquals(b.Segment);

    /// <summary>Where the blocks stand, in their order.</summary>
    private static IEnumerable<Place> Places(BlockValue blocks, HashSet<Guid> wanted)
        => blocks.Layout.Values.SelectMany(l => l).SelectMany(i => Places(i, Guid.Empty)).Where(p => wanted.Contains(p.ContentKey));

    private static IEnumerable<Place> Places(IBlockLayoutItem item, Guid area)
    {
        var grid = item as BlockGridLayoutItem;
        yield return new Place(area, item.ContentKey, item.SettingsKey, grid?.ColumnSpan, grid?.RowSpan);
        foreach (var inner in grid?.Areas.SelectMany(a => a.Items.SelectMany(i => Places(i, a.Key))) ?? [])
        {
            yield return inner;
        }
    }

    private sealed record Place(Guid Area, Guid ContentKey, Guid? SettingsKey, int? ColumnSpan, int? RowSpan);
}
