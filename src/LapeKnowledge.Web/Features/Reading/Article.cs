using LapeKnowledge.Web.Features.Languages;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>What every page of a document shows, whatever its type.</summary>
/// <param name="Type">Alias of the content type: colour and icon follow it.</param>
/// <param name="IsPartlyInOtherLanguage">Something on the page is not translated.</param>
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
    IReadOnlyList<EvidenceRow> Evidence,
    IReadOnlyList<Fact> About);

internal sealed record EvidenceRow(string? Scheme, string? Level, DateText? Date, string? Source, string? Url);

/// <param name="Width">In pixels; null when it is not known.</param>
internal sealed record Picture(string Url, string Alternative, string? Language, int? Width, int? Height);

/// <param name="Size">For a reader, as in 1,4 Mt.</param>
internal sealed record FileLink(string Name, string Url, string? Extension, string? Size);
