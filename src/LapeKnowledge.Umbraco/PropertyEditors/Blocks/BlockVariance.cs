using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>
/// Makes blocks that were stored before a type began or ceased to vary by culture fit the type as it is now: what had no culture belongs to
/// the default language, and of several cultures the one of the property, or of the default language, stays.
/// </summary>
internal sealed class BlockVariance(SchemaStore schema)
{
    public string DefaultCulture => schema.Current.DefaultLanguage?.IsoCode ?? string.Empty;

    public int? LanguageId(string culture) => schema.Current.Language(culture)?.Id;

    /// <returns>The value as it counts for the published type, or null when it does not count any more.</returns>
    /// <param name="culture">Culture of the property that holds the blocks; null when that property does not vary.</param>
    public BlockPropertyValue? Aligned(BlockPropertyValue value, IPublishedPropertyType type, IPublishedElement owner, string? culture)
    {
        var varies = (owner.ContentType.Variations & type.Variations).VariesByCulture();
        if (varies == (value.Culture is not null))
        {
            return value;
        }
        if (varies)
        {
            return With(value, DefaultCulture);
        }
        return value.Culture.InvariantEquals(culture ?? DefaultCulture) ? With(value, null) : null;
    }

    /// <summary>In which cultures and segments the block is shown.</summary>
    public IEnumerable<BlockItemVariation> AlignedExpose(BlockValue blocks, IPublishedElement owner, IPublishedElement element, string? culture)
    {
        var exposed = blocks.Expose.Where(e => e.ContentKey == element.Key).ToArray();
        var varies = (owner.ContentType.Variations & element.ContentType.Variations).VariesByCulture();
        if (exposed.Length > 0 && varies && exposed.All(e => e.Culture is null))
        {
            return exposed.Select(e => new BlockItemVariation(e.ContentKey, DefaultCulture, e.Segment));
        }
        if (exposed.Length > 0 && !varies && exposed.All(e => e.Culture is not null))
        {
            var kept = exposed.Where(e => e.Culture.InvariantEquals(culture ?? DefaultCulture)).ToArray();
            kept = kept.Length == 0 ? exposed.Where(e => e.Culture.InvariantEquals(DefaultCulture)).ToArray() : kept;
            return kept.Select(e => new BlockItemVariation(e.ContentKey, null, e.Segment));
        }
        return exposed;
    }

    /// <summary>The values of a block as an editor gets and sends them, in line with their property types.</summary>
    public IList<BlockPropertyValue> AlignedForEditing(IList<BlockPropertyValue> values, string? culture)
    {
        culture ??= DefaultCulture;
        var aligned = new List<BlockPropertyValue>();
        foreach (var same in values.GroupBy(v => (v.Alias, v.Segment)))
        {
            var type = same.First().PropertyType;
            if (type is null || type.VariesByCulture())
            {
                aligned.AddRange(same.Select(v => type is null || v.Culture is not null ? v : With(v, culture)));
                continue;
            }
            var kept = same.FirstOrDefault(v => v.Culture is null)
                ?? same.FirstOrDefault(v => v.Culture.InvariantEquals(culture))
                ?? same.FirstOrDefault(v => v.Culture.InvariantEquals(DefaultCulture));
            if (kept is not null)
            {
                aligned.Add(kept.Culture is null ? kept : With(kept, null));
            }
        }
        return aligned;
    }

    /// <summary>Lets blocks be shown in the cultures that their type has now, and forgets blocks that are gone.</summary>
    public void AlignExposeForEditing(BlockValue blocks, string? culture)
    {
        var kept = new List<BlockItemVariation>();
        foreach (var content in blocks.ContentData)
        {
            var exposed = blocks.Expose.Where(e => e.ContentKey == content.Key).ToArray();
            var varies = schema.Current.Find<IContentType>(content.ContentTypeKey)?.VariesByCulture() ?? false;
            if (exposed.Any(e => (e.Culture is not null) != varies))
            {
                var cultures = varies ? CulturesOf(content, culture) : [null];
                exposed = cultures.Select(c => new BlockItemVariation(content.Key, c, null)).ToArray();
            }
            kept.AddRange(exposed);
        }
        blocks.Expose = kept;
    }

    private string?[] CulturesOf(BlockItemData content, string? culture)
    {
        var cultures = content.Values.Select(v => v.Culture).Where(c => c is not null).Distinct().ToArray();
        return cultures.Length > 0 ? cultures : [culture ?? DefaultCulture];
    }

    private static BlockPropertyValue With(BlockPropertyValue value, string? culture)
        => new() { Alias = value.Alias, Culture = culture, Segment = value.Segment, Value = value.Value, PropertyType = value.PropertyType };
}
