using System.Globalization;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.Sections;

namespace LapeKnowledge.Web.Features.Search.Pages;

/// <summary>What the address of a search page asks for. What the site does not know is left out, and said.</summary>
/// <param name="Page">At least 1; more than there are pages is the last one.</param>
/// <param name="HasUnknown">Something was asked for that there is not.</param>
internal sealed record AskedPage(SearchQuestion Question, int Page, bool HasUnknown)
{
    public const int Size = 10;

    /// <summary>As far as <see cref="SearchRequest.MaxOffset"/> reaches; whoever wants more narrows the search, or asks the API with a cursor.</summary>
    public const int MostPages = SearchRequest.MaxOffset / Size;

    /// <summary>More values than a person chooses.</summary>
    private const int MostValues = 100;

    public bool IsTooLong => Question.Query.Length > SearchRequest.MaxQueryLength;

    /// <summary>Nothing is searched for: the page shows ways to begin.</summary>
    public bool IsEmpty => Question.Query.Length == 0 && !Question.IsNarrowed;

    public static AskedPage Read(IQueryCollection asked, SearchVocabulary vocabulary, string culture)
    {
        var hasUnknown = false;
        var chosen = new Dictionary<SearchFacet, IReadOnlyList<string>>();
        foreach (var facet in SearchFacet.All)
        {
            var values = asked[facet.Parameter(culture)].OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Take(MostValues).ToArray();
            var known = values.Select(v => vocabulary.Find(facet, v)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
            hasUnknown |= known.Length < values.Length;
            if (known.Length > 0)
            {
                chosen[facet] = known;
            }
        }

        var sort = asked[ListQuery.SortParameter(culture)].ToString();
        var question = new SearchQuestion(SearchQuestion.Clean(asked[SearchAddresses.Query].FirstOrDefault()), culture)
        {
            Chosen = chosen,
            Sort = sort == SearchAddresses.Newest ? SearchSort.NewestFirst : SearchSort.Relevance,
            Size = Size,
        };
        var page = int.TryParse(asked[Paging.Parameter].FirstOrDefault(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        return new AskedPage(question with { Offset = (page - 1) * Size }, page, hasUnknown || sort is not ("" or SearchAddresses.Newest));
    }
}
