using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;

namespace LapeKnowledge.Web.Features.Collections;

internal sealed record CollectionPage(Article Article, IReadOnlyList<Fact> Facts, Localized<IReadOnlyList<CollectedItem>>? Items);

/// <param name="Heading">The editor's heading; null when the item's own name does.</param>
/// <param name="Words">Why the editor raised it.</param>
internal sealed record CollectedItem(string? Heading, string? Words, Card Card);
