using static LapeKnowledge.Search.Tests.Querying.TestIndex;

namespace LapeKnowledge.Search.Tests.Querying;

public sealed class HitTests
{
    [Fact]
    public void CountsFacetsOfEveryHitAndKeepsTheOtherChoicesOfAColumn()
    {
        using var index = new TestIndex(
            Document("a", "apple", "", ("colour", "red"), ("size", "big")),
            Document("b", "apple", "", ("colour", "green"), ("size", "big")),
            Document("c", "apple", "", ("colour", "green"), ("colour", "red"), ("size", "small")),
            Document("d", "pear", "", ("colour", "green"), ("size", "small")));
        var response = index.Index.Search(new SearchRequest("apple", "en") { Facets = ["colour", "size"], Filters = [new ColumnFilter("colour", ["red"])], Size = 1 });
        Assert.Equal(2, response.Total);
        Assert.Equal([new("green", 2, false), new("red", 2, true)], response.Facets[0].Values);
        Assert.Equal([new("big", 1, false), new("small", 1, false)], response.Facets[1].Values);
    }

    [Fact]
    public void KeepsTheColumnsApart()
    {
        using var index = new TestIndex(
            Document("a", "apple", "", ("one", "x"), ("one", "y"), ("two", "p"), ("three", "u")),
            Document("b", "apple", "", ("two", "q"), ("two", "p"), ("three", "v")),
            Document("c", "apple", "", ("one", "z"), ("two", "r")));
        foreach (var (column, expected) in new[] { ("one", "x1 y1 z1"), ("two", "p2 q1 r1"), ("three", "u1 v1"), ("none", "") })
        {
            var values = index.Index.Search(new SearchRequest("apple", "en") { Facets = [column] }).Facets[0].Values;
            Assert.Equal(expected, string.Join(' ', values.Select(value => $"{value.Value}{value.Count}")));
        }
    }

    [Fact]
    public void ShowsNothingOfWhatMayNotBeSeen()
    {
        using var index = new TestIndex(
            Document("a", "secret apple", "Hidden apricot", ("access", "team"), ("colour", "red")),
            Document("b", "public apple", "Open apple", ("access", "everyone"), ("colour", "green")));
        var anyone = new SearchRequest("apple", "en") { Required = [new ColumnFilter("access", ["everyone"])], Facets = ["colour"] };
        var response = index.Index.Search(anyone);
        Assert.Equal(["b"], response.Hits.Select(hit => hit.Key));
        Assert.Equal(1, response.Total);
        Assert.Equal([new("green", 1, false)], response.Facets[0].Values);
        Assert.Equal(["apple", "Open apple"], index.Index.Suggest(anyone with { Query = "ap" }).Select(suggestion => suggestion.Text));
        Assert.Empty(index.Index.Suggest(anyone with { Query = "secr" }));
        Assert.Empty(index.Index.Suggest(anyone with { Query = "hidd" }));
        Assert.Empty(index.Index.MoreLikeThis("b", anyone).Hits);
    }

    [Theory]
    [InlineData(SearchSort.Relevance)]
    [InlineData(SearchSort.NewestFirst)]
    [InlineData(SearchSort.OldestFirst)]
    public void PagesThroughEverythingOnce(SearchSort sort)
    {
        var random = new Random(7);
        SearchDocument[] documents =
        [
            .. Enumerable.Range(0, 400).Select(number => Document($"d{number}", string.Join(' ', Enumerable.Repeat("apple", 1 + random.Next(5))) + string.Concat(Enumerable.Repeat(" tree", random.Next(9)))) with
            {
                Date = new DateOnly(2018, 1 + random.Next(12), 1 + random.Next(20)),
            }),
        ];
        using var index = new TestIndex(documents);
        var request = new SearchRequest("apple tree", "en") { Size = 7, Sort = sort, Snippets = false };
        var seen = new List<SearchHit>();
        for (var pages = 0; pages < 100; pages++)
        {
            var response = index.Index.Search(request);
            seen.AddRange(response.Hits);
            if (response.NextCursor is null)
            {
                break;
            }
            request = request with { Cursor = response.NextCursor };
        }
        Assert.Equal(400, seen.Count);
        Assert.Equal(400, seen.Select(hit => hit.Key).Distinct().Count());
        if (sort != SearchSort.Relevance)
        {
            var dates = seen.Select(hit => hit.Date!.Value).ToList();
            Assert.Equal(sort == SearchSort.NewestFirst ? dates.OrderDescending() : dates.Order(), dates);
        }
        var counted = index.Index.Search(request with { Cursor = null, Size = 100, Offset = 0 }).Hits.Concat(index.Index.Search(request with { Cursor = null, Size = 100, Offset = 100 }).Hits);
        Assert.Equal(seen.Take(200).Select(hit => hit.Key), counted.Select(hit => hit.Key));
    }

