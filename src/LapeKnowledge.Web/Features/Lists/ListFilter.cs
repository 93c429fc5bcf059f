namespace LapeKnowledge.Web.Features.Lists;

/// <summary>The form that narrows a list, and what narrows it now.</summary>
/// <param name="HasUnknown">The address asked for something that the list does not have.</param>
/// <param name="SortParameter">Name of the field of the order.</param>
internal sealed record ListFilter(
    IReadOnlyList<FilterGroup> Groups, IReadOnlyList<FilterChip> Chips, bool IsNarrowed, bool HasUnknown, string SortParameter, bool Newest)
{
    public static ListFilter Of(ListIndex index, ListQuery query, string culture) => new(
        [.. index.Facets.Select(f => Group(index, f, query, culture))],
        [.. index.Facets.SelectMany(f => f.Choices.Where(c => query.Chosen(f).Contains(c.Value)).Select(c => new FilterChip(f.Label, c.Name, query.Without(f.Facet, c.Value))))],
        query.IsNarrowed,
        query.HasUnknown,
        ListQuery.SortParameter(culture),
        query.Newest);

    private static FilterGroup Group(ListIndex index, FacetChoices facet, ListQuery query, string culture)
    {
        var chosen = query.Chosen(facet);
        return new FilterGroup(
            facet.Label,
            facet.Facet.Parameter(culture),
            [.. facet.Choices.Zip(index.Counts(facet, query), (c, count) => new FilterChoice(c.Value, c.Name, count, chosen.Contains(c.Value)))]);
    }
}

/// <param name="Parameter">Name of its fields.</param>
internal sealed record FilterGroup(string Label, string Parameter, IReadOnlyList<FilterChoice> Choices)
{
    public int Chosen => Choices.Count(c => c.IsChosen);
}

/// <param name="Count">How many documents the list has with this choice.</param>
internal sealed record FilterChoice(string Value, string Name, int Count, bool IsChosen);

/// <param name="Url">The list without it.</param>
internal sealed record FilterChip(string Label, string Name, string Url);
