using System.Numerics;
using System.Text;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Turns a document's tokens back into text, with what matched marked.</summary>
internal sealed class Highlighter(Segment segment, FormMasks? masks, float[] wordWeights)
{
    private const int SnippetLength = 240;
    private const int LeadIn = 60;
    private const float LesserShare = 0.5f;

    private readonly List<Mark> _marks = [];
    private readonly StringBuilder _text = new();

    private readonly record struct Mark(int Start, int Length, ulong Mask);

    /// <summary>The whole field, without marks: it needs no masks.</summary>
    public string Text(DocumentReader document, SearchField field)
    {
        Read(document, field);
        return _text.ToString();
    }

    /// <summary>The whole field.</summary>
    public HighlightedText Whole(DocumentReader document, SearchField field)
    {
        Read(document, field);
        return new HighlightedText(_text.ToString(), [.. _marks.Select(mark => new TextRange(mark.Start, mark.Length))]);
    }

    /// <summary>The piece of the document's texts in which most of the query stands; its beginning when nothing does.</summary>
    public Snippet? Best(DocumentReader document)
    {
        Snippet? best = null;
        var bestValue = -1f;
        foreach (var field in (ReadOnlySpan<SearchField>)[SearchField.Summary, SearchField.Body, SearchField.Transcript])
        {
            Read(document, field);
            if (_text.Length > 0)
            {
                var (first, value) = BestWindow();
                if (value > bestValue)
                {
                    bestValue = value;
                    best = Cut(field, _marks.Count == 0 ? 0 : _marks[first].Start);
                }
            }
        }
        return best;
    }

    private void Read(DocumentReader document, SearchField field)
    {
        _text.Clear();
        _marks.Clear();
        var afterWord = false;
        var tokens = document.Field(field);
        while (tokens.MoveNext())
        {
            if (tokens.IsSeparator)
            {
                _text.Append(segment.SeparatorText(tokens.Number));
                afterWord = false;
                continue;
            }
            if (afterWord)
            {
                _text.Append(' ');
            }
            var start = _text.Length;
            segment.AppendForm(tokens.Number, _text);
            if (masks is not null && FormMasks.Matches(masks[tokens.Number]) is not 0 and var mask)
            {
                _marks.Add(new Mark(start, _text.Length - start, mask));
            }
            afterWord = true;
        }
    }

    /// <summary>The mark at which the best window begins, and what the window is worth: each word of the query once, by how rare it is.</summary>
    private (int First, float Value) BestWindow()
    {
        var best = (First: 0, Value: 0f);
        for (var first = 0; first < _marks.Count; first++)
        {
            ulong seen = 0;
            for (var index = first; index < _marks.Count && _marks[index].Start - _marks[first].Start < SnippetLength - LeadIn; index++)
            {
                seen |= _marks[index].Mask;
            }
            var value = ValueOf(seen);
            if (value > best.Value)
            {
                best = (first, value);
            }
        }
        return best;
    }

    private float ValueOf(ulong seen)
    {
        var full = FormMasks.Full(seen);
        var lesser = FormMasks.Lesser(seen) & ~full;
        var value = 0f;
        for (; full != 0; full &= full - 1)
        {
            value += wordWeights[BitOperations.TrailingZeroCount(full)];
        }
        for (; lesser != 0; lesser &= lesser - 1)
        {
            value += wordWeights[BitOperations.TrailingZeroCount(lesser)] * LesserShare;
        }
        return value;
    }

    private Snippet Cut(SearchField field, int mark)
    {
        var whole = _text.ToString();
        var start = StartOf(whole, mark);
        var end = Math.Min(whole.Length, start + SnippetLength);
        if (end < whole.Length && whole.LastIndexOf(' ', end, Math.Min(40, end - start)) is > 0 and var space)
        {
            end = space;
        }
        var piece = whole[start..end];
        TextRange[] inside =
        [
            .. _marks.Where(candidate => candidate.Start >= start && candidate.Start + candidate.Length <= end)
                .Select(candidate => new TextRange(candidate.Start - start, candidate.Length)),
        ];
        return new Snippet(field, start, mark, new HighlightedText(piece, inside), start > 0, end < whole.Length);
    }

    /// <summary>The beginning of the sentence when it is near, else of a word.</summary>
    private static int StartOf(string whole, int mark)
    {
        // near the end of the text more of what stands before
        var earliest = Math.Max(0, Math.Min(mark - LeadIn, whole.Length - SnippetLength));
        if (earliest == 0)
        {
            return 0;
        }
        for (var index = mark - 1; index > earliest; index--)
        {
            if (whole[index] is '\n' || (whole[index] is ' ' && whole[index - 1] is '.' or '!' or '?'))
            {
                return index + 1;
            }
        }
        var space = whole.IndexOf(' ', earliest, mark - earliest);
        return space < 0 ? mark : space + 1;
    }
}
