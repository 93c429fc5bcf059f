using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Search.Pages;

internal enum SearchState
{
    /// <summary>Nothing was asked yet.</summary>
    Start,
    Found,
    Nothing,

    /// <summary>There is no index yet.</summary>
    Building,

    /// <summary>The query is longer than what is searched.</summary>
    TooLong,
}

/// <summary>What the search page shows.</summary>
/// <param name="Query">As it stands in the box.</param>
/// <param name="Heading">How many were found, or what else is to say first.</param>
internal sealed record SearchPageModel(SearchState State, string Culture, string Query, string Heading)
{
    public string Action => SearchAddresses.PageOf(Culture);

    public string SortParameter => ListQuery.SortParameter(Culture);

    public bool IsNewest { get; init; }

    /// <summary>Something was asked for that there is not.</summary>
    public bool HasUnknown { get; init; }

    public IReadOnlyList<ResultCard> Results { get; init; } = [];

    public IReadOnlyList<FilterGroup> Groups { get; init; } = [];

    public IReadOnlyList<RemovableFilter> Chosen { get; init; } = [];

    /// <summary>The search without any of its filters.</summary>
    public LinkWithCount? Unfiltered { get; init; }

    public SearchLink? DidYouMean { get; init; }

    public IReadOnlyList<MendedWord> Mended { get; init; } = [];

    /// <summary>Other words that were searched for too.</summary>
    public IReadOnlyList<Localized<string>> Concepts { get; init; } = [];

    public (int Page, int Pages, string? Previous, string? Next) Paging { get; init; } = (1, 1, null, null);

    /// <summary>The address of the feed of the search.</summary>
    public string? Feed { get; init; }

    /// <summary>The same search in the other language of the texts, where it finds something.</summary>
    public LinkWithCount? OtherLanguage { get; init; }

    public IReadOnlyList<LinkWithCount> Types { get; init; } = [];

    public IReadOnlyList<ItemLink> Themes { get; init; } = [];

    public IReadOnlyList<SearchLink> Examples { get; init; } = [];

    /// <summary>0 to 99 while the index is being made.</summary>
    public int? Progress { get; init; }
}

internal sealed record SearchLink(string Text, string Url);

internal sealed record LinkWithCount(string Text, string Url, int Count);

/// <summary>A word that was mended.</summary>
/// <param name="AsTyped">The search for just that word.</param>
internal sealed record MendedWord(string Word, string Replacement, string AsTyped);

/// <param name="Url">The search without it.</param>
/// <param name="Count">What the search finds without it; null where that is not told.</param>
internal sealed record RemovableFilter(string Label, string Name, string Url, int? Count);

/// <summary>A document that was found.</summary>
/// <param name="Type">Alias of its content type.</param>
/// <param name="Key">Names it when it is told that it was opened.</param>
/// <param name="Language">The value of <c>lang</c> when its text is not in the language of the page.</param>
/// <param name="LanguageNote">Says so in words.</param>
/// <param name="Text">The piece of the text that matched, or the summary.</param>
/// <param name="Moment">The place in a video, as in 3.40.</param>
internal sealed record ResultCard(
    Guid Key,
    string Type,
    string TypeLabel,
    string Url,
    IHtmlContent Title,
    string? Language,
    string? LanguageNote,
    Localized<IHtmlContent>? Text,
    DateText? Date,
    string? Moment,
    bool IsExample,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<Reason> Reasons)
{
    /// <summary>Name of its drawing.</summary>
    public string Icon => Type is SectionPage.ModelTypeAlias or Home.ModelTypeAlias ? Models.Page.ModelTypeAlias : Type;
}

/// <summary>Why a document was found.</summary>
/// <param name="Found">As it stands in the document.</param>
/// <param name="Word">As it was searched for.</param>
/// <param name="Relation">How the one belongs to the other; null where one sees it.</param>
internal sealed record Reason(string Found, string Word, string? Relation);
