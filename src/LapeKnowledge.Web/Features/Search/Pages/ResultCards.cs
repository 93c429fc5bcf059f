using System.Text.Encodings.Web;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Search.Pages;

/// <summary>Shows what was found.</summary>
internal sealed class ResultCards(Texts texts, HtmlEncoder encoder)
{
    private const int MostReasons = 4;

    public ResultCard Of(Found found, string culture)
    {
        var isOther = found.Language != Cultures.Language(culture);
        return new ResultCard(
            found.Key,
            found.Card.Type,
            found.Card.TypeLabel,
            found.Url,
            Highlights.Content(Highlights.Html(found.Hit.Title, encoder)),
            isOther ? found.Language : null,
            isOther ? texts.Get(culture, InterfaceTexts.LinkInOtherLanguage) : null,
            Text(found, isOther),
            found.Hit.Date is { } date ? Dates.OfDay(date.ToDateTime(TimeOnly.MinValue)) : null,
            found.Second is { } second ? Dates.Position(second) : null,
            found.Card.IsExample,
            found.Card.Facts,
            Reasons(found.Hit, culture));
    }

    private Localized<Microsoft.AspNetCore.Html.IHtmlContent>? Text(Found found, bool isOther) =>
        found.Hit.Snippet is { Field: not SearchField.Title } snippet
            ? new(Highlights.Content(Highlights.Html(snippet, encoder)), isOther ? found.Language : null)
            : found.Card.Summary is { } summary ? new(Highlights.Content(encoder.Encode(summary.Value)), summary.Language) : null;

    /// <summary>Words that stand in the document as they were typed explain themselves.</summary>
    private List<Reason> Reasons(SearchHit hit, string culture) =>
    [
        .. hit.Matches.Where(m => !m.Found.Equals(m.Word, StringComparison.CurrentCultureIgnoreCase))
            .Select(m => new Reason(m.Found, m.Word, Relation(m.Kind, hit.Language) is { } key ? texts.Get(culture, key) : null))
            .DistinctBy(r => (r.Found, r.Word)).Take(MostReasons),
    ];

    private static string? Relation(MatchKind kind, string language) => kind switch
    {
        MatchKind.Prefix => InterfaceTexts.SearchWhyPrefix,
        MatchKind.CompoundPart => InterfaceTexts.SearchWhyCompound,
        MatchKind.Derivation => InterfaceTexts.SearchWhyFamily,
        MatchKind.Synonym => InterfaceTexts.SearchWhySynonym,
        MatchKind.Translation => language == "sv" ? InterfaceTexts.SearchWhySwedish : InterfaceTexts.SearchWhyFinnish,
        MatchKind.Spelling => InterfaceTexts.SearchWhySpelling,
        _ => null,
    };
}
