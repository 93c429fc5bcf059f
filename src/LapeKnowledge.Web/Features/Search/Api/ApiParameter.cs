using System.Globalization;
using LapeKnowledge.Search;

namespace LapeKnowledge.Web.Features.Search.Api;

/// <summary>A parameter of the API: what is written of it in the OpenAPI document, and what is accepted.</summary>
internal sealed record ApiParameter(string Name, string Description)
{
    public bool IsRepeated { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The least and the most of a number; null for a text.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>In characters.</summary>
    public int MostLength { get; init; } = 200;

    /// <summary>The only ones that are accepted; null for any.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public string? Default { get; init; }

    public string? Example { get; init; }

    /// <summary>What is wrong with the value; null when nothing is.</summary>
    public string? Wrong(string value) => this switch
    {
        { Range: var (least, most) } when !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most =>
            FormattableString.Invariant($"must be a whole number from {least} to {most}"),
        { Range: null, Values: { } values } when !values.Contains(value, StringComparer.Ordinal) => $"must be one of: {string.Join(", ", values)}",
        _ when value.Length > MostLength => FormattableString.Invariant($"must have at most {MostLength} characters; it has {value.Length}"),
        _ => null,
    };
}

internal static class ApiParameters
{
    public const string Query = "q";
    public const string Lang = "lang";
    public const string Sort = "sort";
    public const string Size = "size";
    public const string Offset = "offset";
    public const string Cursor = "cursor";
    public const string Facets = "facets";
    public const string Highlight = "highlight";
    public const string Relevance = "relevance";
    public const string Newest = "newest";
    public const string Oldest = "oldest";
    public const string All = "all";
    public const string None = "none";
    private const int MostCursor = 1000;

    private static readonly ApiParameter Language = new(Lang, "The reader's language. Documents that exist in it are found in it, the others in the language they have; labels are in it.")
    {
        Values = ["fi", "sv"],
        Default = "fi",
    };

    private static readonly ApiParameter Marks = new(Highlight, "Whether what matched stands in mark elements in titleHtml and snippet.") { Values = ["true", "false"], Default = "true" };

    public static IReadOnlyList<ApiParameter> Search { get; } =
    [
        new(Query, "Words in any form, \"a phrase\", -word, prefix*, and field:value with the names of the facets in Finnish, Swedish or English, as in teema:osallisuus. Without it every document is found.")
        {
            MostLength = SearchRequest.MaxQueryLength,
            Example = "yksinäisyyden ehkäisy alakoulussa",
        },
        Language,
        .. SearchFacet.All.Select(Of),
        new(Sort, "The order of the hits.") { Values = [Relevance, Newest, Oldest], Default = Relevance },
        new(Size, "Hits wanted.") { Range = (0, SearchRequest.MaxSize), Default = "10" },
        new(Offset, "Hits to pass over. Deeper pages are reached with cursor; the two exclude each other.") { Range = (0, SearchRequest.MaxOffset), Default = "0" },
        new(Cursor, "nextCursor of the page before, with all other parameters as they were.") { MostLength = MostCursor },
        new(Facets, "Facets to count; repeat it, or give all or none.") { IsRepeated = true, Values = [All, None, .. SearchFacet.All.Select(f => f.Api)], Default = All },
        Marks,
    ];

    public static IReadOnlyList<ApiParameter> Suggest { get; } =
    [
        new(Query, "What the reader has typed so far.") { IsRequired = true, MostLength = SearchRequest.MaxQueryLength, Example = "yksin" },
        Language,
    ];

    public static IReadOnlyList<ApiParameter> Similar { get; } = [Language, new(Size, "Documents wanted.") { Range = (1, 20), Default = "5" }, Marks];

    private static ApiParameter Of(SearchFacet facet) => new(facet.Api, facet.Column switch
    {
        SearchColumns.Year => "Only documents of the year; repeat it for any of several.",
        SearchColumns.Language => "Only texts in the language, whatever the reader's is; repeat it for any of several.",
        _ => "Only documents with the value, by its value of the facets of an answer, its name or its key; repeat it for any of several.",
    })
    {
        IsRepeated = true,
        Example = facet.Column switch
        {
            SearchColumns.Type => "goodPractice",
            SearchColumns.Theme => "osallisuus",
            SearchColumns.Audience => "teacher",
            SearchColumns.Tool => "avartti",
            SearchColumns.Province => "uusimaa",
            SearchColumns.Municipality => "turku",
            SearchColumns.Year => "2018",
            _ => "fi",
        },
    };
}
