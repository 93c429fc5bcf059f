using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Takes out the documents in which a phrase of the query does not stand, or an excluded one does.</summary>
internal static unsafe class PhraseFilter
{
    public static void Apply(Segment segment, QueryPlan plan, Span<float> scores)
    {
        foreach (var phrase in plan.Phrases)
        {
            var found = Documents(segment, phrase);
            for (var document = 0; document < scores.Length; document++)
            {
                if (scores[document] > 0 && !found.Contains(document))
                {
                    scores[document] = 0;
                }
            }
        }
        foreach (var phrase in plan.Excluded)
        {
            foreach (var document in Documents(segment, phrase))
            {
                scores[document] = 0;
            }
        }
    }

    /// <summary>The documents in which the words stand one after the other, in any of their forms.</summary>
    private static HashSet<int> Documents(Segment segment, PlannedPhrase phrase)
    {
        var found = new HashSet<int>();
        foreach (var words in phrase.TermsByLanguage.Values)
        {
            var places = words.Select(terms => terms.Select(segment.FindTerm).Where(place => place >= 0).ToArray()).ToArray();
            if (places.All(terms => terms.Length > 0))
            {
                Find(segment, places, found);
            }
        }
        return found;
    }

    private static void Find(Segment segment, int[][] words, HashSet<int> found)
    {
        using var masks = new FormMasks(segment);
        for (var word = 0; word < words.Length; word++)
        {
            foreach (var term in words[word])
            {
                masks.Mark(term, word, full: true);
            }
        }
        // only documents with the rarest word can have them all
        var rarest = words.MinBy(terms => Sum(segment, terms))!;
        foreach (var term in rarest)
        {
            var position = segment.Postings(term);
            var document = 0u;
            for (var left = segment.TermDocuments[term]; left > 0; left--)
            {
                document += Variable.Read(ref position);
                position++;
                if (!found.Contains((int)document) && Stands(segment, (int)document, masks.Masks, words.Length))
                {
                    found.Add((int)document);
                }
            }
        }
    }

    private static int Sum(Segment segment, int[] terms)
    {
        var sum = 0;
        foreach (var term in terms)
        {
            sum += segment.TermDocuments[term];
        }
        return sum;
    }

    private static bool Stands(Segment segment, int document, ulong[] masks, int words)
    {
        var last = 1u << (Math.Min(words, FormMasks.MaxWords) - 1);
        var reader = segment.Fields(document);
        foreach (var _ in Fields.All)
        {
            var state = 0u; // bit n: the words up to n stand before this place
            var (position, end) = reader.Next();
            while (position < end)
            {
                var token = TokenCode.Read(ref position);
                if ((token & TokenCode.SeparatorFlag) == 0)
                {
                    state = ((state << 1) | 1) & FormMasks.Full(masks[token]);
                    if ((state & last) != 0)
                    {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
