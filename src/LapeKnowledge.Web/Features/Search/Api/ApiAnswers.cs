using System.ComponentModel;

namespace LapeKnowledge.Web.Features.Search.Api;

[Description("What was found.")]
internal sealed record ApiSearchAnswer(
    [property: Description("The query as it was searched: on one line, without control characters.")] string Query,
    [property: Description("The reader's language: fi or sv.")] string Language,
    [property: Description("Every document that matches, not only those here.")] int Total,
    [property: Description("The documents of this page.")] IReadOnlyList<ApiHit> Hits,
    [property: Description("How many documents each value would give. A chosen value does not hide the others of its facet.")] IReadOnlyList<ApiFacet> Facets,
    [property: Description("To be given as cursor for the next page; null on the last one.")] string? NextCursor,
    [property: Description("The query, spelt as the documents have it; null when there is nothing to mend.")] string? DidYouMean,
    [property: Description("Words that no document has, and what was searched in their place.")] IReadOnlyList<ApiCorrection> Corrections,
    [property: Description("Concepts of the query that were searched by other words too.")] IReadOnlyList<ApiConcept> Concepts);

[Description("A document that was found, in one language.")]
internal sealed record ApiHit(
    [property: Description("Names the document in every language and for ever.")] Guid Key,
    [property: Description("Alias of the content type, as goodPractice.")] string Type,
    [property: Description("The type in the reader's language.")] string TypeLabel,
    [property: Description("Plain text.")] string Title,
    [property: Description("HTML, encoded, with what matched in mark elements.")] string TitleHtml,
    [property: Description("Absolute. Of a video whose transcript matched it is the moment.")] string Url,
    [property: Description("The language of the title and the snippet: fi or sv.")] string Language,
    [property: Description("The date by which it is sorted; null when it has none.")] DateOnly? Date,
    [property: Description("A piece of the text that matched, or the summary: HTML, encoded, with what matched in mark elements; null when there is neither.")] string? Snippet,
    [property: Description("Where the snippet is from: keywords, summary, body or transcript; null when no text but the title matched.")] string? SnippetField,
    [property: Description("The second of the video at which the snippet is said; null for anything else.")] int? Second,
    [property: Description("Why it was found: the words of the query that it has, and in which form.")] IReadOnlyList<ApiMatch> Matches,
    [property: Description("Higher is better; comparable within one answer only.")] double Score);

[Description("A word of the query that a document has.")]
internal sealed record ApiMatch(
    [property: Description("As it was searched for.")] string Word,
    [property: Description("As it stands in the document.")] string Found,
    [property: Description("How the two belong together: word, prefix, compoundPart, derivation, synonym, translation or spelling.")] string Kind);

[Description("A facet and its values.")]
internal sealed record ApiFacet(
    [property: Description("The name of the parameter that filters by it.")] string Name,
    [property: Description("In the reader's language.")] string Label,
    [property: Description("Most documents first.")] IReadOnlyList<ApiFacetValue> Values);

[Description("A value of a facet.")]
internal sealed record ApiFacetValue(
    [property: Description("To be given as the value of the parameter.")] string Value,
    [property: Description("In the reader's language, where it has a name in it.")] string Label,
    [property: Description("Documents.")] int Count,
    [property: Description("Whether it was chosen.")] bool Selected);

[Description("A word that was mended.")]
internal sealed record ApiCorrection(string Word, string Replacement);

[Description("A concept that has other words too.")]
internal sealed record ApiConcept(
    [property: Description("The reader's words.")] string Words,
    [property: Description("The other words.")] string Label,
    [property: Description("Theirs: fi, sv or en.")] string Language);

[Description("What the reader may want to go on with.")]
internal sealed record ApiSuggestions(
    [property: Description("As it was typed.")] string Query,
    [property: Description("At most eight.")] IReadOnlyList<ApiSuggestion> Suggestions);

[Description("A suggestion.")]
internal sealed record ApiSuggestion(
    [property: Description("A whole query, or the title of a page.")] string Text,
    [property: Description("The path of the page; null for a query.")] string? Url,
    [property: Description("Alias of the page's content type.")] string? Type,
    [property: Description("The type in the reader's language.")] string? TypeLabel,
    [property: Description("The language of the page where it is not the reader's.")] string? Language);

[Description("Documents like the one that was asked about.")]
internal sealed record ApiSimilar(IReadOnlyList<ApiHit> Hits);

[Description("What is wrong, as RFC 9457 has it.")]
internal sealed class ApiProblemAnswer
{
    [Description("An address that explains the status.")]
    public string? Type { get; init; }

    [Description("The status in words.")]
    public string? Title { get; init; }

    [Description("The status.")]
    public int? Status { get; init; }

    [Description("What is wrong with this call, in English.")]
    public string? Detail { get; init; }

    [Description("The name of the parameter that is wrong; only with 400.")]
    public string? Parameter { get; init; }
}
