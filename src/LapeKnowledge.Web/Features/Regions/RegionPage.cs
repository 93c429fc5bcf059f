using LapeKnowledge.Web.Features.Contacts;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;

namespace LapeKnowledge.Web.Features.Regions;

/// <param name="AllContacts">The page that has the contacts of every province.</param>
internal sealed record ProvincePage(
    Article Article, IReadOnlyList<Fact> Facts, Spread Spread, ProvinceContacts? Contacts, ItemLink? AllContacts, IReadOnlyList<RelatedGroup> Related);

/// <param name="IsEmpty">Nothing that happens in the municipality is known.</param>
internal sealed record MunicipalityPage(
    Article Article, IReadOnlyList<Fact> Facts, IReadOnlyList<RelatedGroup> Related, IReadOnlyList<Mention> Mentions, bool IsEmpty);
