namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>
/// The words that were asked for lately. Its size is fixed: each word has two places, which it shares with others, and the one that came first gives way. Reading and
/// writing take no lock, since a place is one reference to something that never changes.
/// </summary>
/// <param name="buckets">A power of two; half of the words that are kept.</param>
internal sealed class WordCache<TValue>(int buckets) where TValue : class
{
    private readonly Entry?[] _places = new Entry?[2 * buckets];

    private sealed record Entry(string Word, TValue Value);

    public TValue? Find(string word)
    {
        var place = PlaceOf(word);
        return OfPlace(place, word) ?? OfPlace(place + 1, word);
    }

    public void Add(string word, TValue value)
    {
        var place = PlaceOf(word);
        Volatile.Write(ref _places[place + 1], Volatile.Read(ref _places[place]));
        Volatile.Write(ref _places[place], new Entry(word, value));
    }

    private int PlaceOf(string word) => 2 * (word.GetHashCode() & (buckets - 1));

    private TValue? OfPlace(int place, string word) =>
        Volatile.Read(ref _places[place]) is { } entry && entry.Word == word ? entry.Value : null;
}
