using System.Text.Encodings.Web;
using System.Text.Json;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Search.Api;

/// <summary>Turns what was found into the answers of the API.</summary>
internal sealed class ApiWriting(HtmlEncoder encoder)
{
    public ApiSearchAnswer Of(SearchQuestion question, SiteAnswer answer, string origin, bool hasMarks) => new(
        question.Query,
        Cultures.Language(question.Culture),
        answer.Total,
        Hits(answer, origin, hasMarks),
        [.. answer.Facets.Select(f => new ApiFacet(f.Facet.Api, f.Label, [.. f.Values.Select(v => new ApiFacetValue(v.Name.Value, v.Name.Label, v.Count, v.IsChosen))]))],
        answer.NextCursor,
        answer.DidYouMean,
        [.. answer.Corrections.Select(c => new ApiCorrection(c.Word, c.Replacement))],
        [.. answer.Concepts.Select(c => new ApiConcept(c.Words, c.Label, c.Language))]);

    public IReadOnlyList<ApiHit> Hits(SiteAnswer answer, string origin, bool hasMarks) => [.. answer.Found.Select(f => Hit(f, origin, hasMarks))];

    private ApiHit Hit(Found found, string origin, bool hasMarks)
    {
        var snippet = found.Hit.Snippet is { Field: not SearchField.Title } piece ? piece : null;
        return new ApiHit(
            found.Key,
            found.Card.Type,
            found.Card.TypeLabel,
            found.Hit.Title.Text,
            Highlights.Html(Marked(found.Hit.Title, hasMarks), encoder),
            origin + found.Url,
            found.Language,
            found.Hit.Date,
            snippet is not null ? Highlights.Html(snippet with { Highlighted = Marked(snippet.Highlighted, hasMarks) }, encoder)
                : found.Card.Summary is { } summary ? encoder.Encode(summary.Value) : null,
            snippet is null ? null : JsonNamingPolicy.CamelCase.ConvertName(snippet.Field.ToString()),
            found.Second,
            [.. found.Hit.Matches.Select(m => new ApiMatch(m.Word, m.Found, JsonNamingPolicy.CamelCase.ConvertName(m.Kind.ToString())))],
            Math.Round(found.Hit.Score, 4));
    }

    private static HighlightedText Marked(HighlightedText text, bool hasMarks) => hasMarks ? text : text with { Marks = [] };
}
