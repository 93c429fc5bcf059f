using System.Diagnostics;
using System.Globalization;
using LapeKnowledge.Search;

namespace LapeKnowledge.Benchmarks.Search;

/// <summary>How well the passage that answers a question is found. Prints one line; progress goes to the error stream.</summary>
internal static class SearchQuality
{
    private const int Depth = 10;

    public static void Run(SearchOptions options)
    {
        using var folder = new DataFolder(null);
        using var index = SearchIndex.Create(folder.Path, options.Analyzers());
        using (var rebuild = index.BeginRebuild())
        {
            rebuild.Add(options.Passages.Select(passage => Document(passage, options.Language)));
            rebuild.Complete(1);
        }
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Passages.Count} passages, {options.Questions.Count} questions"));
        foreach (var question in options.Questions.Take(200))
        {
            Ask(index, question, options.Language); // the code is compiled while it warms up
        }
        Console.WriteLine(Measure(index, options));
    }

    private static SearchDocument Document(Passage passage, string language) => new(passage.Id.ToString(CultureInfo.InvariantCulture), language)
    {
        Texts = new Dictionary<SearchField, string> { [SearchField.Body] = passage.Text },
    };

    private static SearchResponse Ask(SearchIndex index, Question question, string language)
    {
        var query = question.Q.Length > SearchRequest.MaxQueryLength ? question.Q[..SearchRequest.MaxQueryLength] : question.Q;
        return index.Search(new SearchRequest(query, language) { Size = Depth, Snippets = false });
    }

    private static string Measure(SearchIndex index, SearchOptions options)
    {
        double first = 0, found = 0, reciprocal = 0, gain = 0;
        var times = new List<double>();
        foreach (var question in options.Questions)
        {
            var started = Stopwatch.GetTimestamp();
            var response = Ask(index, question, options.Language);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            var right = question.Pid.ToString(CultureInfo.InvariantCulture);
            var rank = response.Hits.Index().Where(hit => hit.Item.Key == right).Select(hit => hit.Index + 1).FirstOrDefault();
            if (rank > 0)
            {
                first += rank == 1 ? 1 : 0;
                found++;
                reciprocal += 1.0 / rank;
                gain += 1 / Math.Log2(rank + 1);
            }
        }
        var count = options.Questions.Count;
        return string.Create(CultureInfo.InvariantCulture,
            $"R@1 {first / count:F3} R@10 {found / count:F3} MRR {reciprocal / count:F3} nDCG@10 {gain / count:F3} p50 {Percentiles.Of(times, .5):F2} p99 {Percentiles.Of(times, .99):F2}");
    }
}

internal static class Percentiles
{
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
