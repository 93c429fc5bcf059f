using static LapeKnowledge.Search.Tests.Querying.TestIndex;

namespace LapeKnowledge.Search.Tests.Indexing;

/// <summary>Files that are not as they were written: noticed when the index is opened, never searched.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DamageTests()
    {
        using var index = SearchIndex.Open(_folder, PlainAnalyzer.Only);
        index.Apply(new IndexChange([], [Document("a", "green apples", "Fruit", ("kind", "fruit")), Document("b", "red chairs"), Document("c", "old trees")], 1));
        index.Apply(new IndexChange(["b"], [Document("d", "more apples")], 2));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NoticesAnyByteThatChanged()
    {
        var random = new Random(3);
        foreach (var file in Directory.GetFiles(_folder).Where(file => Path.GetFileName(file) != "lock"))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var place in Enumerable.Range(0, 60).Select(_ => random.Next(bytes.Length)).Append(0).Append(bytes.Length - 1))
            {
                var damaged = (byte[])bytes.Clone();
                damaged[place] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(file, damaged);
                AssertDamaged($"{Path.GetFileName(file)} at {place}");
            }
            File.WriteAllBytes(file, bytes);
        }
        using var mended = SearchIndex.Open(_folder, PlainAnalyzer.Only);
        Assert.Equal(3, mended.Search(new SearchRequest("", "en")).Total);
    }

    [Fact]
    public void NoticesFilesThatAreCutShortOrMissing()
    {
        foreach (var file in Directory.GetFiles(_folder).Where(file => Path.GetFileName(file) is not "lock"))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var length in new[] { 0, 1, bytes.Length / 2, bytes.Length - 1 })
            {
                File.WriteAllBytes(file, bytes[..length]);
                AssertDamaged($"{Path.GetFileName(file)} of {length} bytes");
            }
            File.Delete(file);
            if (Path.GetFileName(file) != "index.json")
            {
                AssertDamaged($"{Path.GetFileName(file)} missing");
            }
            File.WriteAllBytes(file, bytes);
        }
    }

    [Fact]
    public void BeginsAnewOverDamage()
    {
        foreach (var file in Directory.GetFiles(_folder, "*.seg"))
        {
            File.WriteAllText(file, "not a segment");
        }
        using (var index = SearchIndex.Create(_folder, PlainAnalyzer.Only))
        {
            Assert.Equal(0, index.Position);
            index.Apply(new IndexChange([], [Document("e", "new apples")], 7));
        }
        using var opened = SearchIndex.Open(_folder, PlainAnalyzer.Only);
        Assert.Equal(7, opened.Position);
        Assert.Equal("e", Assert.Single(opened.Search(new SearchRequest("apples", "en")).Hits).Key);
        Assert.Single(Directory.GetFiles(_folder, "*.seg"));
    }

    [Fact]
    public void IsMadeAnewForAnotherAnalysis()
    {
        var other = new LapeKnowledge.Search.Analysis.Analyzers([new PlainAnalyzer("en", "2")]);
        Assert.Throws<IndexDamagedException>(() => SearchIndex.Open(_folder, other));
    }

    [Fact]
    public void HasOneWriterAtATime()
    {
        using var index = SearchIndex.Open(_folder, PlainAnalyzer.Only);
        Assert.Throws<IndexInUseException>(() => SearchIndex.Open(_folder, PlainAnalyzer.Only));
        Assert.Throws<IndexInUseException>(() => SearchIndex.Create(_folder, PlainAnalyzer.Only));
    }

    [Fact]
    public void TellsInACheckWhatIsDamaged()
    {
        using var index = SearchIndex.Open(_folder, PlainAnalyzer.Only);
        Assert.Empty(index.Check());
        var file = Directory.GetFiles(_folder, "*.live").Concat(Directory.GetFiles(_folder, "*.seg")).First();
        var bytes = File.ReadAllBytes(file);
        bytes[3] ^= 1;
        File.WriteAllBytes(file + ".damaged", bytes);
        File.Move(file + ".damaged", file, overwrite: true);
        Assert.Single(index.Check());
    }

    [Fact]
    public void ARebuildThatIsGivenUpLeavesNothingBehind()
    {
        using var index = SearchIndex.Open(_folder, PlainAnalyzer.Only);
        var before = Directory.GetFiles(_folder).Order().ToList();
        using (var rebuild = index.BeginRebuild())
        {
            rebuild.Add([Document("x", "unfinished")]);
        }
        Assert.Equal(before, Directory.GetFiles(_folder).Order());
        Assert.Empty(index.Search(new SearchRequest("unfinished", "en")).Hits);
    }

    [Fact]
    public void ARebuildTakesThePlaceOfEverything()
    {
        using var index = SearchIndex.Open(_folder, PlainAnalyzer.Only);
        using var rebuild = index.BeginRebuild();
        rebuild.Add(Enumerable.Range(0, 500).Select(number => Document($"n{number}", $"apple number {number}")));
        Assert.Equal(2, index.Search(new SearchRequest("apples", "en")).Total);
        rebuild.Complete(9);
        Assert.Equal(500, index.Search(new SearchRequest("apples", "en")).Total);
        Assert.Equal(9, index.Position);
        Assert.Single(Directory.GetFiles(_folder, "*.seg"));
    }

    private void AssertDamaged(string what)
    {
        var failure = Record.Exception(() => SearchIndex.Open(_folder, PlainAnalyzer.Only).Dispose());
        Assert.True(failure is IndexDamagedException, $"{what}: {failure?.GetType().Name ?? "opened"}");
    }
}
