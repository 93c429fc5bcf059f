using LapeKnowledge.Web.Features.Reading;

namespace LapeKnowledge.Web.Features.Themes;

internal sealed record ThemePage(Article Article, IReadOnlyList<Fact> Facts, IReadOnlyList<RelatedGroup> Related, IReadOnlyList<Mention> Mentions, bool IsEmpty);
