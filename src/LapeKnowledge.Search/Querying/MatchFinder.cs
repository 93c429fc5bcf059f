using System.Numerics;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Tells why a document matched: for each word of the query the first form of it that the document has, in full if there is one.</summary>
internal static unsafe class MatchFinder
{
    public static IReadOnlyList<WordMatch> Find(Segment segment, int document, FormMasks masks, QueryPlan plan)
    {
        var full = new int[FormMasks.MaxWords];
        var lesser = new int[FormMasks.MaxWords];
        Array.Fill(full, -1);
        Array.Fill(lesser, -1);
        var reader = segment.Fields(document);
        foreach (var _ in Fields.All)
        {
            var (position, end) = reader.Next();
            while (position < end)
            {
                var token = TokenCode.Read(ref position);
                if ((token & TokenCode.SeparatorFlag) == 0 && masks[token] is not 0 and var mask)
                {
                    Note(full, FormMasks.Full(mask), (int)token);
                    Note(lesser, FormMasks.Lesser(mask), (int)token);
                }
            }
        }
        return Describe(segment, segment.LanguageOf(document), full, lesser, plan);
    }

    private static void Note(int[] forms, uint words, int form)
    {
        for (; words != 0; words &= words - 1)
        {
            ref var first = ref forms[BitOperations.TrailingZeroCount(words)];
            first = first < 0 ? form : first;
        }
    }

    private static List<WordMatch> Describe(Segment segment, string language, int[] full, int[] lesser, QueryPlan plan)
    {
        var matches = new List<WordMatch>();
        foreach (var word in plan.Words.Where(word => word.Language == language && word.Index < FormMasks.MaxWords))
        {
            var form = full[word.Index] >= 0 ? full[word.Index] : lesser[word.Index];
            if (form >= 0)
            {
                matches.Add(new WordMatch(plan.Parsed.Words[word.Index].Surface, segment.FormText(form), KindOf(segment, form, word)));
            }
        }
        return matches;
    }

    private static MatchKind KindOf(Segment segment, int form, PlannedWord word)
    {
        var kind = MatchKind.Derivation;
        var found = int.MaxValue;
        for (var terms = segment.TermsOf(form); terms.MoveNext();)
        {
            var text = segment.TermText(terms.Number);
            foreach (var planned in word.Readings.Concat(word.Additions).Where(planned => planned.Term == text))
            {
                var candidate = planned.Kind is MatchKind.Word && terms.Kind != TermKind.Lemma ? OfTerm(terms.Kind) : planned.Kind;
                // the plainest reason is told
                if ((int)candidate < found)
                {
                    (kind, found) = (candidate, (int)candidate);
                }
            }
        }
        return kind;
    }

    private static MatchKind OfTerm(TermKind kind) => kind == TermKind.Part ? MatchKind.CompoundPart : MatchKind.Derivation;
}
