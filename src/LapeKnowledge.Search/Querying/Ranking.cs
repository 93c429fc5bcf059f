using System.Globalization;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>The weights of the ranking; docs/adr tells how they were found. Those of fields and kinds are in the index: a change of them asks for a rebuild.</summary>
internal sealed record Ranking
{
    public static Ranking Default { get; } = new();

    /// <summary>Of the weights that are in the index.</summary>
    public string Fingerprint => string.Join('/', Fields.All.Select(FieldWeight).Concat(Enum.GetValues<TermKind>().Select(KindWeight)).Select(weight => weight.ToString(CultureInfo.InvariantCulture)));

    /// <summary>BM25: how soon more of the same word stops to count.</summary>
    public float K1 { get; init; } = 0.9f;

    /// <summary>BM25: how much a long document is held against it.</summary>
    public float B { get; init; } = 0.6f;

    /// <summary>A part of a compound word of the query.</summary>
    public float QueryPartWeight { get; init; } = 0.3f;

    /// <summary>A word that a word of the query is derived from.</summary>
    public float QueryRootWeight { get; init; } = 0.4f;

    /// <summary>A word spelt nearly as in the query.</summary>
    public float SpellingWeight { get; init; } = 0.8f;

    /// <summary>Another name of the same concept, in the same language.</summary>
    public float SynonymWeight { get; init; } = 0.5f;

    /// <summary>A name of the same concept in another language.</summary>
    public float TranslationWeight { get; init; } = 0.8f;

    /// <summary>Documents that are not in the reader's language.</summary>
    public float OtherLanguageWeight { get; init; } = 0.85f;

    /// <summary>A word that begins as a word with a star.</summary>
    public float PrefixWeight { get; init; } = 0.8f;

    /// <summary>How many of the best are looked at closely.</summary>
    public int Window { get; init; } = 100;

    /// <summary>Words of the query that stand near each other.</summary>
    public float ProximityWeight { get; init; } = 0.4f;

    /// <summary>How much of the query is there at all.</summary>
    public float CoverageWeight { get; init; } = 0.4f;

    /// <summary>Words that begin alike, in place of words that are not there: "kehitys" for "kehittyminen".</summary>
    public float FamilyWeight { get; init; } = 0.6f;

    /// <summary>Words in the very form that was typed.</summary>
    public float ExactWeight { get; init; } = 0.3f;

    /// <summary>How much of the query stands in one sentence.</summary>
    public float SentenceWeight { get; init; } = 0.6f;

    /// <summary>In a sentence: what a part or a relative of the word counts.</summary>
    public float LesserShare { get; init; } = 0.65f;

    /// <summary>In a sentence: what a word that only begins alike counts.</summary>
    public float FamilyShare { get; init; } = 0.4f;

    /// <summary>In a sentence: what the very form counts besides.</summary>
    public float ExactShare { get; init; } = 0.25f;

    /// <summary>Words of the query in the title; up to twice as much when they are all of it.</summary>
    public float TitleWeight { get; init; } = 0.5f;

    /// <summary>What a document of e times the length has to make up for, as a share of all there is to find; between the lengths that the weight was found on.</summary>
    public float LengthWeight { get; init; } = 0.05f;

    /// <summary>In words: shorter is not better than this.</summary>
    public int ShortLength { get; init; } = 25;

    /// <summary>In words: longer is not worse than this.</summary>
    public int LongLength { get; init; } = 300;

    /// <summary>What a word counts in the field.</summary>
    public float FieldWeight(SearchField field) => field switch
    {
        SearchField.Title => 3f,
        SearchField.Keywords => 2f,
        SearchField.Summary => 1.5f,
        SearchField.Transcript => 0.5f,
        _ => 1f,
    };

    /// <summary>What a term counts that stands so for a word of the document.</summary>
    public float KindWeight(TermKind kind) => kind switch
    {
        TermKind.Part => 0.5f,
        TermKind.Root => 0.4f,
        _ => 1f,
    };
}
