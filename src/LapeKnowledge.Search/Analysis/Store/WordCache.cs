namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>
/// The words that were asked for lately. Its size is fixed: each word has two places, which it shares with others, and the one that came first gives way. Reading and
/// writing take no lock, since a place is one reference to something that never changes.
/// </summary>
internal sealed class WordCache
{
    private const int Buckets = 1 << 15;

    private readonly Entry?[] _places = new Entry?[2 * Buckets];

    private sealed record Entry(string Word, WordTerms Terms);

    public WordTerms? Find(string word)
    {
        var place = PlaceOf(word);
        return OfPlace(place, word) ?? OfPlace(place + 1, word);
    }

    public void Add(string word, WordTerms terms)
    {
        var place = PlaceOf(word);
        Volatile.Write(ref _places[place + 1], Volatile.Read(ref _places[place]));
        Volatile.Write(ref _places[place], new Entry(word, terms));
    }

    private static int PlaceOf(string word) => 2 * (word.GetHashCode() & (Buckets - 1));

    private WordTerms? OfPlace(int place, string word) =>
        Volatile.Read(ref _places[place]) is { } entry && entry.Word == word ? entry.Terms : null;
}
