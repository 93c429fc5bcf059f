using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Tests.Querying;

/// <summary>Typing errors and concepts, on an index in Finnish and Swedish without a dictionary: what is tested here is not the analysis.</summary>
public sealed class UnderstandingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SearchIndex _index;

    public UnderstandingTests()
    {
        _index = SearchIndex.Open(_folder, LanguageAnalyzers.Create(new AnalysisOptions { UseVoikko = false }));
        _index.Apply(new IndexChange([],
        [
            Document("fi1", "fi", "Yksinäisyys koulussa", "everyone"),
            Document("fi2", "fi", "Osallisuus päiväkodissa", "everyone"),
            Document("sv1", "sv", "Mobbning i skolan", "everyone"),
            Document("fi3", "fi", "Salainen kummitusjuttu", "team"),
        ], 1));
    }

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void SearchesTheWordThatWasMeantAndSaysSo()
    {
        var response = Ask("yksinäsyys", "fi");
        Assert.Equal("fi1", response.Hits[0].Key);
        Assert.Equal([new Correction("yksinäsyys", "yksinäisyys")], response.Corrections);
        Assert.Equal(MatchKind.Spelling, response.Hits[0].Matches[0].Kind);
        Assert.Equal([new Correction("Osalisuus", "Osallisuus")], Ask("Osalisuus", "fi").Corrections);
    }

    [Fact]
    public void DoesNotCorrectWhatIsThere() => Assert.Empty(Ask("yksinäisyys osallisuus", "fi").Corrections);

    [Fact]
    public void ProposesNoWordOfDocumentsThatMayNotBeSeen()
    {
        Assert.Empty(Ask("kummitujuttu", "fi").Corrections);
        var member = new SearchRequest("kummitujuttu", "fi") { Required = [new ColumnFilter("access", ["everyone", "team"])] };
        Assert.Equal("kummitusjuttu", _index.Search(member).Corrections[0].Replacement);
    }

    [Theory]
    [InlineData("ensamhet", "sv", "fi1", "ensamhet", "yksinäisyys")]
    [InlineData("ensamheten i skolan", "sv", "sv1 fi1", "ensamheten", "yksinäisyys")]
    [InlineData("kiusaaminen", "fi", "sv1", "kiusaaminen", "mobbning")]
    public void FindsTheSameConceptInTheOtherLanguageAndSaysSo(string query, string language, string keys, string words, string label)
    {
        var response = Ask(query, language);
        Assert.Equal(keys.Split(' ').Order(), response.Hits.Select(hit => hit.Key).Order());
        Assert.Contains(response.Concepts, concept => concept.Words == words && concept.Label == label);
        Assert.Contains(response.Hits.SelectMany(hit => hit.Matches), match => match.Kind == MatchKind.Translation);
    }

    private SearchResponse Ask(string query, string language) =>
        _index.Search(new SearchRequest(query, language) { Required = [new ColumnFilter("access", ["everyone"])] });

    private static SearchDocument Document(string key, string language, string title, string access) => new(key, language)
    {
        Texts = new Dictionary<SearchField, string> { [SearchField.Title] = title },
        Columns = new Dictionary<string, IReadOnlyList<string>> { ["access"] = [access] },
    };
}
