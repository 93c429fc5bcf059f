using System.Numerics;
using System.Text;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Turns a document's tokens back into text, with what matched marked.</summary>
internal sealed class Highlighter(LiveSegment live, FormMasks? masks, float[] wordWeights)
{
    private const int SnippetLength = 240;
    private const int LeadIn = 60;
    private const float LesserShare = 0.5f;

    /// <summary>A sentence is seen to begin by the sign before the space before it.</summary>
    private const int BeforeSentence = 2;

    private readonly Segment _segment = live.Segment;
    private readonly byte[] _lengths = live.Extras.FormLengths;
    private readonly string[] _separators = live.Extras.Separators;
    private readonly List<Mark> _marks = [];
    private readonly StringBuilder _text = new();

    private readonly record struct Mark(int Start, int Length, ulong Mask);

    /// <summary>The whole field, without marks: it needs no masks.</summary>
    public string Text(DocumentReader document, SearchField field) => Piece(document, field, 0, int.MaxValue).Text;

    /// <summary>The whole field.</summary>
    public HighlightedText Whole(DocumentReader document, SearchField field)
    {
        FindMarks(document, field);
        return new HighlightedText(Text(document, field), [.. _marks.Select(mark => new TextRange(mark.Start, mark.Length))]);
    }

    /// <summary>The piece of the document's texts in which most of the query stands; its beginning when nothing does.</summary>
    public Snippet? Best(DocumentReader document)
    {
        var best = (Field: SearchField.Body, Mark: 0, Length: 0);
        var bestValue = -1f;
        TextRange[] marks = [];
        foreach (var field in (ReadOnlySpan<SearchField>)[SearchField.Summary, SearchField.Body, SearchField.Transcript])
        {
            var length = FindMarks(document, field);
            var (first, value) = BestWindow();
            if (length > 0 && value > bestValue)
            {
                bestValue = value;
                best = (field, _marks.Count == 0 ? 0 : _marks[first].Start, length);
                marks = [.. _marks.Select(mark => new TextRange(mark.Start, mark.Length))];
            }
        }
        return bestValue < 0 ? null : Cut(document, best.Field, best.Mark, best.Length, marks);
    }

    /// <summary>Finds what matches without making the text.</summary>
    /// <returns>The length of the text.</returns>
    private int FindMarks(DocumentReader document, SearchField field)
    {
        _marks.Clear();
        var end = 0;
        var afterWord = false;
        var tokens = document.Field(field);
        while (tokens.MoveNext())
        {
            if (tokens.IsSeparator)
            {
                end += _separators[tokens.Number].Length;
                afterWord = false;
                continue;
            }
            var start = afterWord ? end + 1 : end;
            end = start + LengthOf(tokens.Number);
            if (masks is not null && FormMasks.Matches(masks[tokens.Number]) is not 0 and var mask)
            {
                _marks.Add(new Mark(start, end - start, mask));
            }
            afterWord = true;
        }
        return end;
    }

    private int LengthOf(int form) => _lengths[form] < byte.MaxValue ? _lengths[form] : _segment.FormText(form).Length;

    /// <summary>The words and separators that reach into a piece of the field, wholly, and where their text begins.</summary>
    private (int Start, string Text) Piece(DocumentReader document, SearchField field, int from, int to)
    {
        _text.Clear();
        var (start, end) = (0, 0);
        var afterWord = false;
        for (var tokens = document.Field(field); end < to && tokens.MoveNext(); afterWord = !tokens.IsSeparator)
        {
            var separator = tokens.IsSeparator ? _separators[tokens.Number] : afterWord ? " " : "";
            var begin = end;
            end += separator.Length + (tokens.IsSeparator ? 0 : LengthOf(tokens.Number));
            if (end <= from)
            {
                continue;
            }
            start = _text.Length == 0 ? begin : start;
            _text.Append(separator);
            if (!tokens.IsSeparator)
            {
                _segment.AppendForm(tokens.Number, _text);
            }
        }
        return (start, _text.ToString());
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

    /// <param name="mark">Where in the field the best window begins.</param>
    /// <param name="length">Of the field.</param>
    private Snippet Cut(DocumentReader document, SearchField field, int mark, int length, TextRange[] marks)
    {
        // near the end of the text more of what stands before
        var earliest = Math.Max(0, Math.Min(mark - LeadIn, length - SnippetLength));
        var (offset, text) = Piece(document, field, Math.Max(0, earliest - BeforeSentence), Math.Min(length, mark + SnippetLength + 1));
        var start = offset + StartOf(text, mark - offset, earliest - offset);
        var end = Math.Min(length, start + SnippetLength);
        if (end < length && text.LastIndexOf(' ', end - offset, Math.Min(40, end - start)) is > 0 and var space)
        {
            end = offset + space;
        }
        TextRange[] inside =
        [
            .. marks.Where(candidate => candidate.Start >= start && candidate.Start + candidate.Length <= end)
                .Select(candidate => candidate with { Start = candidate.Start - start }),
        ];
        return new Snippet(field, start, mark, new HighlightedText(text[(start - offset)..(end - offset)], inside), start > 0, end < length);
    }

    /// <summary>The beginning of the sentence when it is near, else of a word.</summary>
    private static int StartOf(string text, int mark, int earliest)
    {
        if (earliest <= 0)
        {
            return earliest;
        }
        for (var index = mark - 1; index > earliest; index--)
        {
            if (text[index] is '\n' || (text[index] is ' ' && text[index - 1] is '.' or '!' or '?'))
            {
                return index + 1;
            }
        }
        var space = text.IndexOf(' ', earliest, mark - earliest);
        return space < 0 ? mark : space + 1;
    }
}
