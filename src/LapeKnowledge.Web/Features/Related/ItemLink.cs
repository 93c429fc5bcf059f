namespace LapeKnowledge.Web.Features.Related;

/// <summary>A link to a published document.</summary>
/// <param name="Language">The value of <c>lang</c> and <c>hreflang</c> when the document is not published in the language of the page; otherwise null.</param>
internal sealed record ItemLink(Guid Key, string Name, string Url, string? Language);
