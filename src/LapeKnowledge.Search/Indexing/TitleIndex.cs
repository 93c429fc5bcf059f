using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Indexing;

/// <summary>The words of the titles of a segment, sorted: which titles have a word that begins so.</summary>
internal sealed class TitleIndex
{
    private readonly string[] _words;
    private readonly int[][] _documents;

    public TitleIndex(Segment segment)
    {
        var found = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var document = 0; document < segment.Documents; document++)
        {
            var title = segment.Fields(document).Next();
            while (title.MoveNext())
            {
                if (!title.IsSeparator)
                {
                    Add(found, Tokenizer.Normalize(segment.FormText(title.Number)), document);
                }
            }
        }
        _words = [.. found.Keys];
        _documents = [.. found.Values.Select(list => list.ToArray())];
        GC.KeepAlive(segment);
    }

    /// <summary>Documents whose title has a word that begins so.</summary>
    public IEnumerable<int> WithPrefix(string prefix)
    {
        var first = Array.BinarySearch(_words, prefix, StringComparer.Ordinal);
        for (var index = first < 0 ? ~first : first; index < _words.Length && _words[index].StartsWith(prefix, StringComparison.Ordinal); index++)
        {
            foreach (var document in _documents[index])
            {
                yield return document;
            }
        }
    }

    private static void Add(SortedDictionary<string, List<int>> found, string word, int document)
    {
        if (!found.TryGetValue(word, out var list))
        {
            found.Add(word, list = []);
        }
        if (list.Count == 0 || list[^1] != document)
        {
            list.Add(document);
        }
    }
}
