using System.Numerics;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Tells why a document matched: for each word of the query the first form of it that the document has; when it has none, the relative that shares most with it.</summary>
internal static class MatchFinder
{
    /// <summary>So many relatives of a word are compared.</summary>
    private const int MaxRelatives = 8;

    public static IReadOnlyList<WordMatch> Find(Segment segment, int document, FormMasks masks, QueryPlan plan)
    {
        var full = new int[FormMasks.MaxWords];
        var lesser = new List<int>?[FormMasks.MaxWords];
        Array.Fill(full, -1);
        var reader = segment.Fields(document);
        foreach (var _ in Fields.All)
        {
            var tokens = reader.Next();
            while (tokens.MoveNext())
            {
                if (!tokens.IsSeparator && FormMasks.Matches(masks[tokens.Number]) is not 0 and var mask)
                {
                    Note(full, FormMasks.Full(mask), tokens.Number);
                    Note(lesser, FormMasks.Lesser(mask), tokens.Number);
                }
            }
        }
        var matches = new List<WordMatch>();
        foreach (var word in plan.Words.Where(word => word.Language == segment.LanguageOf(document) && word.Index < FormMasks.MaxWords))
        {
            if (full[word.Index] >= 0)
            {
                matches.Add(Describe(segment, full[word.Index], word, plan).Match);
            }
            else if (lesser[word.Index] is { } relatives)
            {
                matches.Add(relatives.Select(form => Describe(segment, form, word, plan)).MaxBy(relative => relative.Shared).Match);
            }
        }
        return [.. matches.DistinctBy(match => (match.Word, match.Found))];
    }

    private static void Note(int[] forms, uint words, int form)
    {
        for (; words != 0; words &= words - 1)
        {
            ref var first = ref forms[BitOperations.TrailingZeroCount(words)];
            first = first < 0 ? form : first;
        }
    }

    private static void Note(List<int>?[] forms, uint words, int form)
    {
        for (; words != 0; words &= words - 1)
        {
            var list = forms[BitOperations.TrailingZeroCount(words)] ??= [];
            if (list.Count < MaxRelatives && !list.Contains(form))
            {
                list.Add(form);
            }
        }
    }

    /// <returns>The match, and the length of the longest term that both words have.</returns>
    private static (WordMatch Match, int Shared) Describe(Segment segment, int form, PlannedWord word, QueryPlan plan)
    {
        var kind = MatchKind.Derivation;
        var plainest = int.MaxValue;
        var shared = 0;
        for (var terms = segment.TermsOf(form); terms.MoveNext();)
        {
            var text = segment.TermText(terms.Number);
            foreach (var planned in word.Readings.Concat(word.Additions).Where(planned => planned.Term == text))
            {
                shared = Math.Max(shared, text.Length);
                var candidate = planned.Kind is MatchKind.Word && terms.Kind != TermKind.Lemma ? OfTerm(terms.Kind) : planned.Kind;
                // the plainest reason is told
                if ((int)candidate < plainest)
                {
                    (kind, plainest) = (candidate, (int)candidate);
                }
            }
        }
        return (new WordMatch(plan.Parsed.Words[word.Index].Surface, segment.FormText(form), kind), shared);
    }

    private static MatchKind OfTerm(TermKind kind) => kind == TermKind.Part ? MatchKind.CompoundPart : MatchKind.Derivation;
}
