using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Tests.Indexing;

/// <summary>Postings and tokens come back as they were written, in every layout.</summary>
public sealed unsafe class PostingTests
{
    private const int InSegment = 3000;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(300)]
    [InlineData(375)]
    [InlineData(376)]
    [InlineData(3000)]
    public void ComeBackAsTheyWere(int count)
    {
        var random = new Random(count);
        var documents = Documents(random, count);
        var frequencies = documents.Select(_ => (byte)(random.Next(4) > 0 ? 136 : random.Next(7, 21) * 9)).ToArray();
        Assert.Equal(documents.Zip(frequencies), Read(documents, frequencies, isBits: false));
    }

    [Fact]
    public void OfManyDocumentsHaveTheNearestOfTheUsualFrequencies()
    {
        var random = new Random(2);
        var documents = Documents(random, 2000);
        var frequencies = documents.Select(_ => (byte)(random.Next(50) > 0 ? 136 + (8 * random.Next(13)) : random.Next(1, 256))).ToArray();
        foreach (var (written, read) in frequencies.Zip(Read(documents, frequencies, isBits: false).Select(posting => posting.Frequency)))
        {
            Assert.Equal(written & Frequencies.FullFlag, read & Frequencies.FullFlag);
            Assert.True(written % 8 != 0 || written < 136 || written > 232 || written == read, $"{written} came back as {read}");
        }
    }

    [Fact]
    public void OfStopWordsTellOnlyWhereTheyStand()
    {
        var documents = Documents(new Random(1), 500);
        var read = Read(documents, [.. documents.Select(document => (byte)(1 + (document % 200)))], isBits: true);
        Assert.Equal(documents, read.Select(posting => posting.Document));
        Assert.All(read, posting => Assert.Equal(PostingReader.Once, posting.Frequency));
    }

    [Fact]
    public void AreTheSameWhetherTheyFitInMemoryOrNot()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Written(folder, "fits", 1 << 20, out var aside), Written(folder, "fits-not", 500, out var manyAside));
        Assert.Equal(0, aside);
        Assert.InRange(manyAside, 5, 100);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(57343)]
    [InlineData(57344)]
    [InlineData(122_879)]
    [InlineData(122_880)]
    [InlineData(5_000_000)]
    public void TokensComeBackAsTheyWere(int number)
    {
        var output = new ByteBuffer();
        TokenCode.WriteWord(output, number);
        TokenCode.WriteSeparator(output, number);
        TokenCode.WriteWord(output, 1);
        fixed (byte* start = output.Written)
        {
            var tokens = new TokenReader(start, start + output.Length);
            Assert.True(tokens.MoveNext());
            Assert.Equal((number, false), (tokens.Number, tokens.IsSeparator));
            Assert.True(tokens.MoveNext());
            Assert.Equal((number, true), (tokens.Number, tokens.IsSeparator));
            Assert.True(tokens.MoveNext());
            Assert.Equal((1, false), (tokens.Number, tokens.IsSeparator));
            Assert.False(tokens.MoveNext());
        }
    }

    private static int[] Documents(Random random, int count)
    {
        var all = Enumerable.Range(0, InSegment).ToArray();
        random.Shuffle(all);
        return [.. all.Take(count).Order()];
    }

    private static List<(int Document, byte Frequency)> Read(int[] documents, byte[] frequencies, bool isBits)
    {
        var output = new ByteBuffer();
        PostingList.Write(output, documents, frequencies, InSegment, isBits);
        var read = new List<(int, byte)>();
        fixed (byte* bytes = output.Written)
        {
            for (var reader = new PostingReader(PostingList.Read(bytes, documents.Length, InSegment, isBits)); reader.MoveNext();)
            {
                read.Add((reader.Document, reader.Frequency));
            }
        }
        return read;
    }

    /// <param name="aside">How many files postings were laid aside in.</param>
    private static byte[] Written(string folder, string name, int mostInMemory, out int aside)
    {
        var path = Path.Combine(folder, name);
        var random = new Random(4);
        using (var file = new SegmentFileWriter(path))
        using (var table = new PostingTable(path, mostInMemory))
        {
            for (var document = 0; document < 400; document++)
            {
                foreach (var _ in Enumerable.Range(0, random.Next(20)))
                {
                    table.Add(table.Find($"en{(int)Math.Pow(random.Next(1, 40), 1.6)}"), 1 + random.Next(3), isWord: true);
                }
                table.EndDocument(document);
            }
            aside = Directory.GetFiles(folder, "*.new").Length;
            table.Write(file, 400);
            file.Complete();
        }
        return File.ReadAllBytes(path);
    }
}
