using LapeKnowledge.Web.Features.Reading;

namespace LapeKnowledge.Web.Features.Regions;

internal sealed record ProvincePage(
    Article Article, IReadOnlyList<Fact> Facts, IReadOnlyList<MunicipalityRow> Municipalities, IReadOnlyList<RelatedGroup> Related);

/// <param name="Pilots">What the municipality does, in words; null when nothing is known.</param>
internal sealed record MunicipalityRow(Related.ItemLink Link, string? Pilots);

/// <param name="IsEmpty">Nothing that happens in the municipality is known.</param>
internal sealed record MunicipalityPage(
    Article Article, IReadOnlyList<Fact> Facts, IReadOnlyList<RelatedGroup> Related, IReadOnlyList<Mention> Mentions, bool IsEmpty);
