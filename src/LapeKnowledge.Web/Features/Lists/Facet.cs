using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Lists;

/// <summary>A property by which a list can be narrowed.</summary>
/// <param name="Finnish">Name of its parameter in Finnish addresses.</param>
/// <param name="Swedish">Name of its parameter in Swedish addresses.</param>
/// <param name="Alias">The property whose label it carries.</param>
/// <param name="Of">What a document has of it.</param>
/// <param name="Order">The codes of its vocabulary in their order; null for choices in alphabetical order.</param>
internal sealed record Facet(
    string Finnish, string Swedish, string Alias, Func<FacetReader, IPublishedContent, IEnumerable<Choice>> Of, IReadOnlyList<string>? Order = null)
{
    public string Parameter(string culture) => culture == Cultures.Swedish ? Swedish : Finnish;
}

/// <param name="Value">How the choice stands in the address.</param>
internal sealed record Choice(string Value, string Name);

/// <summary>Reads the choices that documents stand for, in the language of the page.</summary>
internal sealed class FacetReader(PageReader read, RelatedContent related)
{
    public RelatedContent Related => related;

    public IEnumerable<Choice> Documents(IEnumerable<IPublishedContent>? documents) =>
        read.LinksTo(documents).Select(l => new Choice(l.Url.TrimEnd('/').Split('/')[^1], l.Name));

    public IEnumerable<Choice> Codes(string vocabulary, IEnumerable<string>? codes) =>
        (codes ?? []).Select(c => read.Code(vocabulary, c) is { } name ? new Choice(c, name) : null).OfType<Choice>();
}
