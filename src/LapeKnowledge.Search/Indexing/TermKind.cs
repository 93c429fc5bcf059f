namespace LapeKnowledge.Search.Indexing;

/// <summary>How a term stands for a word. Two bits of a segment's files.</summary>
internal enum TermKind : byte
{
    Lemma,
    Part,
    Root,
}
