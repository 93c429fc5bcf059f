using System.Collections.Concurrent;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>Published content types by id, made from the shared models of the schema.</summary>
internal sealed class PublishedTypeCache(SchemaStore schema, UmbracoScopeProvider scopes, IPublishedContentTypeFactory factory) : IPublishedContentTypeCache
{
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<int, IPublishedContentType> _types = new();
    private long _generation;

    public void ClearAll() => Forget(_ => true);

    public void ClearContentType(int id) => ClearContentTypes([id]);

    public void ClearContentTypes(IEnumerable<int> ids)
    {
        var cleared = ids.ToHashSet();
        Forget(type => cleared.Contains(type.Id));
    }

    public void ClearDataType(int id) => ClearByDataTypeId(id);

    public IEnumerable<IPublishedContentType> ClearByDataTypeId(int id) => Forget(type => type.PropertyTypes.Any(p => p.DataType.Id == id));

    public IPublishedContentType Get(PublishedItemType itemType, Guid key) => Get(itemType, t => t.Key == key, $"key \"{key}\"");

    public IPublishedContentType Get(PublishedItemType itemType, string alias)
        => Get(itemType, t => t.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase), $"alias \"{alias}\"");

    public IPublishedContentType Get(PublishedItemType itemType, int id)
    {
        if (_types.TryGetValue(id, out var known) && Fits(known, itemType))
        {
            return known;
        }
        return Get(itemType, t => t.Id == id, FormattableString.Invariant($"id {id}"));
    }

    private IPublishedContentType Get(PublishedItemType itemType, Func<IContentTypeComposition, bool> wanted, string name)
    {
        var model = Models(itemType).FirstOrDefault(wanted)
            ?? throw new InvalidOperationException($"There is no {itemType.ToString().ToLowerInvariant()} type with {name}.");
        return _types.TryGetValue(model.Id, out var known) ? known : Create(model);
    }

    private IPublishedContentType Create(IContentTypeComposition model)
    {
        var generation = Volatile.Read(ref _generation);
        var created = factory.CreateContentType(model);
        lock (_changing)
        {
            // A type that changed meanwhile, or one of a schema that is not committed yet, serves only the present caller.
            return generation != _generation || scopes.Ambient is { HasTransaction: true } ? created : _types.GetOrAdd(model.Id, created);
        }
    }

    private IPublishedContentType[] Forget(Func<IPublishedContentType, bool> changed)
    {
        lock (_changing)
        {
            _generation++;
            var forgotten = _types.Values.Where(changed).ToArray();
            foreach (var type in forgotten)
            {
                _types.TryRemove(type.Id, out _);
            }
            return forgotten;
        }
    }

    private IEnumerable<IContentTypeComposition> Models(PublishedItemType itemType) => itemType switch
    {
        PublishedItemType.Content or PublishedItemType.Element => schema.Current.ContentTypes,
        PublishedItemType.Media => schema.Current.MediaTypes,
        PublishedItemType.Member => schema.Current.MemberTypes,
        _ => throw new ArgumentOutOfRangeException(nameof(itemType), itemType, "Only content, elements, media and members have types."),
    };

    private static bool Fits(IPublishedContentType type, PublishedItemType asked)
        => type.ItemType == asked || (IsContent(type.ItemType) && IsContent(asked));

    private static bool IsContent(PublishedItemType kind) => kind is PublishedItemType.Content or PublishedItemType.Element;
}
