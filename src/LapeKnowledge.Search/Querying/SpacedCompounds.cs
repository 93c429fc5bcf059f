using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// Finnish writes a compound that begins with several words with a space before the hyphen: "Family School -toiminta", "pyydä apua -nappi". In a query that looks like a word to leave out. It is taken for a
/// compound when a document has it written so.
/// </summary>
internal static class SpacedCompounds
{
    public static ParsedQuery Restore(ParsedQuery parsed, IndexSnapshot snapshot, Analyzers analyzers)
    {
        var words = parsed.Words.ToList();
        var excluded = parsed.Excluded.ToList();
        foreach (var phrase in parsed.Excluded.Where(phrase => phrase.Words.Count == 1))
        {
            var word = phrase.Words[0];
            var before = parsed.Words.LastOrDefault(other => other.Start < word.Start);
            if (before is not null && StandTogether(before, word, snapshot, analyzers))
            {
                excluded.Remove(phrase);
                words.Insert(words.IndexOf(before) + 1, word);
            }
        }
        return parsed with { Words = [.. words.OrderBy(word => word.Start)], Excluded = excluded };
    }

    private static bool StandTogether(ParsedWord first, ParsedWord second, IndexSnapshot snapshot, Analyzers analyzers)
    {
        var pair = PlannedPhrase.Of(new ParsedPhrase([first, second]), analyzers.All);
        return snapshot.Segments.Any(live => PhraseFilter.StandsAsSpacedCompound(live, pair));
    }
}
