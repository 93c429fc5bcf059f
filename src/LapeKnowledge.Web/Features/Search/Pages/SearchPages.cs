using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Search.Pages;

/// <summary>Builds the search page.</summary>
internal sealed class SearchPages(SiteSearch search, ResultCards cards, PageReaders readers, Texts texts)
{
    private static readonly string[] ByDescendingValue = [SearchColumns.Year];
    private static readonly string[] ByVocabulary = [SearchColumns.Audience];

    private SearchVocabulary Vocabulary => search.Vocabulary;

    public SearchPageModel Build(AskedPage asked)
    {
        var culture = asked.Question.Culture;
        var page = new SearchPageModel(SearchState.Start, culture, asked.Question.Query, texts.Get(culture, InterfaceTexts.SearchStart))
        {
            IsNewest = asked.Question.Sort == SearchSort.NewestFirst,
            HasUnknown = asked.HasUnknown,
            Themes = Themes(culture),
            Examples = Examples(culture),
        };
        if (asked.IsTooLong)
        {
            return page with { State = SearchState.TooLong, Heading = texts.Format(culture, InterfaceTexts.SearchTooLong, SearchRequest.MaxQueryLength, asked.Question.Query.Length) };
        }

        var (at, answer) = asked.IsEmpty ? (1, search.Find(asked.Question with { Size = 0, Offset = 0 })) : Find(asked);
        return answer switch
        {
            null => page with { State = SearchState.Building, Heading = texts.Get(culture, InterfaceTexts.SearchBuilding), Progress = search.Progress },
            _ when asked.IsEmpty => page with { Types = Types(answer, culture) },
            { Total: 0 } => Narrowed(page, asked.Question, answer) with
            {
                State = SearchState.Nothing,
                Heading = texts.Get(culture, InterfaceTexts.SearchNothing),
                Chosen = Chosen(asked.Question, true),
                OtherLanguage = OtherLanguage(asked.Question),
            },
            _ => Narrowed(page, asked.Question, answer) with
            {
                State = SearchState.Found,
                Heading = answer.Total == 1 ? texts.Get(culture, InterfaceTexts.SearchCountOne) : texts.Format(culture, InterfaceTexts.SearchCountMany, answer.Total),
                Results = [.. answer.Found.Select(f => cards.Of(f, culture))],
                Paging = Pages(asked.Question, at, answer.Total),
                Feed = SearchAddresses.FeedAddress(asked.Question, Vocabulary),
            },
        };
    }

    /// <summary>The page that was asked for, or the last one where there are not so many.</summary>
    private (int Page, SiteAnswer? Answer) Find(AskedPage asked)
    {
        var answer = search.Find(asked.Question);
        var pages = answer is null ? 1 : PagesOf(answer.Total);
        return asked.Page <= pages ? (asked.Page, answer) : (pages, search.Find(asked.Question with { Offset = (pages - 1) * AskedPage.Size }));
    }

    private static int PagesOf(int total) => Math.Clamp((total + AskedPage.Size - 1) / AskedPage.Size, 1, AskedPage.MostPages);

    private SearchPageModel Narrowed(SearchPageModel page, SearchQuestion question, SiteAnswer answer) => page with
    {
        Groups = [.. answer.Facets.Select(f => Group(f, question.Culture)).Where(g => g.Choices.Count > 0)],
        Chosen = Chosen(question, false),
        Unfiltered = question.IsNarrowed ? Unfiltered(question, answer.Total == 0) : null,
        DidYouMean = answer.DidYouMean is { } better ? new SearchLink(better, Address(question with { Query = better })) : null,
        Mended = [.. answer.Corrections.Select(c => new MendedWord(c.Word, c.Replacement, Address(question with { Query = Literally(question.Query, c.Word) })))],
        Concepts = [.. answer.Concepts.DistinctBy(c => (c.Label, c.Language)).Select(c => new Localized<string>(c.Label, c.Language == Cultures.Language(question.Culture) ? null : c.Language))],
    };

