using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Concepts;
using LapeKnowledge.Search.Tests.Analysis;

namespace LapeKnowledge.Search.Tests.Concepts;

public sealed class ConceptTests : IDisposable
{
    private readonly Analyzers _analyzers = LanguageAnalyzers.Create(new AnalysisOptions());

    [VoikkoTheory]
    [InlineData("yksinäisyyden ehkäisy alakoulussa", "loneliness 0+1, prevention 1+1, primary-school 2+1")]
    [InlineData("miten kodin ja koulun yhteistyötä parannetaan", "home-school 1+4")]
    [InlineData("lasten osallisuuteen", "child-participation 0+2")]
    [InlineData("osallisuutta", "participation 0+1")]
    [InlineData("moniammatillisen yhteistyön johtaminen", "multi-professional 0+2, management 2+1")]
    [InlineData("lapset puheeksi -menetelmä", "children-to-talk 0+2, tool 2+1")]
    [InlineData("kiusaamiseen puuttuminen", "bullying 0+1")]
    [InlineData("hyvien käytäntöjen", "good-practice 0+2")]
    [InlineData("case managerin", "case-management 0+2")]
    [InlineData("nepsyn tuki", "neuropsychiatric 0+1")]
    [InlineData("koiran talutushihna", "")]
    [InlineData("", "")]
    public void Finnish_names_are_found_in_every_form(string query, string expected) => Assert.Equal(expected, Found("fi", query));

    [Theory]
    [InlineData("ensamhet i skolan", "loneliness 0+1, school 2+1")]
    [InlineData("mobbningen", "bullying 0+1")]
    [InlineData("samarbetet mellan hemmet och skolan", "home-school 0+5")]
    [InlineData("barnens delaktighet", "child-participation 0+2")]
    [InlineData("elevvården", "student-welfare 0+1")]
    [InlineData("småbarnspedagogiken i daghemmet", "early-education 0+1, day-care-centre 2+1")]
    public void Swedish_names_are_found_in_every_form(string query, string expected) => Assert.Equal(expected, Found("sv", query));

    [Fact]
    public void The_other_names_are_synonyms_or_translations()
    {
        var match = Assert.Single(Match("sv", "skolmobbning"));
        var others = match.Others.Select(other => $"{other.Kind} {other.Name.Language} {other.Name.Text}");
        Assert.Equal(["Translation fi kiusaaminen", "Translation fi koulukiusaaminen", "Synonym sv mobbning"], others);
        Assert.Equal(["kiusaaminen", "mobbning"], match.Concept.Names.Where(name => name.IsPreferred).Select(name => name.Text));
    }

    [Fact]
    public void There_are_many_concepts_each_with_a_name_in_both_languages()
    {
        var concepts = ConceptIndex.BuiltIn(_analyzers).Concepts;
        Assert.True(concepts.Count >= 150, $"{concepts.Count} concepts");
        Assert.All(concepts, concept => Assert.Equal(["fi", "sv"], concept.Names.Select(name => name.Language).Distinct()));
    }

    [Fact]
    public void Every_name_finds_its_own_concept()
    {
        var index = ConceptIndex.BuiltIn(_analyzers);
        foreach (var concept in index.Concepts)
        {
            foreach (var name in concept.Names)
            {
                var matches = index.Match(name.Language, name.Words);
                Assert.True(matches.Any(match => match.Concept == concept && match.Count == name.Words.Count), $"{concept.Id}: {name.Text}");
            }
        }
    }

    [Fact]
    public void Several_concepts_may_have_the_same_name()
    {
        var index = Read("one\tkuusi;havupuu\tgran", "two\tkuusi;numero\tsex");
        Assert.Equal(["one", "two"], index.Match("fi", Words("fi", "kuusi")).Select(match => match.Concept.Id));
    }

    [Theory]
    [InlineData("only-one", "line 1: 1 fields, 3 or 4 are expected")]
    [InlineData("a\tb\tc\td\te", "line 1: 5 fields")]
    [InlineData("Big Letters\tyksi\tett", "line 1: \"Big Letters\" is no identifier")]
    [InlineData("empty\tyksi;;kaksi\tett", "line 1: a name in fi is empty")]
    [InlineData("empty\tyksi\t", "line 1: a name in sv is empty")]
    [InlineData("lonely\tyksi\t-", "line 1: \"lonely\" has fewer than two names")]
    [InlineData("one\tyksi\tett\tyso/p1", "line 1: \"yso/p1\" is no web address")]
    [InlineData("one\tyksi\tett|one\tkaksi\ttvå", "line 2: there is already a concept \"one\"")]
    public void A_wrong_line_is_told_with_its_number(string lines, string expected)
    {
        var failure = Assert.Throws<ConceptFileException>(() => Read(lines.Split('|')));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _analyzers.Dispose();

    private ConceptIndex Read(params string[] lines) => new(ConceptFile.Read(lines.Select((text, index) => (index + 1, text)), _analyzers));

    private string Found(string language, string query) =>
        string.Join(", ", Match(language, query).Select(match => $"{match.Concept.Id} {match.Start}+{match.Count}"));

    private IReadOnlyList<ConceptMatch> Match(string language, string query) => ConceptIndex.BuiltIn(_analyzers).Match(language, Words(language, query));

    private List<WordTerms> Words(string language, string text)
    {
        var words = new List<WordTerms>();
        var position = 0;
        while (Tokenizer.Next(text, ref position, out var word))
        {
            words.Add(_analyzers.For(language).Analyze(Tokenizer.Normalize(text.AsSpan()[word])));
        }
        return words;
    }
}
