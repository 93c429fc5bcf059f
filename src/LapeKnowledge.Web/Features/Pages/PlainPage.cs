using LapeKnowledge.Web.Features.Reading;

namespace LapeKnowledge.Web.Features.Pages;

internal sealed record PlainPage(Article Article, IReadOnlyList<RelatedGroup> Below);
