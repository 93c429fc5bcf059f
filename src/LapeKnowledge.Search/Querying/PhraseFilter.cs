using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Takes out the documents in which a phrase of the query does not stand, or an excluded one does.</summary>
internal static class PhraseFilter
{
    private const string SpacedHyphen = " -";

    /// <param name="documents">Is narrowed.</param>
    public static void Apply(Segment segment, QueryPlan plan, DocumentBits documents)
    {
        foreach (var phrase in plan.Phrases)
        {
            documents.And(Documents(segment, phrase, documents));
        }
        foreach (var phrase in plan.Excluded)
        {
            documents.Except(Documents(segment, phrase, documents));
        }
    }

    /// <summary>Whether two words stand beside each other as "Family School -toiminta" is written, in any document that has not been deleted.</summary>
    public static bool StandsAsSpacedCompound(LiveSegment live, PlannedPhrase phrase)
    {
        var found = phrase.TermsByLanguage.Values.Any(words => Having(live.Segment, words, live.Live.Bits, SpacedHyphen).Any());
        GC.KeepAlive(live.Segment);
        return found;
    }

    /// <summary>Those of the documents in which the words stand one after the other, in any of their forms.</summary>
    private static DocumentBits Documents(Segment segment, PlannedPhrase phrase, DocumentBits among)
    {
        var found = new DocumentBits(segment.Documents);
        foreach (var document in phrase.TermsByLanguage.Values.SelectMany(words => Having(segment, words, among, null)))
        {
            found[document] = true;
        }
        return found;
    }

    private static IEnumerable<int> Having(Segment segment, IReadOnlyList<IReadOnlyList<string>> words, DocumentBits among, string? separator)
    {
        var places = words.Select(terms => terms.Select(segment.FindTerm).Where(place => place >= 0).ToArray()).ToArray();
        var all = WithAll(segment, places);
        all.And(among);
        return places.Length > 1 ? InOrder(segment, places, all, separator) : all.ToList();
    }

    /// <summary>The documents that have every word.</summary>
    private static DocumentBits WithAll(Segment segment, int[][] words)
    {
        var all = DocumentBits.All(segment.Documents);
        foreach (var terms in words)
        {
            var having = new DocumentBits(segment.Documents);
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

    private static IEnumerable<int> InOrder(Segment segment, int[][] words, DocumentBits documents, string? separator)
    {
        using var masks = new FormMasks(segment);
        for (var word = 0; word < words.Length; word++)
        {
            foreach (var term in words[word])
            {
                masks.Mark(term, word, full: true);
            }
        }
        foreach (var document in documents.ToList())
        {
            if (Stands(segment, document, masks, words.Length, separator))
            {
                yield return document;
            }
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
