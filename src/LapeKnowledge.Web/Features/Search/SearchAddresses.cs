using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.Sections;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>Addresses of searches: whatever is searched for stands in them, so that they can be shared, and always in the same order.</summary>
internal static class SearchAddresses
{
    public const string Query = "q";
    public const string Newest = "uusin";
    private const string Feed = ".atom";

    public static string PageOf(string culture) => culture == Cultures.Swedish ? "/sv/sok" : "/haku";

    public static string FeedOf(string culture) => PageOf(culture) + Feed;

    /// <summary>Where the pages tell that a result was opened.</summary>
    public static string OpenedOf(string culture) => PageOf(culture) + "/avattu";

    /// <summary>The page of the search, in the language of the question.</summary>
    public static string Page(SearchQuestion question, SearchVocabulary vocabulary, int page = 1) =>
        PageOf(question.Culture) + Parameters(question, vocabulary, question.Sort == SearchSort.NewestFirst, page);

    /// <summary>Its feed, which is always the newest first.</summary>
    public static string FeedAddress(SearchQuestion question, SearchVocabulary vocabulary) => FeedOf(question.Culture) + Parameters(question, vocabulary, false, 1);

    private static string Parameters(SearchQuestion question, SearchVocabulary vocabulary, bool isNewest, int page)
    {
        var parts = new List<string>();
        if (question.Query.Length > 0)
        {
            parts.Add($"{Query}={Uri.EscapeDataString(question.Query)}");
        }

        parts.AddRange(
            from facet in SearchFacet.All
            from value in question.Chosen.GetValueOrDefault(facet) ?? []
            let name = vocabulary.Of(facet, value, question.Culture)
            where name is not null
            select $"{facet.Parameter(question.Culture)}={Uri.EscapeDataString(name.Value)}");
        if (isNewest)
        {
            parts.Add($"{ListQuery.SortParameter(question.Culture)}={Newest}");
        }

        if (page > 1)
        {
            parts.Add(FormattableString.Invariant($"{Paging.Parameter}={page}"));
        }

        return parts.Count == 0 ? string.Empty : "?" + string.Join('&', parts);
    }
}
