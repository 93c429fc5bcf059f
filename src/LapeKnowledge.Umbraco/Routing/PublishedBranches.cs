using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>The published documents of a branch with the cultures in which each has an address.</summary>
internal sealed class PublishedBranches(SchemaStore schema, IPublishedContentCache published, IDocumentNavigationQueryService navigation, PublishedRoutes routes)
{
    public IEnumerable<(IPublishedContent Content, IReadOnlyList<string> Cultures)> DescendantsOrSelf(Guid key)
    {
        if (published.GetById(preview: false, key) is null || !navigation.TryGetDescendantsKeys(key, out var below))
        {
            yield break;
        }
        var inherited = InheritedCultures(key);
        foreach (var descendant in below.Prepend(key))
        {
            if (published.GetById(preview: false, descendant) is { } content)
            {
                yield return (content, OwnCultures(content) is { Length: > 0 } own ? own : inherited);
            }
        }
    }

    /// <summary>
    /// An invariant document has an address in each culture of the nearest ancestor that varies; where none does, in each language if domains tell
    /// languages apart, and else in the invariant culture.
    /// </summary>
    private string[] InheritedCultures(Guid key)
    {
        if (navigation.TryGetAncestorsKeys(key, out var ancestors))
        {
            var nearest = ancestors.Select(a => published.GetById(preview: false, a)).Select(a => a is null ? [] : OwnCultures(a)).FirstOrDefault(c => c.Length > 0);
            if (nearest is not null)
            {
                return nearest;
            }
        }
        return routes.DomainsOf(key).Count > 0 ? schema.Current.Languages.Select(l => l.IsoCode).ToArray() : [string.Empty];
    }

    private static string[] OwnCultures(IPublishedContent content) => content.Cultures.Keys.Where(c => c.Length > 0).ToArray();
}