    [Theory]
    [InlineData("not a cursor!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    public void RefusesACursorOfSomethingElse(string cursor)
    {
        using var index = new TestIndex(Document("a", "apple"));
        var refusal = Assert.Throws<InvalidSearchException>(() => index.Index.Search(new SearchRequest("apple", "en") { Cursor = cursor }));
        Assert.Equal("Cursor", refusal.Parameter);
    }

    [Theory]
    [InlineData(-1, 0, "Size")]
    [InlineData(101, 0, "Size")]
    [InlineData(10, -1, "Offset")]
    [InlineData(10, 10_001, "Offset")]
    public void RefusesPagesOutOfBounds(int size, int offset, string parameter)
    {
        using var index = new TestIndex(Document("a", "apple"));
        var refusal = Assert.Throws<InvalidSearchException>(() => index.Index.Search(new SearchRequest("apple", "en") { Size = size, Offset = offset }));
        Assert.Equal(parameter, refusal.Parameter);
    }

    [Fact]
    public void RefusesAQueryOfTenThousandLetters()
    {
        using var index = new TestIndex(Document("a", "apple"));
        Assert.Throws<InvalidSearchException>(() => index.Index.Search(new SearchRequest(new string('a', 10_000), "en")));
        Assert.Empty(index.Index.Search(new SearchRequest(new string('a', 1_000), "en")).Hits);
        Assert.Single(index.Index.Search(new SearchRequest(string.Concat(Enumerable.Repeat("apple ", 160)), "en")).Hits);
    }

    [Fact]
    public void MarksInflectedFormsAndPartsInTitleAndSnippet()
    {
        using var index = new TestIndex(Document("a", string.Concat(Enumerable.Repeat("Nothing to see here. ", 30)) + "Old apples, and an apple-pie!" + string.Concat(Enumerable.Repeat(" More words follow.", 30)), "All APPLES"));
        var hit = Assert.Single(index.Index.Search(new SearchRequest("apple", "en")).Hits);
        Assert.Equal([new TextRange(4, 6)], hit.Title.Marks);
        var snippet = hit.Snippet!;
        Assert.Equal(["apples", "apple-pie"], snippet.Highlighted.Marks.Select(mark => snippet.Highlighted.Text.Substring(mark.Start, mark.Length)));
        Assert.StartsWith("Old apples, and an apple-pie! More", snippet.Highlighted.Text);
        Assert.True(snippet is { StartsInside: true, EndsInside: true, Field: SearchField.Body });
        Assert.Equal(634, snippet.FirstMark);
        Assert.Equal([new WordMatch("apple", "APPLES", MatchKind.Word)], hit.Matches);
    }

    [Fact]
    public void FindsDocumentsLikeAnother()
    {
        using var index = new TestIndex(
            Document("a", "Loneliness among pupils and what friends do about loneliness"),
            Document("b", "Friends against loneliness: pupils tell"),
            Document("c", "Food in the canteen"),
            Document("d", "Food, friends and canteens"));
        Assert.Equal("b", index.Index.MoreLikeThis("a", new SearchRequest("", "en")).Hits[0].Key);
        Assert.DoesNotContain(index.Index.MoreLikeThis("a", new SearchRequest("", "en")).Hits, hit => hit.Key == "a");
        Assert.Empty(index.Index.MoreLikeThis("nobody", new SearchRequest("", "en")).Hits);
    }

    [Fact]
    public void SuggestsWordsAndTitlesThatGoOn()
    {
        using var index = new TestIndex(Document("a", "friendship friends friend", "Friends in school"), Document("b", "friend", "School friends"), Document("c", "fire", "Fire"));
        Assert.Equal(["school friend", "school friendship", "School friends", "Friends in school"], index.Index.Suggest(new SearchRequest("school frie", "en")).Select(suggestion => suggestion.Text));
        Assert.Equal(["b", "a"], index.Index.Suggest(new SearchRequest("school frie", "en")).Skip(2).Select(suggestion => suggestion.Key));
        Assert.Empty(index.Index.Suggest(new SearchRequest("x", "en")));
        Assert.Empty(index.Index.Suggest(new SearchRequest(" ?", "en")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void CutsTheSnippetOutOfTheTextAsItStands(int seed)
    {
        var random = new Random(seed);
        string[] pieces = ["apple", "Apples", "pear", "ä", "quince", new string('x', 300), ". ", ", ", "\n", " – ", "😀", "(", "one", "two", "three"];
        for (var round = 0; round < 40; round++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(3) > 0 ? " " : "")));
            using var index = new TestIndex(Document("a", "first " + body));
            var snippet = index.Index.Search(new SearchRequest("apple first", "en")).Hits.Single().Snippet!;
            Assert.Equal(("first " + body).Substring(snippet.Offset, snippet.Highlighted.Text.Length), snippet.Highlighted.Text);
            Assert.Equal(snippet.Offset > 0, snippet.StartsInside);
            Assert.All(snippet.Highlighted.Marks, mark => Assert.True(snippet.Highlighted.Text.Substring(mark.Start, mark.Length) is "first" or "apple" or "Apples"));
            Assert.Contains(snippet.Highlighted.Marks, mark => mark.Start + snippet.Offset == snippet.FirstMark);
        }
    }
}
