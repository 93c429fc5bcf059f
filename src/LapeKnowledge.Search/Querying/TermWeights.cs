using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <param name="Documents">In how many documents it stands, deleted ones included.</param>
/// <param name="Places">The place of the term in each segment; -1 where it is not.</param>
internal readonly record struct ResolvedTerm(float Idf, int Documents, int[] Places);

/// <summary>The numbers of BM25 over the whole index, so that every segment scores alike.</summary>
internal sealed class TermWeights
{
    private readonly IndexSnapshot _snapshot;
    private readonly Dictionary<string, ResolvedTerm> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]> _norms = new(StringComparer.Ordinal);

    public TermWeights(IndexSnapshot snapshot, Ranking ranking)
    {
        _snapshot = snapshot;
        Ranking = ranking;
    }

    public Ranking Ranking { get; }

    /// <summary>Where a term is, looked up once for a whole search.</summary>
    public ResolvedTerm Resolve(string term)
    {
        if (!_terms.TryGetValue(term, out var resolved))
        {
            var places = _snapshot.Places(term, out var with);
            var all = _snapshot.DocumentsOf(term[..2]);
            resolved = new ResolvedTerm((float)Math.Log(1 + ((all - with + 0.5) / (with + 0.5))), with, places);
            _terms.Add(term, resolved);
        }
        return resolved;
    }

    /// <summary>How rare the term is among the documents of its language: ln(1 + (N − n + ½) / (n + ½)).</summary>
    public float Idf(string term) => Resolve(term).Idf;

    /// <summary>How rare a word is: as its most frequent reading; as rare as can be when the index has none of them.</summary>
    public float Idf(PlannedWord word)
    {
        var rarest = (float)Math.Log(_snapshot.DocumentsOf(word.Language) + 1);
        var lowest = rarest;
        foreach (var reading in word.Readings)
        {
            lowest = Math.Min(lowest, Idf(reading.Term));
        }
        return lowest;
    }

    /// <summary>For each norm: k1 · (1 − b + b · length / average).</summary>
    public float[] Norms(string language)
    {
        if (!_norms.TryGetValue(language, out var table))
        {
            var average = _snapshot.AverageLength(language);
            table = new float[256];
            for (var norm = 0; norm < table.Length; norm++)
            {
                table[norm] = Ranking.K1 * (1 - Ranking.B + (Ranking.B * (float)(Indexing.Norms.Decode((byte)norm) / average)));
            }
            _norms.Add(language, table);
        }
        return table;
    }
}
