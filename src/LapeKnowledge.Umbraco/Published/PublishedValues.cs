using System.Text;
using LapeKnowledge.Umbraco.Documents;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>
/// The stored property values of one item, in as little memory as they need: a large site has hundreds of thousands of them. Long texts are kept as
/// UTF-8, which for our languages is half of what a string takes.
/// </summary>
internal sealed class PublishedValues
{
    /// <summary>Texts from this length on, in characters, are kept as UTF-8; lists of many documents show shorter ones, and they stay as they are.</summary>
    public const int LongText = 400;
    private static readonly PublishedValues None = new([]);
    private readonly PublishedValue[] _values;

    private PublishedValues(PublishedValue[] values) => _values = values;

    public int Count => _values.Length;

    public static PublishedValues Of(IReadOnlyDictionary<string, List<StoredValue>> stored) => stored.Count == 0
        ? None
        : new PublishedValues([.. stored.SelectMany(p => p.Value.Select(v => new PublishedValue(p.Key, v.Culture, v.Segment, Compact(v.Value))))]);

    /// <summary>The values of one property, one after the other.</summary>
    public ArraySegment<PublishedValue> Of(string alias)
    {
        var first = Array.FindIndex(_values, v => v.Alias == alias);
        if (first < 0)
        {
            return ArraySegment<PublishedValue>.Empty;
        }
        var end = first + 1;
        while (end < _values.Length && _values[end].Alias == alias)
        {
            end++;
        }
        return new ArraySegment<PublishedValue>(_values, first, end - first);
    }

    /// <summary>What the texts take in memory, roughly, in bytes.</summary>
    public long Bytes => _values.Sum(v => v.Kept switch { byte[] utf8 => utf8.Length, string text => 2 * text.Length, _ => 0 });

    private static object Compact(object value) => value is string { Length: >= LongText } text ? Encoding.UTF8.GetBytes(text) : value;
}

/// <param name="Alias">Of the property; the same instance for every item.</param>
/// <param name="Kept">The value as it is kept: a long text as its bytes.</param>
internal readonly record struct PublishedValue(string Alias, string? Culture, string? Segment, object Kept)
{
    public object Value => Kept is byte[] utf8 ? Encoding.UTF8.GetString(utf8) : Kept;

    /// <summary>Length in bytes of a long text; 0 for every other value.</summary>
    public int LongBytes => Kept is byte[] utf8 ? utf8.Length : 0;
}
