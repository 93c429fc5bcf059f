using System.Globalization;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Search.Api;

/// <summary>What is wrong with a call.</summary>
internal sealed record ApiProblem(string Parameter, string Detail);

/// <summary>The parameters of a call, of which each is known and right.</summary>
internal sealed class ApiQuery
{
    private readonly IQueryCollection _asked;
    private readonly IReadOnlyList<ApiParameter> _parameters;

    private ApiQuery(IQueryCollection asked, IReadOnlyList<ApiParameter> parameters) => (_asked, _parameters) = (asked, parameters);

    public string Culture => One(ApiParameters.Lang) == "sv" ? Cultures.Swedish : Cultures.Finnish;

    public bool HasMarks => One(ApiParameters.Highlight) == "true";

    /// <summary>A parameter that nobody knows is an error too: it would be a misspelt one, and the answer to another question.</summary>
    public static (ApiQuery? Query, ApiProblem? Problem) Read(IQueryCollection asked, IReadOnlyList<ApiParameter> parameters)
    {
        foreach (var (name, values) in asked)
        {
            if (parameters.FirstOrDefault(p => p.Name == name) is not { } parameter)
            {
                return (null, new ApiProblem(name, $"There is no such parameter. There are: {string.Join(", ", parameters.Select(p => p.Name))}."));
            }

            if (values.Count > 1 && !parameter.IsRepeated)
            {
                return (null, new ApiProblem(name, "The parameter may stand only once."));
            }

            if (values.Select(v => parameter.Wrong(v ?? string.Empty)).FirstOrDefault(w => w is not null) is { } wrong)
            {
                return (null, new ApiProblem(name, $"The value {wrong}."));
            }
        }

        return parameters.FirstOrDefault(p => p.IsRequired && !asked.ContainsKey(p.Name)) is { } missing
            ? (null, new ApiProblem(missing.Name, "The parameter is required."))
            : (new ApiQuery(asked, parameters), null);
    }

    public string? One(string name) => _asked[name].FirstOrDefault() ?? _parameters.First(p => p.Name == name).Default;

    public int Number(string name) => int.Parse(One(name)!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public (SearchQuestion? Question, ApiProblem? Problem) Question(SearchVocabulary vocabulary)
    {
        var chosen = new Dictionary<SearchFacet, IReadOnlyList<string>>();
        foreach (var facet in SearchFacet.All.Where(f => _asked.ContainsKey(f.Api)))
        {
            var found = _asked[facet.Api].OfType<string>().Select(v => (Asked: v, Value: vocabulary.Find(facet, v))).ToArray();
            if (found.FirstOrDefault(f => f.Value is null) is { Asked: { } unknown })
            {
                var form = facet.Column == SearchColumns.Year ? "A year has four digits" : $"There is no {facet.Api} of that value, name or key";
                return (null, new ApiProblem(facet.Api, $"{form}: {SearchQuestion.Clean(unknown)}"));
            }

            chosen[facet] = [.. found.Select(f => f.Value!).Distinct(StringComparer.Ordinal)];
        }

        if (_asked.ContainsKey(ApiParameters.Cursor) && _asked.ContainsKey(ApiParameters.Offset))
        {
            return (null, new ApiProblem(ApiParameters.Cursor, "Give either cursor or offset."));
        }

        return (new SearchQuestion(SearchQuestion.Clean(One(ApiParameters.Query)), Culture)
        {
            Chosen = chosen,
            Sort = One(ApiParameters.Sort) switch { ApiParameters.Newest => SearchSort.NewestFirst, ApiParameters.Oldest => SearchSort.OldestFirst, _ => SearchSort.Relevance },
            Size = Number(ApiParameters.Size),
            Offset = Number(ApiParameters.Offset),
            Cursor = One(ApiParameters.Cursor),
            Counted = Counted(),
        }, null);
    }

    private IReadOnlyList<string> Counted()
    {
        string[] asked = [.. _asked[ApiParameters.Facets].OfType<string>()];
        return asked.Contains(ApiParameters.None) ? []
            : asked.Length == 0 || asked.Contains(ApiParameters.All) ? SearchFacet.Columns
            : [.. SearchFacet.All.Where(f => asked.Contains(f.Api)).Select(f => f.Column)];
    }
}
