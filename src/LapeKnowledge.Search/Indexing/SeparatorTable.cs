namespace LapeKnowledge.Search.Indexing;

/// <summary>What stands between the words of a segment that is being built.</summary>
internal sealed class SeparatorTable
{
    /// <summary>The common ones, numbered first: they take one byte.</summary>
    private static readonly string[] Common = [", ", ". ", "\n", "\n\n", ".", ".\n", " (", ") ", "\" ", " \"", ": ", "; ", " – ", ".\n\n", "? ", "), "];

    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public SeparatorTable()
    {
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in Common)
        {
            Find(text);
        }
    }

    public int Find(ReadOnlySpan<char> text)
    {
        if (!_lookup.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _texts.Add(text.ToString());
            _numbers.Add(_texts[^1], number);
        }
        return number;
    }

    public void Write(SegmentFileWriter file) => file.WriteTexts(Section.SeparatorText, Section.SeparatorTextOffsets, _texts, _texts.Count);
}
