using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;

namespace LapeKnowledge.Web.Features.Pilots;

internal sealed record PilotPage(
    Article Article, IReadOnlyList<Fact> Facts, IReadOnlyList<RelatedGroup> Related, IReadOnlyList<Mention> Mentions);

/// <param name="Before">What is told before the steps.</param>
/// <param name="After">What is told after them.</param>
internal sealed record ProcessDescriptionPage(
    Article Article,
    ItemLink? Pilot,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<TextSection> Before,
    Localized<IReadOnlyList<Step>>? Steps,
    IReadOnlyList<TextSection> After,
    IReadOnlyList<FileLink> Attachments,
    IReadOnlyList<RelatedGroup> Related);
