using static LapeKnowledge.Search.Tests.Querying.TestIndex;

namespace LapeKnowledge.Search.Tests.Indexing;

public sealed class ConcurrencyTests
{
    /// <summary>Every change writes all ten documents anew with its own number: whoever searches sees ten of one number, while segments come, go and merge.</summary>
    [Fact]
    public async Task ASearchSeesOneStateOfTheIndex()
    {
        using var folder = new TemporaryFolder();
        using var index = SearchIndex.Open(folder, PlainAnalyzer.Only);
        Write(index, 1);
        using var stop = new CancellationTokenSource();
        using var begun = new CountdownEvent(3);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var searches = 0;
            while (!stop.IsCancellationRequested)
            {
                var response = index.Search(new SearchRequest("apple", "en"));
                var numbers = response.Hits.Select(hit => hit.Title.Text).Distinct().ToList();
                Assert.Equal((10, 1), (response.Hits.Count, numbers.Count));
                if (searches++ == 0)
                {
                    begun.Signal();
                }
            }
            return searches;
        })).ToList();
        Assert.True(begun.Wait(TimeSpan.FromMinutes(1)));
        for (var number = 2; number <= 150; number++)
        {
            Write(index, number);
            if (number % 40 == 0)
            {
                using var rebuild = index.BeginRebuild();
                rebuild.Add(Documents(number));
                rebuild.Complete(number);
            }
        }
        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), searches => Assert.True(searches > 0));
        Assert.Equal(10, index.Statistics.Documents);
    }

    private static void Write(SearchIndex index, int number) => index.Apply(new IndexChange([], [.. Documents(number)], number));

    private static IEnumerable<SearchDocument> Documents(int number) => Enumerable.Range(0, 10).Select(key => Document($"d{key}", "an apple", $"number {number}"));
}
