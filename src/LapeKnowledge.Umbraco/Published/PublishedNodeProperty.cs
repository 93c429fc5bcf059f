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
    private readonly int _index;
    private readonly ArraySegment<PublishedValue> _stored;
    private KeptValue? _made;

    /// <param name="owner">The document or media item.</param>
    /// <param name="type">The property.</param>
    /// <param name="index">Place of the property in its content type.</param>
    /// <param name="stored">Its values in all cultures and segments.</param>
    public PublishedNodeProperty(PublishedNode owner, IPublishedPropertyType type, int index, ArraySegment<PublishedValue> stored)
        : base(type, PropertyCacheLevel.Element)
    {
        _owner = owner;
        _index = index;
        _stored = stored;
    }

    /// <summary>Forgets what was made of the stored values: it is made again when it is asked for.</summary>
    public void Forget() => Volatile.Write(ref _made, null);

    public override bool HasValue(string? culture = null, string? segment = null)
    {
        Contextualize(ContextVariations, ref culture, ref segment);
        return PropertyType.IsValue(GetSourceValue(culture, segment), PropertyValueLevel.Source)
            ?? PropertyType.IsValue(Intermediate(culture, segment), PropertyValueLevel.Inter)
            ?? PropertyType.IsValue(GetValue(culture, segment), PropertyValueLevel.Object)
            ?? false;
    }

    public override object? GetSourceValue(string? culture = null, string? segment = null) => Find(culture, segment)?.Value;

    public override object? GetValue(string? culture = null, string? segment = null)
    {
        Contextualize(ContextVariations, ref culture, ref segment);
        return Cached(PropertyType.CacheLevel, new ValueKey(culture ?? string.Empty, segment ?? string.Empty, Form.Object));
    }

    public override object? GetDeliveryApiValue(bool expanding, string? culture = null, string? segment = null)
    {
        Contextualize(ContextVariations, ref culture, ref segment);
        var level = expanding ? PropertyType.DeliveryApiCacheLevelForExpansion : PropertyType.DeliveryApiCacheLevel;
        return Cached(level, new ValueKey(culture ?? string.Empty, segment ?? string.Empty, expanding ? Form.ExpandedDelivery : Form.Delivery));
    }

    /// <summary>An invariant property of varying content still has a value for each culture: a block list converts its own variants.</summary>
    private ContentVariation ContextVariations => PropertyType.Variations | _owner.ContentType.Variations;

    private object? Cached(PropertyCacheLevel level, ValueKey key)
    {
        if (!IsKept(level))
        {
            return Convert(key);
        }
        if (_stored.Count == 0)
        {
            return key.Form == Form.Object ? _owner.EmptyValue(_index, key.Culture, key.Segment, () => Convert(key)) : Convert(key);
        }
        // The generation is read before the conversion: a value made of what has changed meanwhile is never taken for a fresh one.
        var generation = GenerationOf(level);
        var sharing = level == PropertyCacheLevel.Elements && _owner.IsPreviewing ? Shared() : this;
        return sharing.Kept(key, generation) is { } kept ? kept.Value : sharing.Keep(key, Convert(key), generation, Find(key.Culture, key.Segment));
    }

    private KeptValue? Kept(ValueKey key, object generation) => KeptValue.Find(Volatile.Read(ref _made), key) is { } kept && ReferenceEquals(kept.Generation, generation) ? kept : null;

    private object? Keep(ValueKey key, object? value, object generation, PublishedValue? stored)
    {
        Volatile.Write(ref _made, new KeptValue(key, value, generation, KeptValue.Without(_made, key)));
        if (stored is { LongBytes: > 0 and var bytes })
        {
            _owner.Services.LongValues.Made(this, bytes);
        }
        return value;
    }

    private static bool IsKept(PropertyCacheLevel level) => level is PropertyCacheLevel.Element or PropertyCacheLevel.Elements;

    /// <summary>Each caller has a draft of his own; the values that only other content can make stale are made once for all of them, by the first of them.</summary>
    private PublishedNodeProperty Shared() => (PublishedNodeProperty)_owner.Services.Elements.Get($"Draft.{_owner.Key}.{Alias}", () => this)!;

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

    /// <summary>Kept where what is made of it is not.</summary>
    private object? Intermediate(string? culture, string? segment)
    {
        var stored = Find(culture, segment);
        if (stored is not { } value || IsKept(PropertyType.CacheLevel))
        {
            return Make();
        }
        var generation = GenerationOf(PropertyType.CacheLevel);
        var key = new ValueKey(value.Culture ?? string.Empty, value.Segment ?? string.Empty, Form.Intermediate);
        return Kept(key, generation) is { } kept ? kept.Value : Keep(key, Make(), generation, stored);

        object? Make() => PropertyType.ConvertSourceToInter(_owner, stored?.Value, _owner.IsPreviewing);
    }

    private PublishedValue? Find(string? culture, string? segment)
    {
        var variations = PropertyType.Variations;
        Contextualize(variations, ref culture, ref segment);
        culture = variations.VariesByCulture() ? culture : string.Empty;
        segment = variations.VariesBySegment() ? segment : string.Empty;
        foreach (var stored in _stored)
        {
            if (Same(stored.Culture, culture) && Same(stored.Segment, segment))
            {
                return stored;
            }
        }
        return null;
    }

    private void Contextualize(ContentVariation variations, ref string? culture, ref string? segment)
        => _owner.Services.Variation.ContextualizeVariation(variations, _owner.Id, Alias, ref culture, ref segment);

    private static bool Same(string? stored, string? asked) => (stored ?? string.Empty).Equals(asked ?? string.Empty, StringComparison.OrdinalIgnoreCase);

    private enum Form
    {
        Intermediate,
        Object,
        Delivery,
        ExpandedDelivery,
    }

    private readonly record struct ValueKey(string Culture, string Segment, Form Form);

    /// <summary>
    /// The values made of one property, a few at most: a chain that is replaced, never changed. There are hundreds of thousands of these, and a dictionary for
    /// each would be most of the memory of a large site. Of two that are set at once one may be lost; it is then made again.
    /// </summary>
    private sealed class KeptValue(ValueKey key, object? value, object generation, KeptValue? next)
    {
        public object? Value => value;

        public object Generation => generation;

        public static KeptValue? Find(KeptValue? first, ValueKey wanted)
        {
            while (first is not null && first.Key != wanted)
            {
                first = first.Next;
            }
            return first;
        }

        public static KeptValue? Without(KeptValue? first, ValueKey unwanted)
        {
            if (first is null || first.Key == unwanted)
            {
                return first?.Next;
            }
            return Without(first.Next, unwanted) is var rest && ReferenceEquals(rest, first.Next) ? first : new KeptValue(first.Key, first.Value, first.Generation, rest);
        }

        private ValueKey Key => key;

        private KeptValue? Next => next;
    }
}
