using LapeKnowledge.Search.Indexing;
using LapeKnowledge.Search.Querying;
using static LapeKnowledge.Search.Tests.Querying.TestIndex;

namespace LapeKnowledge.Search.Tests.Querying;

/// <summary>Short cuts that only many documents bring into play lead to the same answers as the long way.</summary>
public sealed class ManyDocumentsTests : IDisposable
{
    private const int Documents = 4000;
    private const int Best = 50;

    private readonly TemporaryFolder _folder = new();
    private readonly List<SearchDocument> _documents = [];
    private readonly IndexWriter _writer;

    public ManyDocumentsTests()
    {
        var random = new Random(12);
        for (var number = 0; number < Documents; number++)
        {
            // the word n stands in one of n documents
            var words = Enumerable.Range(1, 400).Where(word => random.Next(word) == 0).SelectMany(word => Enumerable.Repeat($"w{word}", 1 + random.Next(3))).ToArray();
            random.Shuffle(words);
            _documents.Add(Document($"d{number}", string.Join(' ', words), "", ("kind", $"{random.Next(3)}"), ("kind", $"{random.Next(5)}"), ("place", $"{(int)Math.Sqrt(random.Next(10_000))}")));
        }
        _writer = IndexWriter.Create(_folder, PlainAnalyzer.Only);
        _writer.Apply(new IndexChange([], _documents, 1));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("w1 w2 w3")]
    [InlineData("w2 w300")]
    [InlineData("w3 w5 w7 w11 w150")]
    [InlineData("w40 w50 w60")]
    [InlineData("w2 w4 w6 w8 w390 w391 w392")]
    [InlineData("w2-w100 w3-w90 w5-w6 w380")]
    public void ScoresTheBestAsWhenAllAreScored(string query)
    {
        var words = Plan(query);
        var all = Scores(words, scorer => scorer.ScoreAll(scorer.Found));
        var best = Scores(words, scorer => scorer.ScoreBest(scorer.Found, Best, float.NegativeInfinity));
        Assert.Equal(all.OrderByDescending(score => score.Value).ThenBy(score => score.Key).Take(Best), best.OrderByDescending(score => score.Value).ThenBy(score => score.Key).Take(Best));
        Assert.Equal(_documents.Count(document => query.Split(' ', '-').Any(Words(document).Contains)), all.Count);
    }

    [Theory]
    [InlineData("w1")]
    [InlineData("w2")]
    [InlineData("w9")]
    [InlineData("w200")]
    public void CountsFacetsAsOneByOne(string word)
    {
        var collector = new HitCollector(new SearchRequest(word, "en") { Facets = ["kind", "place"] }, new ParsedQuery([], [], [], []));
        using var scorer = Scorer();
        scorer.Find(Plan(word));
        collector.Collect(_writer.Snapshot.Segments.Single(), scorer.Found);
        var hits = _documents.Where(document => Words(document).Contains(word)).ToList();
        foreach (var facet in collector.Facets())
        {
            var expected = hits.SelectMany(document => document.Columns[facet.Column].Distinct()).GroupBy(value => value)
                .Select(group => new FacetValue(group.Key, group.Count(), false))
                .OrderByDescending(value => value.Count)
                .ThenBy(value => value.Value, StringComparer.Ordinal);
            Assert.Equal(expected, facet.Values);
        }
    }

    private static HashSet<string> Words(SearchDocument document) => [.. document.Texts[SearchField.Body].Split(' ')];

    /// <summary>A hyphen stands between readings of one word.</summary>
    private static List<PlannedWord> Plan(string query) =>
        [.. query.Split(' ').Select((word, index) => new PlannedWord(index, "en", [.. word.Split('-').Select(term => new PlannedTerm("en" + term, 1, MatchKind.Word))], []))];

    private SegmentScorer Scorer() =>
        new(_writer.Snapshot.Segments.Single().Segment, 0, new TermWeights(_writer.Snapshot, Ranking.Default), Ranking.Default);

    private Dictionary<int, float> Scores(List<PlannedWord> words, Func<SegmentScorer, List<int>> score)
    {
        using var scorer = Scorer();
        scorer.Find(words);
        return score(scorer).ToDictionary(document => document, scorer.Score);
    }
}
