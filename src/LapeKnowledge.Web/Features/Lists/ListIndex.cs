using System.Globalization;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Lists;

/// <summary>Which documents of one list have which choice, in one language, so that a narrowed list and its counts cost no reading.</summary>
internal sealed class ListIndex
{
    private readonly Guid[] _keys;
    private readonly int[] _byName;
    private readonly int[] _newest;
    private readonly RowSet _all;

    private ListIndex(IReadOnlyList<FacetChoices> facets, IReadOnlyList<IPublishedContent> byName)
    {
        Facets = facets;
        _keys = [.. byName.Select(d => d.Key)];
        _byName = [.. Enumerable.Range(0, byName.Count)];
        _newest = [.. _byName.OrderByDescending(row => byName[row].UpdateDate)];
        _all = RowSet.Of(byName.Count, _byName);
    }

    /// <summary>Those that tell the documents apart, with their choices in the order of the vocabulary or of the alphabet.</summary>
    public IReadOnlyList<FacetChoices> Facets { get; }

    /// <param name="documents">By name, as the list shows them.</param>
    public static ListIndex Of(IEnumerable<IPublishedContent> documents, PageReader read, RelatedContent related)
    {
        var byName = documents.ToArray();
        var facetReader = new FacetReader(read, related);
        var alphabet = StringComparer.Create(CultureInfo.GetCultureInfo(read.Culture), ignoreCase: true);
        var facets =
            from facet in Lists.Facets.All
            let choices = Choices(facet, facetReader, byName)
            where choices.Count > 1
            select new FacetChoices(facet, read.Label(facet.Alias), [.. InOrder(facet, choices, alphabet)]);
        return new ListIndex([.. facets], byName);
    }

    /// <summary>The documents that have, of every facet asked for, one of its chosen values.</summary>
    public IReadOnlyList<Guid> Find(ListQuery query) =>
        [.. (query.Newest ? _newest : _byName).Where(Left(Facets, query).Has).Select(row => _keys[row])];

    /// <summary>How many documents each choice of a facet would leave, in their order, whatever else is chosen of it: its siblings stay selectable.</summary>
    public IReadOnlyList<int> Counts(FacetChoices facet, ListQuery query)
    {
        var left = Left(Facets.Where(f => f != facet), query);
        return [.. facet.Choices.Select(c => c.Rows.CountShared(left))];
    }

    private RowSet Left(IEnumerable<FacetChoices> facets, ListQuery query) =>
        facets.Select(f => f.With(query.Chosen(f))).OfType<RowSet>().Aggregate(_all, (left, rows) => left.And(rows));

    private static IReadOnlyList<ListChoice> Choices(Facet facet, FacetReader read, IPublishedContent[] documents) =>
    [
        .. from given in documents.SelectMany((d, row) => facet.Of(read, d).Select(c => (Choice: c, Row: row)))
           group given by given.Choice.Value into same
           select new ListChoice(same.Key, same.First().Choice.Name, RowSet.Of(documents.Length, same.Select(g => g.Row)))
    ];

    private static IEnumerable<ListChoice> InOrder(Facet facet, IEnumerable<ListChoice> choices, StringComparer alphabet) =>
        facet.Order is { } order ? choices.OrderBy(c => order.TakeWhile(o => o != c.Value).Count()) : choices.OrderBy(c => c.Name, alphabet);
}

internal sealed record FacetChoices(Facet Facet, string Label, IReadOnlyList<ListChoice> Choices)
{
    /// <summary>The documents that have one of the values; null where none is asked for.</summary>
    public RowSet? With(IReadOnlyList<string> values) =>
        values.Count == 0 ? null : Choices.Where(c => values.Contains(c.Value)).Select(c => c.Rows).Aggregate((a, b) => a.Or(b));
}

/// <param name="Value">How the choice stands in the address.</param>
/// <param name="Rows">Which documents of the list have it, by their place in the list.</param>
internal sealed record ListChoice(string Value, string Name, RowSet Rows);
