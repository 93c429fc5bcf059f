using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Builds the properties of content from the values of its versions.</summary>
internal static class ContentValueReader
{
    private static readonly ConditionalWeakTable<IContentTypeComposition, PropertyIndex> Indexes = [];

    /// <param name="aliases">Null for all properties; else only those, and none for an empty list.</param>
    public static PropertyCollection Properties(IContentTypeComposition type, VersionRow version, VersionRow? published, string[]? aliases)
    {
        if (aliases is { Length: 0 })
        {
            return new PropertyCollection();
        }
        var index = Indexes.GetValue(type, static t => new PropertyIndex(t));
        var edited = StoredValues.Read(version.Values, index.StorageOf);
        var publishedValues = published is null ? null : ReferenceEquals(published, version) ? edited : StoredValues.Read(published.Values, index.StorageOf);
        var properties = index.Types
            .Where(p => aliases is null || aliases.Contains(p.Alias, StringComparer.OrdinalIgnoreCase))
            .Select(p => Build(p, edited, publishedValues));
        return new PropertyCollection(properties);
    }

    /// <summary>How many properties content of the type has.</summary>
    public static int Count(IContentTypeComposition type) => Indexes.GetValue(type, static t => new PropertyIndex(t)).Types.Length;

    private static IProperty Build(IPropertyType type, Dictionary<string, List<StoredValue>> edited, Dictionary<string, List<StoredValue>>? published)
    {
        var values = new List<Property.InitialPropertyValue>();
        if (edited.TryGetValue(type.Alias, out var editedValues))
        {
            foreach (var value in editedValues)
            {
                values.Add(new Property.InitialPropertyValue(value.Culture, value.Segment, false, value.Value));
            }
        }
        if (published is not null && published.TryGetValue(type.Alias, out var publishedValues))
        {
            foreach (var value in publishedValues)
            {
                values.Add(new Property.InitialPropertyValue(value.Culture, value.Segment, true, value.Value));
            }
        }
        return Property.CreateWithValues(type.Id, type, [.. values]);
    }

    /// <summary>The property types of a content type, counted and looked up once for each model of the type.</summary>
    internal sealed class PropertyIndex(IContentTypeComposition type)
    {
        private readonly ConcurrentDictionary<string, ValueStorageType?> _storage = new(
            type.CompositionPropertyTypes.DistinctBy(p => p.Alias).Select(p => KeyValuePair.Create(p.Alias, (ValueStorageType?)p.ValueStorageType)));

        public IPropertyType[] Types { get; } = type.CompositionPropertyTypes.DistinctBy(p => p.Alias).ToArray();

        public ValueStorageType? StorageOf(string alias) => _storage.GetValueOrDefault(alias);
    }
}
