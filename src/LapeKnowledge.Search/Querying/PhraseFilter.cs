using System.Collections;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Takes out the documents in which a phrase of the query does not stand, or an excluded one does.</summary>
internal static class PhraseFilter
{
    private const string SpacedHyphen = " -";

    public static void Apply(Segment segment, QueryPlan plan, Span<float> scores)
    {
        foreach (var phrase in plan.Phrases)
        {
            var found = Documents(segment, phrase, scores);
            for (var document = 0; document < scores.Length; document++)
            {
                scores[document] = found[document] ? scores[document] : 0;
            }
        }
        foreach (var phrase in plan.Excluded)
        {
            var found = Documents(segment, phrase, scores);
            for (var document = 0; document < scores.Length; document++)
            {
                scores[document] = found[document] ? 0 : scores[document];
            }
        }
    }

    /// <summary>Whether two words stand beside each other as "Family School -toiminta" is written, in any document that has not been deleted.</summary>
    public static bool StandsAsSpacedCompound(LiveSegment live, PlannedPhrase phrase)
    {
        var scores = new float[live.Segment.Documents];
        for (var document = 0; document < scores.Length; document++)
        {
            scores[document] = live.Live[document] ? 1 : 0;
        }
        var found = Documents(live.Segment, phrase, scores, SpacedHyphen).HasAnySet();
        GC.KeepAlive(live.Segment);
        return found;
    }

    /// <summary>The documents in which the words stand one after the other, in any of their forms; of those with a score.</summary>
    private static BitArray Documents(Segment segment, PlannedPhrase phrase, ReadOnlySpan<float> scores, string? separator = null)
    {
        var found = new BitArray(segment.Documents);
        foreach (var words in phrase.TermsByLanguage.Values)
        {
            var places = words.Select(terms => terms.Select(segment.FindTerm).Where(place => place >= 0).ToArray()).ToArray();
            var all = WithAll(segment, places);
            if (places.Length > 1)
            {
                KeepInOrder(segment, places, all, scores, separator);
            }
            found.Or(all);
        }
        return found;
    }

    /// <summary>The documents that have every word.</summary>
    private static BitArray WithAll(Segment segment, int[][] words)
    {
        var all = new BitArray(segment.Documents, true);
        foreach (var terms in words)
        {
            var having = new BitArray(segment.Documents);
            foreach (var term in terms)
            {
                for (var postings = segment.Postings(term); postings.MoveNext();)
                {
                    if ((postings.Frequency & Frequencies.FullFlag) != 0)
                    {
                        having[postings.Document] = true;
                    }
                }
            }
            all.And(having);
        }
        return all;
    }

    private static void KeepInOrder(Segment segment, int[][] words, BitArray documents, ReadOnlySpan<float> scores, string? separator)
    {
        using var masks = new FormMasks(segment);
        for (var word = 0; word < words.Length; word++)
        {
            foreach (var term in words[word])
            {
                masks.Mark(term, word, full: true);
            }
        }
        for (var document = 0; document < documents.Length; document++)
        {
            documents[document] = documents[document] && scores[document] > 0 && Stands(segment, document, masks, words.Length, separator);
        }
    }

    /// <param name="separator">What must stand between the words; null for anything.</param>
    private static bool Stands(Segment segment, int document, FormMasks masks, int words, string? separator)
    {
        var last = 1u << (Math.Min(words, FormMasks.MaxWords) - 1);
        var reader = segment.Fields(document);
        foreach (var _ in Fields.All)
        {
            var state = 0u; // bit n: the words up to n stand before this place
            var between = -1;
            var tokens = reader.Next();
            while (tokens.MoveNext())
            {
                if (tokens.IsSeparator)
                {
                    between = tokens.Number;
                    continue;
                }
                if (separator is not null && state != 0 && (between < 0 || segment.SeparatorText(between) != separator))
                {
                    state = 0;
                }
                state = ((state << 1) | 1) & FormMasks.Full(masks[tokens.Number]);
                if ((state & last) != 0)
                {
                    return true;
                }
                between = -1;
            }
        }
        return false;
    }
}
