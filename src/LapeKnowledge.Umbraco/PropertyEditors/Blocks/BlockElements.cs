using System.Collections;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>Where a block value stands: the element that owns it, and how it is looked at.</summary>
/// <param name="Culture">Culture of the property that holds the blocks; null when it does not vary.</param>
internal sealed record BlockOwner(IPublishedElement Element, PropertyCacheLevel ReferenceCacheLevel, bool Preview, string? Culture);

/// <summary>Content and settings of the blocks that are shown in the culture of the moment, by key.</summary>
internal sealed record ShownBlocks(IReadOnlyDictionary<Guid, IPublishedElement> Content, IReadOnlyDictionary<Guid, IPublishedElement> Settings);

/// <summary>Makes published elements of stored blocks.</summary>
internal sealed class BlockElements(
    BlockVariance variance,
    IVariationContextAccessor variation,
    IPublishedContentTypeCache types,
    Lazy<ICacheManager> caches,
    IPublishedModelFactory models)
{
    public BlockOwner Owner(IPublishedElement element, IPublishedPropertyType property, PropertyCacheLevel referenceCacheLevel, bool preview)
        => new(element, referenceCacheLevel, preview, property.VariesByCulture() ? Context.Culture.NullOrWhiteSpaceAsNull() : null);

    public ShownBlocks Shown(BlockValue blocks, BlockOwner owner, IReadOnlyDictionary<Guid, IBlockConfiguration> configured)
    {
        var settingsTypes = configured.Values.Select(c => c.SettingsElementTypeKey).OfType<Guid>().ToHashSet();
        var content = blocks.ContentData.Where(d => configured.ContainsKey(d.ContentTypeKey)).Select(d => Element(d, owner)).OfType<IPublishedElement>().Where(e => IsShown(blocks, owner, e));
        var settings = blocks.SettingsData.Where(d => settingsTypes.Contains(d.ContentTypeKey)).Select(d => Element(d, owner)).OfType<IPublishedElement>();
        return new ShownBlocks(
            content.DistinctBy(e => e.Key).ToDictionary(e => e.Key),
            settings.DistinctBy(e => e.Key).ToDictionary(e => e.Key));
    }

    private VariationContext Context => variation.VariationContext ?? new VariationContext();

    private bool IsShown(BlockValue blocks, BlockOwner owner, IPublishedElement element)
    {
        var varying = owner.Element.ContentType.Variations & element.ContentType.Variations;
        var culture = varying.VariesByCulture() ? Context.Culture.NullOrWhiteSpaceAsNull() : null;
        var segment = varying.VariesBySegment() ? Context.Segment.NullOrWhiteSpaceAsNull() : null;
        return variance.AlignedExpose(blocks, owner.Element, element, owner.Culture).Any(e => e.Culture.InvariantEquals(culture) && IsFor(e.Segment, segment));
    }

    private IPublishedElement? Element(BlockItemData data, BlockOwner owner)
    {
        if (data.Key == Guid.Empty || TypeOf(data.ContentTypeKey) is not { IsElement: true } type)
        {
            return null;
        }
        var context = Context;
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in data.Values)
        {
            if (type.GetPropertyType(value.Alias) is { } property
                && variance.Aligned(value, property, owner.Element, owner.Culture) is { } aligned
                && Belongs(aligned, owner.Element.ContentType.Variations & type.Variations & property.Variations, context)
                && (aligned.Segment.NullOrWhiteSpaceAsNull() is not null || !values.ContainsKey(property.Alias))) // a segment's own value comes before the one of all
            {
                values[property.Alias] = aligned.Value is IList list and not JsonNode ? EditorJson.Text(list) : aligned.Value; // converters read text
            }
        }
        return models.CreateModel(new PublishedElement(type, data.Key, values, owner.Preview, owner.ReferenceCacheLevel, context, caches.Value));
    }

    private static bool Belongs(BlockPropertyValue value, ContentVariation varying, VariationContext context)
        => value.Culture.NullOrWhiteSpaceAsNull().InvariantEquals(varying.VariesByCulture() ? context.Culture.NullOrWhiteSpaceAsNull() : null)
            && IsFor(value.Segment, varying.VariesBySegment() ? context.Segment.NullOrWhiteSpaceAsNull() : null);

    /// <summary>What is for no segment in particular is for every segment.</summary>
    private static bool IsFor(string? stored, string? segment) => stored.NullOrWhiteSpaceAsNull() is not { } own || own.InvariantEquals(segment);

    private IPublishedContentType? TypeOf(Guid key)
    {
        try
        {
            return types.Get(PublishedItemType.Element, key);
        }
        catch (InvalidOperationException)
        {
            return null; // the type was deleted after the blocks were published
        }
    }
}
