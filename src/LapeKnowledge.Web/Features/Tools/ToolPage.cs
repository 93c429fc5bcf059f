using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Web.Features.Tools;

internal sealed record ToolPage(
    Article Article,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<TextSection> Sections,
    Localized<IReadOnlyList<Link>>? Links,
    IReadOnlyList<RelatedGroup> Related,
    IReadOnlyList<Mention> Mentions);
