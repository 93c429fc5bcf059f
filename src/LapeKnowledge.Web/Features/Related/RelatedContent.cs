using System.Globalization;
using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Web.Features.Related;

/// <summary>Published documents around a document, typed: those that refer to it, those below it and the one above it.</summary>
internal sealed class RelatedContent(ReferenceIndex references, IPublishedContentCache documents, IDocumentNavigationQueryService navigation)
{
    /// <summary>The documents of type <typeparamref name="T"/> that name the target in the property, each once.</summary>
    /// <param name="alias">The alias of the picker, of the document or of its blocks; null for any.</param>
    public IReadOnlyList<T> Referring<T>(Guid target, string? alias = null) where T : class, IPublishedContent =>
    [
        .. references.To(target).Where(r => alias is null || r.Alias == alias)
            .Select(r => r.Source).Distinct().Select(documents.GetById).OfType<T>(),
    ];

    /// <summary>The keys of what the document refers to, and of what refers to it.</summary>
    public IEnumerable<Guid> Linked(Guid document) => references.From(document).Concat(references.To(document).Select(r => r.Source)).Distinct();

    /// <summary>The references that blocks of documents of type <typeparamref name="T"/> make to the target.</summary>
    public IEnumerable<(T Document, Guid Block)> ReferringBlocks<T>(Guid target, string alias) where T : class, IPublishedContent =>
        from reference in references.To(target)
        where reference.Alias == alias && reference.Block is not null
        let document = documents.GetById(reference.Source) as T
        where document is not null
        select (document, reference.Block!.Value);

    /// <summary>Whether there is such a document, published or not, that does not lie in the bin.</summary>
    public bool Exists(Guid document) => navigation.TryGetParentKey(document, out _);

    /// <summary>In the order of the tree.</summary>
    public IReadOnlyList<T> Children<T>(Guid parent) where T : class, IPublishedContent =>
        navigation.TryGetChildrenKeys(parent, out var keys) ? [.. keys.Select(documents.GetById).OfType<T>()] : [];

    public T? Parent<T>(Guid child) where T : class, IPublishedContent =>
        navigation.TryGetParentKey(child, out var parent) && parent is { } key ? documents.GetById(key) as T : null;

    /// <summary>From the root down to the document's parent.</summary>
    public IReadOnlyList<IPublishedContent> Ancestors(Guid document) =>
        navigation.TryGetAncestorsKeys(document, out var keys) ? [.. keys.Select(documents.GetById).OfType<IPublishedContent>().OrderBy(a => a.Level)] : [];

    /// <summary>The home page; null when nothing is published.</summary>
    public T? Root<T>() where T : class, IPublishedContent =>
        navigation.TryGetRootKeys(out var keys) ? keys.Select(documents.GetById).OfType<T>().FirstOrDefault() : null;

    /// <summary>Every document of the type, in the order of the tree.</summary>
    public IReadOnlyList<T> OfType<T>(string alias) where T : class, IPublishedContent =>
        navigation.TryGetRootKeys(out var roots)
            ? [.. roots.SelectMany(r => navigation.TryGetDescendantsKeysOfType(r, alias, out var keys) ? keys : []).Select(documents.GetById).OfType<T>()]
            : [];

    public T? Get<T>(Guid key) where T : class, IPublishedContent => documents.GetById(key) as T;

    /// <summary>Null when there is no such published document.</summary>
    public string? NameOf(Guid key, string culture) => documents.GetById(key) is { } document ? Names.Of(document, culture) : null;

    /// <summary>By name, in the alphabetical order of the language.</summary>
    public static IReadOnlyList<T> ByName<T>(IEnumerable<T> items, string culture) where T : IPublishedContent =>
        [.. items.OrderBy(i => Names.Of(i, culture), StringComparer.Create(CultureInfo.GetCultureInfo(culture), ignoreCase: true))];
}
