using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>A document or media item as the site shows it. Shared by all requests, so it changes nothing but its own caches.</summary>
internal sealed class PublishedNode : PublishedContentBase
{
    private readonly PublishedServices _services;
    private readonly PublishedSource _source;
    private PublishedNodeProperty?[]? _properties; // by the position of their first value
    private EmptyValues? _empty;
    private IReadOnlyDictionary<string, PublishedCultureInfo>? _cultures;

    public PublishedNode(PublishedSource source, IPublishedContentType type, bool isPreviewing, PublishedServices services)
        : base(services.Variation)
    {
        _source = source;
        _services = services;
        ContentType = type;
        IsPreviewing = isPreviewing;
    }

    public bool IsPreviewing { get; }

    public PublishedServices Services => _services;

    /// <summary>What published content takes in memory, roughly, in bytes.</summary>
    public static long BytesOf(IPublishedContent content)
    {
        while (content is PublishedContentWrapped model)
        {
            content = model.Unwrap();
        }
        return content is PublishedNode node ? BytesOf(node._source) : 0;
    }

    public static long BytesOf(PublishedSource source) => source.Values.Bytes + (2 * 1024);

    public override IPublishedContentType ContentType { get; }

    public override Guid Key => _source.Node.Key;

    public override int Id => _source.Node.Id;

    public override int SortOrder => _source.Node.SortOrder;

#pragma warning disable CS0672 // obsolete for callers, who shall ask the navigation service; a node must have them all the same
    public override int Level => _source.Node.Level;

    public override string Path => _source.Node.Path;

    public override IPublishedContent? Parent => ItemType == PublishedItemType.Media
        ? this.Parent<IPublishedContent>(_services.MediaNavigation, _services.MediaFilter)
        : this.Parent<IPublishedContent>(_services.DocumentNavigation, _services.DocumentFilter);

    public override IEnumerable<IPublishedContent> Children => ItemType == PublishedItemType.Media
        ? this.Children(_services.MediaNavigation, _services.MediaFilter)
        : this.Children(_services.DocumentNavigation, _services.DocumentFilter);
#pragma warning restore CS0672

    public override int? TemplateId => _source.Version.TemplateId;

    public override int CreatorId => _source.Node.CreatorId;

    public override DateTime CreateDate => _source.Node.CreateDate;

    public override int WriterId => _source.Version.UserId;

    public override DateTime UpdateDate => _source.Version.VersionDate;

    public override PublishedItemType ItemType => ContentType.ItemType;

    public override IReadOnlyDictionary<string, PublishedCultureInfo> Cultures => _cultures ??= BuildCultures();

    public override IEnumerable<IPublishedProperty> Properties => ContentType.PropertyTypes.Select(PropertyOf);

    /// <summary>What is shown of a property that has no stored value.</summary>
    public object? EmptyValue(int property, string culture, string segment, Func<object?> make)
        => EmptyValues.Of(ref _empty, culture, segment, _services.Elements.CurrentGeneration, ContentType.PropertyTypes.Count()).Get(property, make);

    public override IPublishedProperty? GetProperty(string alias)
    {
        var index = ContentType.GetPropertyIndex(alias);
        return index < 0 ? null : PropertyOf(ContentType.GetPropertyType(index)!, index);
    }

    public override bool IsDraft(string? culture = null)
    {
        if (!IsPreviewing)
        {
            return false;
        }
        return !ContentType.VariesByCulture() || _source.EditedCultures.Contains(culture ?? ContextCulture);
    }

    public override bool IsPublished(string? culture = null)
    {
        if (IsPreviewing)
        {
            return ItemType == PublishedItemType.Content && _services.PublishStatus.IsDocumentPublished(Key, culture ?? ContextCulture);
        }
        return !ContentType.VariesByCulture() || Cultures.ContainsKey(culture ?? ContextCulture);
    }

    private string ContextCulture => _services.Variation.VariationContext?.Culture ?? string.Empty;

    /// <summary>
    /// Made when it is first asked for. Everyone sees the same, and so its cached values. Of fifty properties of a type most have no value; those are made
    /// for each caller, because they would be most of what a large site has in memory.
    /// </summary>
    private PublishedNodeProperty PropertyOf(IPublishedPropertyType type, int index)
    {
        var stored = _source.Values.Of(type.Alias);
        if (stored.Count == 0)
        {
            return new PublishedNodeProperty(this, type, index, stored);
        }
        var properties = _properties
            ?? Interlocked.CompareExchange(ref _properties, new PublishedNodeProperty?[_source.Values.Count], null)
            ?? _properties;
        return properties[stored.Offset]
            ?? Interlocked.CompareExchange(ref properties[stored.Offset], new PublishedNodeProperty(this, type, index, stored), null)
            ?? properties[stored.Offset]!;
    }

    private IReadOnlyDictionary<string, PublishedCultureInfo> BuildCultures()
    {
        if (!ContentType.VariesByCulture())
        {
            var name = _source.Version.Name ?? _source.Node.Name;
            return new Dictionary<string, PublishedCultureInfo> { [string.Empty] = new(string.Empty, name, SegmentOf(name, string.Empty), CreateDate) };
        }
        return _source.Cultures
            .Where(c => !string.IsNullOrWhiteSpace(c.Value.Name))
            .ToDictionary(c => c.Key, c => new PublishedCultureInfo(c.Key, c.Value.Name, SegmentOf(c.Value.Name, c.Key), c.Value.Date), StringComparer.OrdinalIgnoreCase);
    }

    private string? SegmentOf(string? name, string culture)
    {
        if (ItemType != PublishedItemType.Content || string.IsNullOrEmpty(name))
        {
            return null;
        }
        var routed = _services.Urls.IsInitialized ? _services.Urls.GetUrlSegment(Key, culture, IsPreviewing) : null;
        return routed ?? name.ToUrlSegment(_services.ShortStrings, culture);
    }
}
