using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>The numbers of BM25 over the whole index, so that every segment scores alike.</summary>
internal sealed class TermWeights
{
    private readonly IndexSnapshot snapshot;
    private readonly Ranking ranking;
    private readonly Dictionary<string, float> idf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]> norms = new(StringComparer.Ordinal);

    public TermWeights(IndexSnapshot snapshot, Ranking ranking)
    {
        this.snapshot = snapshot;
        this.ranking = ranking;
    }

    /// <summary>How rare the term is among the documents of its language: ln(1 + (N − n + ½) / (n + ½)).</summary>
    public float Idf(string term)
    {
        if (!idf.TryGetValue(term, out var value))
        {
            var all = snapshot.DocumentsOf(term[..2]);
            var with = snapshot.DocumentsWith(term);
            value = (float)Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));
            idf.Add(term, value);
        }
        return value;
    }

    /// <summary>How rare a word is: as its most frequent reading; as rare as can be when the index has none of them.</summary>
    public float Idf(PlannedWord word)
    {
        var rarest = (float)Math.Log(snapshot.DocumentsOf(word.Language) + 1);
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
        if (!norms.TryGetValue(language, out var table))
        {
            var average = snapshot.AverageLength(language);
            table = new float[256];
            for (var norm = 0; norm < table.Length; norm++)
            {
                table[norm] = ranking.K1 * (1 - ranking.B + (ranking.B * (float)(Indexing.Norms.Decode((byte)norm) / average)));
            }
            norms.Add(language, table);
        }
        return table;
    }
}
