using LapeKnowledge.Umbraco.Persistence.Rows;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>What a document or media item is built from.</summary>
/// <param name="Version">The version whose values are the edited ones.</param>
/// <param name="Published">The version last published; null where there never was one.</param>
internal sealed record ContentRows(NodeRow Node, VersionRow Version, VersionRow? Published);
