using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Concepts;

/// <summary>How another name of a concept stands to the one that was searched for.</summary>
internal enum ConceptNameKind
{
    /// <summary>In the same language.</summary>
    Synonym,

    /// <summary>In another language.</summary>
    Translation,
}

/// <summary>A name of a concept.</summary>
/// <param name="Language">Two letters.</param>
/// <param name="Words">The words of the name in their order, those without a meaning of their own included.</param>
/// <param name="IsPreferred">Whether the name is the one to show.</param>
internal sealed record ConceptName(string Language, string Text, IReadOnlyList<WordTerms> Words, bool IsPreferred);

/// <summary>Something that has several names.</summary>
/// <param name="Address">In the General Finnish Ontology YSO; null when it is not known for certain.</param>
internal sealed record Concept(string Id, IReadOnlyList<ConceptName> Names, Uri? Address);

/// <summary>Words of a query that name a concept.</summary>
/// <param name="Start">Index of the first word.</param>
/// <param name="Count">Number of words.</param>
internal sealed record ConceptMatch(int Start, int Count, Concept Concept, ConceptName Name)
{
    /// <summary>The other names of the concept.</summary>
    public IEnumerable<(ConceptName Name, ConceptNameKind Kind)> Others =>
        Concept.Names
            .Where(other => !ReferenceEquals(other, Name))
            .Select(other => (other, other.Language == Name.Language ? ConceptNameKind.Synonym : ConceptNameKind.Translation));
}
