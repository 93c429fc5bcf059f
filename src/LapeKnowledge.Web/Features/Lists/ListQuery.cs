using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Sections;

namespace LapeKnowledge.Web.Features.Lists;

/// <summary>What the address of a list asks for. What it does not know it leaves out, and says so.</summary>
internal sealed class ListQuery
{
    private const string NewestValue = "uusin";
    private readonly string _culture;
    private readonly Dictionary<Facet, IReadOnlyList<string>> _chosen = [];

    private ListQuery(string culture) => _culture = culture;

    public bool Newest { get; private set; }

    /// <summary>The page number, whatever stands there.</summary>
    public string? Page { get; private set; }

    /// <summary>Something was asked for that the list does not have.</summary>
    public bool HasUnknown { get; private set; }

    public bool IsNarrowed => _chosen.Count > 0;

    /// <summary>Name of the parameter of the order; its one value is <c>uusin</c>, the newest first.</summary>
    public static string SortParameter(string culture) => culture == Cultures.Swedish ? "ordning" : "jarjestys";

    public static ListQuery Read(IQueryCollection asked, ListIndex index, string culture)
    {
        var query = new ListQuery(culture) { Page = asked[Paging.Parameter] };
        foreach (var facet in index.Facets)
        {
            var values = asked[facet.Facet.Parameter(culture)].OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
            var known = values.Where(v => facet.Choices.Any(c => c.Value == v)).ToArray();
            query.HasUnknown |= known.Length < values.Length;
            if (known.Length > 0)
            {
                query._chosen[facet.Facet] = known;
            }
        }

        var sort = asked[SortParameter(culture)].ToString();
        query.Newest = sort == NewestValue;
        var parameters = index.Facets.Select(f => f.Facet.Parameter(culture)).Append(Paging.Parameter).Append(SortParameter(culture)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        query.HasUnknown |= sort is not ("" or NewestValue) || Facets.All.Any(f => asked.ContainsKey(f.Parameter(culture)) && !parameters.Contains(f.Parameter(culture)));
        return query;
    }

    public IReadOnlyList<string> Chosen(FacetChoices facet) => _chosen.GetValueOrDefault(facet.Facet) ?? [];

    /// <summary>The same list without one choice, from its first page.</summary>
    public string Without(Facet facet, string value) => Address(_chosen.SelectMany(c => c.Value.Where(v => c.Key != facet || v != value), (c, v) => (c.Key, v)), null);

    /// <summary>The same list at another page.</summary>
    public string AtPage(int page) => Address(_chosen.SelectMany(c => c.Value, (c, v) => (c.Key, v)), page);

    private string Address(IEnumerable<(Facet Facet, string Value)> chosen, int? page)
    {
        var parts = chosen.Select(c => $"{c.Facet.Parameter(_culture)}={Uri.EscapeDataString(c.Value)}").ToList();
        if (Newest)
        {
            parts.Add($"{SortParameter(_culture)}={NewestValue}");
        }

        if (page > 1)
        {
            parts.Add(FormattableString.Invariant($"{Paging.Parameter}={page}"));
        }

        return parts.Count == 0 ? "?" : "?" + string.Join('&', parts);
    }
}
