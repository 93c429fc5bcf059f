namespace LapeKnowledge.Web.Features.Related;

/// <summary>One published reference to a document.</summary>
/// <param name="Source">The document that refers.</param>
/// <param name="SourceType">Its type's alias.</param>
/// <param name="Alias">The property that holds the reference: of the document, or of the block when <paramref name="Block"/> is set.</param>
/// <param name="Block">The key of the block of the source that refers; null for a picker of the document itself.</param>
internal sealed record Incoming(Guid Source, string SourceType, string Alias, Guid? Block);
