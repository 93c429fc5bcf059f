using System.Diagnostics;
using System.Globalization;
using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Tests.Indexing;

/// <summary>A process that changes and merges an index is killed again and again: every acknowledged change is there, whole, and once.</summary>
public sealed class CrashTests
{
    private const int Documents = 100;

    /// <summary>A few rounds each time; 200 with <c>LAPE_LONG=1</c>.</summary>
    private static readonly int Rounds = Environment.GetEnvironmentVariable("LAPE_LONG") == "1" ? 200 : 5;

    private static readonly string Writer = Path.Combine(
        AppContext.BaseDirectory.Replace("LapeKnowledge.Search.Tests", "LapeKnowledge.Search.CrashWriter", StringComparison.Ordinal), "LapeKnowledge.Search.CrashWriter.dll");

    [Fact]
    public async Task LosesAndDoublesNothing()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(19);
        for (var round = 0; round < Rounds; round++)
        {
            var acknowledged = await WriteUntilKilledAsync(folder, random.Next(5, 150));
            AssertHolds(folder, acknowledged);
        }
    }

    /// <returns>The last change that was acknowledged.</returns>
    private static async Task<long> WriteUntilKilledAsync(string folder, int changes)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [Writer, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var acknowledged = 0L;
        for (var count = 0; count < changes; count++)
        {
            var line = await writer.StandardOutput.ReadLineAsync();
            acknowledged = line is null
                ? throw new InvalidOperationException(await writer.StandardError.ReadToEndAsync())
                : long.Parse(line, CultureInfo.InvariantCulture);
        }
        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync() is { Length: > 0 } line && long.TryParse(line, CultureInfo.InvariantCulture, out var later))
        {
            acknowledged = later;
        }
        await writer.WaitForExitAsync();
        return acknowledged;
    }

    private static void AssertHolds(string folder, long acknowledged)
    {
        using var index = SearchIndex.Open(folder, LanguageAnalyzers.Create(new AnalysisOptions { UseVoikko = false }));
        Assert.InRange(index.Position, acknowledged, acknowledged + 1);
        var model = new Dictionary<string, long>();
        for (var position = 1L; position <= index.Position; position++)
        {
            if (position % 5 == 0)
            {
                model.Remove($"d{(position + 2) % Documents}");
            }
            else
            {
                model[$"d{position % Documents}"] = position;
            }
        }
        var found = new Dictionary<string, string>();
        var request = new SearchRequest("", "en") { Size = SearchRequest.MaxSize };
        for (var cursor = ""; cursor is not null;)
        {
            var response = index.Search(request with { Cursor = cursor.Length == 0 ? null : cursor });
            foreach (var hit in response.Hits)
            {
                found.Add(hit.Key, hit.Title.Text); // twice would throw
            }
            cursor = response.NextCursor;
        }
        Assert.Equal(
            model.OrderBy(document => document.Key).Select(document => $"{document.Key} value{document.Value}"),
            found.OrderBy(document => document.Key).Select(document => $"{document.Key} {document.Value}"));
        foreach (var (key, position) in model.Take(10))
        {
            Assert.Equal(key, index.Search(new SearchRequest($"value{position}", "en")).Hits[0].Key);
        }
        Assert.Empty(index.Check());
    }
}
