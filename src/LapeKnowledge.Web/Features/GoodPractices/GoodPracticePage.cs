using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;

namespace LapeKnowledge.Web.Features.GoodPractices;

/// <param name="Need">What the practice is for and what it is, before its steps.</param>
/// <param name="Use">What it takes and what came of it, after its steps.</param>
internal sealed record GoodPracticePage(
    Article Article,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<TextSection> Need,
    Localized<IReadOnlyList<Step>>? Steps,
    IReadOnlyList<TextSection> Use,
    IReadOnlyList<TextSection> Outcome,
    Localized<IReadOnlyList<AdaptationRow>>? Adaptations,
    IReadOnlyList<FileLink> Attachments,
    IReadOnlyList<RelatedGroup> Related);

/// <param name="Light">The code of the traffic light.</param>
internal sealed record AdaptationRow(string Change, string Light, string? Label);
