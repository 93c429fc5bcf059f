using LapeKnowledge.Umbraco.Documents;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>
/// A property of published content. A value goes from source (as stored) over intermediate to object; the converter of the property says how
/// long the object may be kept.
/// </summary>
internal sealed class PublishedNodeProperty : PublishedPropertyBase
{
    private readonly PublishedNode _owner;
    private readonly ContentVariation _ownVariations;

    /// <summary>An invariant property of varying content still has a value for each culture: a block list converts its own variants.</summary>
    private readonly ContentVariation _contextVariations;
    private readonly Source[] _sources;
    private KeptValues? _values;

    public PublishedNodeProperty(PublishedNode owner, IPublishedPropertyType type, List<StoredValue>? stored)
        : base(type, PropertyCacheLevel.Element)
    {
        _owner = owner;
        _ownVariations = type.Variations;
        _contextVariations = type.Variations | owner.ContentType.Variations;
        _sources = stored?.Select(s => new Source(s)).ToArray() ?? [];
    }

    public override bool HasValue(string? culture = null, string? segment = null)
    {
        Contextualize(_contextVariations, ref culture, ref segment);
        return PropertyType.IsValue(GetSourceValue(culture, segment), PropertyValueLevel.Source)
            ?? PropertyType.IsValue(Intermediate(culture, segment), PropertyValueLevel.Inter)
            ?? PropertyType.IsValue(GetValue(culture, segment), PropertyValueLevel.Object)
            ?? false;
    }

    public override object? GetSourceValue(string? culture = null, string? segment = null) => Find(culture, segment)?.Stored.Value;

    public override object? GetValue(string? culture = null, string? segment = null)
    {
        Contextualize(_contextVariations, ref culture, ref segment);
        return Cached(PropertyType.CacheLevel, new ValueKey(culture ?? string.Empty, segment ?? string.Empty, Form.Object));
    }

    public override object? GetDeliveryApiValue(bool expanding, string? culture = null, string? segment = null)
    {
        Contextualize(_contextVariations, ref culture, ref segment);
        var level = expanding ? PropertyType.DeliveryApiCacheLevelForExpansion : PropertyType.DeliveryApiCacheLevel;
        return Cached(level, new ValueKey(culture ?? string.Empty, segment ?? string.Empty, expanding ? Form.ExpandedDelivery : Form.Delivery));
    }

    private object? Cached(PropertyCacheLevel level, ValueKey key)
    {
        if (level is not (PropertyCacheLevel.Element or PropertyCacheLevel.Elements))
        {
            return Convert(key);
        }
        // The generation is read before the conversion: a value made of what has changed meanwhile is never taken for a fresh one.
        var generation = GenerationOf(level);
        var values = level == PropertyCacheLevel.Elements && _owner.IsPreviewing ? SharedValues() : OwnValues();
        if (values.Get(key) is { } cached && ReferenceEquals(cached.Generation, generation))
        {
            return cached.Value;
        }
        var value = Convert(key);
        values.Set(key, new CachedValue(value, generation));
        return value;
    }

    private KeptValues OwnValues() => _values ?? Interlocked.CompareExchange(ref _values, new KeptValues(), null) ?? _values;

    /// <summary>Each caller has a draft of his own; the values that only other content can make stale are made once for all of them.</summary>
    private KeptValues SharedValues() => (KeptValues)_owner.Services.Elements.Get($"Draft.{_owner.Key}.{Alias}", () => new KeptValues())!;

    /// <summary>A value that depends on the element alone lives as long as the element; any other one until some content changes.</summary>
    private object GenerationOf(PropertyCacheLevel level) => level == PropertyCacheLevel.Element ? this : _owner.Services.Elements.CurrentGeneration;

    /// <summary>Converters of blocks and links look at the variation context, so it is that of the value asked for while they work.</summary>
    private object? Convert(ValueKey key)
    {
        var variation = _owner.Services.Variation;
        var context = variation.VariationContext;
        if (key.Culture.Length == 0 || key.Culture.Equals(context?.Culture, StringComparison.OrdinalIgnoreCase))
        {
            return ConvertInContext(key);
        }
        variation.VariationContext = new VariationContext(key.Culture, key.Segment.Length == 0 ? context?.Segment : key.Segment);
        try
        {
            return ConvertInContext(key);
        }
        finally
        {
            variation.VariationContext = context;
        }
    }

    private object? ConvertInContext(ValueKey key)
    {
        var inter = Intermediate(key.Culture, key.Segment);
        return key.Form == Form.Object
            ? PropertyType.ConvertInterToObject(_owner, PropertyCacheLevel.Element, inter, _owner.IsPreviewing)
            : PropertyType.ConvertInterToDeliveryApiObject(_owner, PropertyCacheLevel.Element, inter, _owner.IsPreviewing, key.Form == Form.ExpandedDelivery);
    }

    private object? Intermediate(string? culture, string? segment)
    {
        if (Find(culture, segment) is not { } source)
        {
            return PropertyType.ConvertSourceToInter(_owner, null, _owner.IsPreviewing);
        }
        var generation = GenerationOf(PropertyType.CacheLevel);
        if (source.Intermediate is not { } cached || !ReferenceEquals(cached.Generation, generation))
        {
            cached = new CachedValue(PropertyType.ConvertSourceToInter(_owner, source.Stored.Value, _owner.IsPreviewing), generation);
            source.Intermediate = cached;
        }
        return cached.Value;
    }

    private Source? Find(string? culture, string? segment)
    {
        Contextualize(_ownVariations, ref culture, ref segment);
        culture = _ownVariations.VariesByCulture() ? culture : string.Empty;
        segment = _ownVariations.VariesBySegment() ? segment : string.Empty;
        foreach (var source in _sources)
        {
            if (Same(source.Stored.Culture, culture) && Same(source.Stored.Segment, segment))
            {
                return source;
            }
        }
        return null;
    }

    private void Contextualize(ContentVariation variations, ref string? culture, ref string? segment)
        => _owner.Services.Variation.ContextualizeVariation(variations, _owner.Id, Alias, ref culture, ref segment);

    private static bool Same(string? stored, string? asked) => (stored ?? string.Empty).Equals(asked ?? string.Empty, StringComparison.OrdinalIgnoreCase);

    private enum Form
    {
        Object,
        Delivery,
        ExpandedDelivery,
    }

    private readonly record struct ValueKey(string Culture, string Segment, Form Form);

    private sealed record CachedValue(object? Value, object Generation);

    /// <summary>
    /// The converted values of one property, a few at most: an array that is replaced as a whole. There are hundreds of thousands of these, and a dictionary
    /// for each would be most of the memory of a large site.
    /// </summary>
    private sealed class KeptValues
    {
        private (ValueKey Key, CachedValue Value)[] _values = [];

        public CachedValue? Get(ValueKey key)
        {
            foreach (var (kept, value) in Volatile.Read(ref _values))
            {
                if (kept == key)
                {
                    return value;
                }
            }
            return null;
        }

        /// <summary>Of two that are set at once one may be lost; it is then converted again.</summary>
        public void Set(ValueKey key, CachedValue value) => Volatile.Write(ref _values, [.. _values.Where(v => v.Key != key), (key, value)]);
    }

    private sealed class Source(StoredValue stored)
    {
        public StoredValue Stored => stored;

        public CachedValue? Intermediate { get; set; }
    }
}
