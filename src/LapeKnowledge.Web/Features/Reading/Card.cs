using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>A document as it stands in a list.</summary>
/// <param name="Type">Alias of the content type: colour and icon follow it.</param>
internal sealed record Card(ItemLink Link, string Type, string TypeLabel, Localized<string>? Summary, IReadOnlyList<Fact> Facts, bool IsExample);

/// <summary>Documents that belong to the document of the page, under the reason why they do.</summary>
internal sealed record RelatedGroup(string Id, string Heading, IReadOnlyList<Card> Cards);
