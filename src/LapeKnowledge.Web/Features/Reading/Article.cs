using LapeKnowledge.Web.Features.Languages;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>What every page of a document shows, whatever its type.</summary>
/// <param name="Type">Alias of the content type: colour and icon follow it.</param>
/// <param name="IsPartlyInOtherLanguage">Something on the page is not translated.</param>
/// <param name="Evidence">Empty when nothing is known of it; null for a type that is not assessed.</param>
/// <param name="About">Who answers for the text, under which licence, from which source.</param>
internal sealed record Article(
    string Title,
    string Type,
    string TypeLabel,
    Localized<string>? Summary,
    Localized<IHtmlContent>? Body,
    Picture? Picture,
    bool IsExample,
    bool IsPartlyInOtherLanguage,
    IReadOnlyList<EvidenceRow>? Evidence,
    IReadOnlyList<Fact> About,
    Citation Citation);

/// <summary>What a reference to the page consists of, but its address, which the request knows.</summary>
/// <param name="Publisher">Null when it is not told.</param>
/// <param name="Site">The name of the site.</param>
/// <param name="Updated">The day of the last change.</param>
internal sealed record Citation(string Title, string? Publisher, string Site, DateText? Updated);

/// <param name="Level">For a reader; says so when it is not assessed.</param>
internal sealed record EvidenceRow(string? Scheme, string Level, DateText? Date, string? Source, string? Url);

/// <param name="Width">In pixels; null when it is not known.</param>
/// <param name="Sources">The sizes, best format first; none where the picture is shown as it is.</param>
internal sealed record Picture(string Url, string Alternative, string? Language, int? Width, int? Height, IReadOnlyList<PictureSource> Sources);

/// <param name="Type">Content type; null for the picture's own.</param>
internal sealed record PictureSource(string? Type, string Addresses);

/// <param name="Size">For a reader, as in 1,4 Mt.</param>
internal sealed record FileLink(string Name, string Url, string? Extension, string? Size);
