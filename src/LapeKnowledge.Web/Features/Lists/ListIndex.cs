using System.Globalization;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Lists;

/// <summary>What the documents of one list have of each facet, in one language, so that a narrowed list and its counts cost no reading.</summary>
internal sealed class ListIndex
{
    private readonly IReadOnlyList<Row> _byName;
    private readonly IReadOnlyList<Row> _newest;

    private ListIndex(IReadOnlyList<FacetChoices> facets, IReadOnlyList<Row> byName)
    {
        Facets = facets;
        _byName = byName;
        _newest = [.. byName.OrderByDescending(r => r.Updated)];
    }

    /// <summary>Those that tell the documents apart, with their choices in the order of the vocabulary or of the alphabet.</summary>
    public IReadOnlyList<FacetChoices> Facets { get; }

    public static ListIndex Of(IEnumerable<IPublishedContent> documents, PageReader read, RelatedContent related)
    {
        var facetReader = new FacetReader(read, related);
        var rows = documents
            .Select(d => new Row(d.Key, d.UpdateDate, [.. Lists.Facets.All.Select(f => f.Of(facetReader, d).DistinctBy(c => c.Value).ToArray())]))
            .ToArray();
        var alphabet = StringComparer.Create(CultureInfo.GetCultureInfo(read.Culture), ignoreCase: true);
        var facets = Lists.Facets.All
            .Select((facet, at) => new FacetChoices(facet, at, read.Label(facet.Alias), [.. InOrder(facet, rows.SelectMany(r => r.Choices[at]).DistinctBy(c => c.Value), alphabet)]))
            .Where(f => f.Choices.Count > 1);
        return new ListIndex([.. facets], rows);
    }

    /// <summary>The documents that have, of every facet asked for, one of its chosen values.</summary>
    public IReadOnlyList<Guid> Find(ListQuery query) =>
        [.. (query.Newest ? _newest : _byName).Where(r => Facets.All(f => Has(r, f, query))).Select(r => r.Key)];

    /// <summary>How many documents each choice would leave, whatever else is chosen of its own facet: its siblings stay selectable.</summary>
    public IReadOnlyDictionary<string, int> Counts(FacetChoices facet, ListQuery query)
    {
        var others = Facets.Where(f => f != facet).ToArray();
        return _byName.Where(r => others.All(f => Has(r, f, query)))
            .SelectMany(r => r.Choices[facet.At]).CountBy(c => c.Value).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<Choice> InOrder(Facet facet, IEnumerable<Choice> choices, StringComparer alphabet) =>
        facet.Order is { } order ? choices.OrderBy(c => order.TakeWhile(o => o != c.Value).Count()) : choices.OrderBy(c => c.Name, alphabet);

    private static bool Has(Row row, FacetChoices facet, ListQuery query) =>
        query.Chosen(facet) is not { Count: > 0 } chosen || row.Choices[facet.At].Any(c => chosen.Contains(c.Value));

    /// <param name="Choices">In the order of <see cref="Lists.Facets.All"/>.</param>
    private sealed record Row(Guid Key, DateTime Updated, Choice[][] Choices);
}

/// <param name="At">Its place in <see cref="Lists.Facets.All"/>.</param>
internal sealed record FacetChoices(Facet Facet, int At, string Label, IReadOnlyList<Choice> Choices);
