using System.Diagnostics;
using System.Globalization;
using LapeKnowledge.Search;
using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Benchmarks.Search;

/// <summary>
/// Many documents made of passages: a document is one to eight of them, with one of 12 themes, of 8 types and of 309 municipalities, the last as uneven as towns are. Measures indexing, size, memory,
/// opening, and searches that count three facets over every hit and cut a marked snippet out of each of the ten best.
/// </summary>
internal static class SearchScale
{
    private const int Municipalities = 309;
    private static readonly int[] Sizes = [1, 2, 3, 3, 4, 4, 5, 6, 8];
    private static readonly string[] Facets = ["theme", "type", "municipality"];

    public static void Run(SearchOptions options)
    {
        using var folder = new DataFolder(options.Folder);
        Machine.Print();
        var words = Path.Combine(folder.Path, "words");
        if (Directory.Exists(words))
        {
            Directory.Delete(words, recursive: true);
        }
        using var analyzers = options.Analyzers(words);
        Cold(options, folder.Path, analyzers);
        var path = Path.Combine(folder.Path, "index");
        Fill(options, path, analyzers);
        var started = Stopwatch.GetTimestamp();
        using var index = SearchIndex.Open(path, analyzers);
        Print($"open: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        foreach (var (name, snippets) in new[] { ("OR, facets", false), ("OR, facets, snippets", true) })
        {
            Ask(index, options, snippets);
            var (times, hits) = Ask(index, options, snippets);
            Print($"{name,-22} p50 {Percentiles.Of(times, .5):F2} p95 {Percentiles.Of(times, .95):F2} p99 {Percentiles.Of(times, .99):F2} ms, {hits} hits on average");
        }
        Print($"memory: {Memory("VmRSS")} MB now ({Memory("RssFile")} MB of it mapped files), {Memory("VmHWM")} MB at most");
    }

    /// <summary>Every word for the first time.</summary>
    private static void Cold(SearchOptions options, string folder, Analyzers analyzers)
    {
        var started = Stopwatch.GetTimestamp();
        using (var index = SearchIndex.Create(Path.Combine(folder, "cold"), analyzers))
        using (var rebuild = index.BeginRebuild())
        {
            rebuild.Add(options.Passages.Select((passage, number) => Document(number.ToString(CultureInfo.InvariantCulture), options.Language, passage.Text)));
            rebuild.Complete(1);
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Print($"index, every word new: {options.Passages.Count} passages in {seconds:F1} s, {options.Passages.Count / seconds:F0} a second");
        Directory.Delete(Path.Combine(folder, "cold"), recursive: true);
    }

    private static void Fill(SearchOptions options, string path, Analyzers analyzers)
    {
        using var index = SearchIndex.Create(path, analyzers);
        var passages = 0L;
        var characters = 0L;
        var started = Stopwatch.GetTimestamp();
        using (var rebuild = index.BeginRebuild())
        {
            rebuild.Add(Compose(options, parts =>
            {
                passages += parts.Count;
                characters += parts.Sum(part => (long)part.Length);
            }));
            rebuild.Complete(1);
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var statistics = index.Statistics;
        Print($"index, words known: {statistics.Documents} documents of {passages} passages in {seconds:F1} s, {passages / seconds:F0} passages a second");
        Print($"size: index {statistics.IndexBytes / 1e6:F0} MB, stored texts {statistics.TextBytes / 1e6:F0} MB of {characters / 1e6:F0} million characters, {statistics.Terms} terms");
    }

    private static IEnumerable<SearchDocument> Compose(SearchOptions options, Action<IReadOnlyList<string>> note)
    {
        return File.Exists(options.Composition) ? Read(options, note) : Invent(options, note);
    }

    private static IEnumerable<SearchDocument> Invent(SearchOptions options, Action<IReadOnlyList<string>> note)
    {
        using var composition = options.Composition is null ? TextWriter.Null : File.CreateText(options.Composition);
        var random = new Random(11);
        var weights = Enumerable.Range(1, Municipalities).Select(rank => 1.0 / rank).ToArray();
        var sum = weights.Sum();
        for (var number = 0; number < options.Documents; number++)
        {
            List<int> chosen = [.. Enumerable.Range(0, Sizes[random.Next(Sizes.Length)]).Select(_ => random.Next(options.Passages.Count))];
            List<string> parts = [.. chosen.Select(passage => options.Passages[passage].Text)];
            note(parts);
            var place = random.NextDouble() * sum;
            var municipality = 0;
            while ((place -= weights[municipality]) > 0 && municipality < Municipalities - 1)
            {
                municipality++;
            }
            int[] facets = [random.Next(12), random.Next(8), municipality];
            composition.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number}\t{string.Join(',', chosen)}\t{string.Join('\t', facets)}"));
            yield return Document(number.ToString(CultureInfo.InvariantCulture), options.Language, string.Join("\n\n", parts), facets);
        }
    }

    /// <summary>Documents that were composed before, so that another engine has the same ones: number, passages, theme, type, municipality, separated by tabs.</summary>
    private static IEnumerable<SearchDocument> Read(SearchOptions options, Action<IReadOnlyList<string>> note)
    {
        foreach (var line in File.ReadLines(options.Composition!).Take(options.Documents))
        {
            var cells = line.Split('\t');
            List<string> parts = [.. cells[1].Split(',').Select(number => options.Passages[int.Parse(number, CultureInfo.InvariantCulture)].Text)];
            note(parts);
            int Cell(int index) => int.Parse(cells[index], CultureInfo.InvariantCulture);
            yield return Document(cells[0], options.Language, string.Join("\n\n", parts), Cell(2), Cell(3), Cell(4));
        }
    }

    private static SearchDocument Document(string key, string language, string text, params int[] facets) => new(key, language)
    {
        Texts = new Dictionary<SearchField, string> { [SearchField.Body] = text },
        Columns = facets.Select((value, index) => (Column: Facets[index], Value: value.ToString(CultureInfo.InvariantCulture)))
            .ToDictionary(facet => facet.Column, IReadOnlyList<string> (facet) => [facet.Value]),
    };

    private static (List<double> Times, long Hits) Ask(SearchIndex index, SearchOptions options, bool snippets)
    {
        var times = new List<double>();
        var hits = 0L;
        foreach (var question in options.Questions)
        {
            var request = new SearchRequest(question.Q, options.Language) { Facets = Facets, Snippets = snippets };
            var started = Stopwatch.GetTimestamp();
            hits += index.Search(request).Total;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return (times, hits / options.Questions.Count);
    }

    private static string Memory(string name)
    {
        var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) : null;
        return line is null ? "?" : (long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024).ToString(CultureInfo.InvariantCulture);
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
