using System.Buffers.Binary;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Analysis.Store;

namespace LapeKnowledge.Search.Tests.Analysis;

public sealed class WordStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("words").FullName;

    private string Words => Path.Combine(_folder, "fi.words");

    private string Table => Path.Combine(_folder, "fi.table");

    [Fact]
    public void Words_are_found_again_after_opening_anew()
    {
        Fill(0, 3000);
        using var store = Open();
        Assert.Equal(3000, store.Count);
        AssertHas(store, 0, 3000);
        Assert.Null(store.Find("another"));
    }

    [Fact]
    public void All_of_a_word_is_kept()
    {
        var terms = new WordTerms(["koti", "kota"], ["yö", "päivä", new string('ä', 300)], [], IsKnown: true);
        using (var store = Open())
        {
            store.Add("kodin", terms);
        }
        using var again = Open();
        var found = again.Find("kodin");
        Assert.NotNull(found);
        Assert.Equal(terms.Lemmas, found.Lemmas);
        Assert.Equal(terms.Parts, found.Parts);
        Assert.Empty(found.Roots);
        Assert.True(found.IsKnown);
    }

    [Fact]
    public void Words_of_another_analysis_are_thrown_away()
    {
        Fill(0, 10);
        using (var other = WordStore.Open(_folder, "fi", "other"))
        {
            Assert.Equal(0, other.Count);
            Assert.Null(other.Find(Word(1)));
            other.Add(Word(1), Terms(7));
        }
        using var again = WordStore.Open(_folder, "fi", "other");
        Assert.Equal(["lemma7"], again.Find(Word(1))!.Lemmas);
    }

    [Fact]
    public void A_record_torn_by_a_crash_is_cut_off_and_writing_goes_on_behind_the_last_whole_one()
    {
        Fill(0, 100);
        File.Delete(Table);
        var whole = File.ReadAllBytes(Words);
        for (var cut = 1; cut < 60; cut += 7)
        {
            File.WriteAllBytes(Words, whole[..^cut]);
            using (var store = Open())
            {
                Assert.InRange(store.Count, 96, 100);
                AssertHas(store, 0, store.Count);
                store.Add("later", Terms(5));
            }
            File.Delete(Table);
            using var again = Open();
            Assert.Equal(["lemma5"], again.Find("later")!.Lemmas);
        }
    }

    [Fact]
    public void Bytes_that_changed_never_give_a_wrong_answer()
    {
        Fill(0, 200);
        var words = File.ReadAllBytes(Words);
        var table = File.ReadAllBytes(Table);
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            File.WriteAllBytes(Words, round % 3 == 0 ? words : Damaged(words, random));
            File.WriteAllBytes(Table, round % 3 == 1 ? table : Damaged(table, random));
            using var store = Open();
            for (var number = 0; number < 200; number++)
            {
                Assert.Equal($"lemma{number}", store.Find(Word(number))?.Lemmas[0] ?? $"lemma{number}");
            }
            Assert.Null(store.Find("another"));
            store.Add(Word(3), Terms(3));
            Assert.Equal(["lemma3"], store.Find(Word(3))!.Lemmas);
        }
    }

    [Fact]
    public void Random_bytes_instead_of_the_files_are_thrown_away()
    {
        var random = new Random(5);
        foreach (var length in (int[])[0, 1, 47, 48, 49, 5000])
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            File.WriteAllBytes(Words, bytes);
            File.WriteAllBytes(Table, bytes);
            using var store = Open();
            Assert.Equal(0, store.Count);
            store.Add(Word(1), Terms(1));
            Assert.Equal(["lemma1"], store.Find(Word(1))!.Lemmas);
        }
    }

    [Fact]
    public void A_table_of_another_file_of_words_is_not_used()
    {
        Fill(0, 50);
        var former = File.ReadAllBytes(Table);
        File.Delete(Words);
        Fill(50, 60);
        File.WriteAllBytes(Table, former);
        using var store = Open();
        Assert.Equal(10, store.Count);
        AssertHas(store, 50, 60);
    }

    [Fact]
    public void A_second_process_reads_and_does_not_write()
    {
        using var first = Open();
        first.Add(Word(1), Terms(1));
        using var second = Open();
        Assert.True(first.IsWritable);
        Assert.False(second.IsWritable);
        Assert.Equal(["lemma1"], second.Find(Word(1))!.Lemmas);

        second.Add(Word(2), Terms(2));
        Assert.Null(second.Find(Word(2)));
        Assert.Null(first.Find(Word(2)));
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_no_failure()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        using var store = WordStore.Open(Path.Combine(_folder, "file", "words"), "fi", "test");
        store.Add(Word(1), Terms(1));
        Assert.False(store.IsWritable);
        Assert.Null(store.Find(Word(1)));
    }

    [Fact]
    public void Words_that_cannot_be_kept_are_left_out()
    {
        using var store = Open();
        foreach (var word in (string[])["", "\uD800", new string('a', 81)])
        {
            store.Add(word, Terms(1));
            Assert.Null(store.Find(word));
        }
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void Threads_may_add_and_find_at_once()
    {
        using (var store = Open())
        {
            Parallel.For(0, 8, thread =>
            {
                for (var number = 0; number < 8000; number++)
                {
                    var own = (number + (thread * 1000)) % 8000;
                    var found = store.Find(Word(own));
                    Assert.Equal($"lemma{own}", found?.Lemmas[0] ?? $"lemma{own}");
                    store.Add(Word(own), Terms(own));
                }
            });
            Assert.Equal(8000, store.Count);
        }
        using var again = Open();
        AssertHas(again, 0, 8000);
    }

    [Fact]
    public void An_analyzer_asks_for_each_word_once_in_all_its_lives()
    {
        var counting = new CountingAnalyzer();
        using (var first = new RememberingAnalyzer(counting, WordStore.Open(_folder, "xx", counting.Fingerprint)))
        {
            Assert.Equal(["koulu"], first.Analyze("koulu").Lemmas);
            Assert.Equal(["koulu"], first.Analyze("koulu").Lemmas);
        }
        using var second = new RememberingAnalyzer(counting, WordStore.Open(_folder, "xx", counting.Fingerprint));
        Assert.Equal(["koulu"], second.Analyze("koulu").Lemmas);
        Assert.Equal(1, counting.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Word(int number) => $"säna{number}";

    private static WordTerms Terms(int number) => new([$"lemma{number}"], number % 2 == 0 ? ["osa"] : [], [], IsKnown: number % 3 == 0);

    private WordStore Open() => WordStore.Open(_folder, "fi", "test");

    private void Fill(int from, int to)
    {
        using var store = Open();
        for (var number = from; number < to; number++)
        {
            store.Add(Word(number), Terms(number));
        }
    }

    private static void AssertHas(WordStore store, int from, int to)
    {
        for (var number = from; number < to; number++)
        {
            var found = store.Find(Word(number));
            Assert.True(found is not null, $"{Word(number)} is not in the store.");
            Assert.Equal($"lemma{number}", found.Lemmas[0]);
            Assert.Equal(number % 3 == 0, found.IsKnown);
        }
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        }
        if (random.Next(4) == 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(random.Next(damaged.Length - 4)), random.Next());
        }
        return damaged;
    }

    private sealed class CountingAnalyzer : IWordAnalyzer
    {
        public int Count { get; private set; }

        public string Language => "xx";

        public string Fingerprint => "counting";

        public WordTerms Analyze(string word)
        {
            Count++;
            return new WordTerms([word], [], [], IsKnown: true);
        }

        public bool IsStopWord(string word) => false;

        public IReadOnlyList<string> Suggest(string word) => [];
    }
}
