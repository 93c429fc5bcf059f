namespace LapeKnowledge.Search.Tests.Indexing;

/// <summary>The index after any changes, restarts and merges, against a dictionary that had the same changes.</summary>
public sealed class IndexModelTests
{
    private static readonly string[] Vocabulary = ["alabaster", "birch", "cinnamon", "dolphin", "elm", "fjord", "gazelle", "hyacinth", "juniper", "kestrel", "oak", "zephyr"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AgreesWithADictionary(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        var model = new Dictionary<string, string>();
        var index = SearchIndex.Open(folder, PlainAnalyzer.Only);
        for (var step = 1; step <= 120; step++)
        {
            var change = RandomChange(random, step);
            index.Apply(change);
            foreach (var key in change.DeletedKeys)
            {
                model.Remove(key);
            }
            foreach (var document in change.Documents)
            {
                model[document.Key] = document.Texts[SearchField.Body];
            }
            if (random.Next(10) == 0)
            {
                index.Dispose();
                index = SearchIndex.Open(folder, PlainAnalyzer.Only);
                Assert.Equal(step, index.Position);
            }
            AssertSame(model, index, Vocabulary[random.Next(Vocabulary.Length)]);
        }
        foreach (var word in Vocabulary)
        {
            AssertSame(model, index, word);
        }
        Assert.Empty(index.Check());
        index.AwaitMerges();
        index.Dispose();
        var files = Directory.GetFiles(folder).Length;
        using var reopened = SearchIndex.Open(folder, PlainAnalyzer.Only);
        Assert.Equal(files, Directory.GetFiles(folder).Length);
        Assert.InRange(reopened.Statistics.Segments, 1, 24);
    }

    [Fact]
    public async Task AnIndexThatIsCheckedWhileItChangesIsNotDamaged()
    {
        using var folder = new TemporaryFolder();
        using var index = SearchIndex.Open(folder, PlainAnalyzer.Only);
        var random = new Random(5);
        var changing = Task.Run(() =>
        {
            for (var step = 1; step <= 400; step++)
            {
                index.Apply(RandomChange(random, step)); // replaces files, and merges some
            }
        });
        while (!changing.IsCompleted)
        {
            Assert.Empty(index.Check());
        }
        await changing;
    }

    private static IndexChange RandomChange(Random random, int position)
    {
        var deleted = Enumerable.Range(0, random.Next(3)).Select(_ => $"d{random.Next(60)}").ToList();
        var documents = Enumerable.Range(0, random.Next(4))
            .Select(_ => new SearchDocument($"d{random.Next(60)}", "en") { Texts = new Dictionary<SearchField, string> { [SearchField.Body] = RandomText(random) } })
            .ToList();
        return new IndexChange(deleted, documents, position);
    }

    private static string RandomText(Random random) =>
        string.Join(random.Next(2) == 0 ? " " : ", ", Enumerable.Range(0, random.Next(1, 12)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)])) + ".";

    private static void AssertSame(Dictionary<string, string> model, SearchIndex index, string word)
    {
        var expected = model.Where(document => document.Value.Contains(word, StringComparison.Ordinal)).Select(document => document.Key).Order().ToList();
        var found = index.Search(new SearchRequest(word, "en") { Size = 100 });
        Assert.Equal(expected, found.Hits.Select(hit => hit.Key).Order());
        Assert.Equal(expected.Count, found.Total);
        foreach (var hit in found.Hits)
        {
            Assert.Equal(model[hit.Key], hit.Snippet!.Highlighted.Text);
        }
        Assert.Equal(model.Count, index.Search(new SearchRequest("", "en") { Size = 0 }).Total);
    }
}
