using LapeKnowledge.Web.Features.Reading;

namespace LapeKnowledge.Web.Features.Regions;

internal sealed record ProvincePage(
    Article Article, IReadOnlyList<Fact> Facts, Spread Spread, IReadOnlyList<RelatedGroup> Related);

/// <param name="IsEmpty">Nothing that happens in the municipality is known.</param>
internal sealed record MunicipalityPage(
    Article Article, IReadOnlyList<Fact> Facts, IReadOnlyList<RelatedGroup> Related, IReadOnlyList<Mention> Mentions, bool IsEmpty);