    private FilterGroup Group(FoundFacet found, string culture)
    {
        var choices = found.Values.Where(v => v.Count > 0 || v.IsChosen);
        var inOrder = ByDescendingValue.Contains(found.Facet.Column) ? choices.OrderByDescending(v => v.Stored, StringComparer.Ordinal)
            : ByVocabulary.Contains(found.Facet.Column) ? choices.OrderBy(v => Vocabulary.Place(found.Facet, v.Stored, culture))
            : choices;
        return new FilterGroup(found.Label, found.Facet.Parameter(culture), [.. inOrder.Select(v => new FilterChoice(v.Name.Value, v.Name.Label, v.Count, v.IsChosen))]);
    }

    private IReadOnlyList<RemovableFilter> Chosen(SearchQuestion question, bool counted) =>
    [
        .. from facet in SearchFacet.All
           from value in question.Chosen.GetValueOrDefault(facet) ?? []
           let name = Vocabulary.Of(facet, value, question.Culture)
           where name is not null
           let without = question.Without(facet, value) with { Offset = 0 }
           select new RemovableFilter(texts.Get(question.Culture, facet.Label), name.Label, Address(without), counted ? search.Count(without) : null),
    ];

    private LinkWithCount Unfiltered(SearchQuestion question, bool counted)
    {
        var without = question with { Chosen = new Dictionary<SearchFacet, IReadOnlyList<string>>() };
        return new LinkWithCount(texts.Get(question.Culture, InterfaceTexts.ClearFilters), Address(without), counted ? search.Count(without) ?? 0 : 0);
    }

    private LinkWithCount? OtherLanguage(SearchQuestion question)
    {
        var other = Cultures.Language(Cultures.Other(question.Culture));
        var there = question with { Chosen = new Dictionary<SearchFacet, IReadOnlyList<string>> { [SearchFacet.Language] = [other] } };
        return search.Count(there) is > 0 and var count ? new LinkWithCount(Vocabulary.Of(SearchFacet.Language, other, question.Culture)!.Label, Address(there), count) : null;
    }

    private (int Page, int Pages, string? Previous, string? Next) Pages(SearchQuestion question, int page, int total) =>
        (page, PagesOf(total), page > 1 ? Address(question, page - 1) : null, page < PagesOf(total) ? Address(question, page + 1) : null);

    private List<LinkWithCount> Types(SiteAnswer answer, string culture) =>
    [
        .. from value in answer.Facets.FirstOrDefault(f => f.Facet == SearchFacet.Type)?.Values ?? []
           where value.Count > 0
           orderby Vocabulary.Place(SearchFacet.Type, value.Stored, culture)
           let chosen = new Dictionary<SearchFacet, IReadOnlyList<string>> { [SearchFacet.Type] = [value.Stored] }
           select new LinkWithCount(value.Name.Label, Address(new SearchQuestion(string.Empty, culture) { Chosen = chosen }), value.Count),
    ];

    private IReadOnlyList<ItemLink> Themes(string culture) =>
        readers.In(culture).LinksTo(RelatedContent.ByName(search.Related.OfType<Theme>(Theme.ModelTypeAlias), culture));

    private List<SearchLink> Examples(string culture) =>
    [
        .. texts.Get(culture, InterfaceTexts.SearchExamples).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(e => new SearchLink(e, Address(new SearchQuestion(e, culture)))),
    ];

    /// <summary>The query with the word in quotes, in which it is searched as it is.</summary>
    private static string Literally(string query, string word)
    {
        var at = query.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? $"\"{word}\"" : $"{query[..at]}\"{query.AsSpan(at, word.Length)}\"{query[(at + word.Length)..]}";
    }

    private string Address(SearchQuestion question, int page = 1) => SearchAddresses.Page(question, Vocabulary, page);
}
