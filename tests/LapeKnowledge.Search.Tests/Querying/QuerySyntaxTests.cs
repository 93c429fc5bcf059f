using static LapeKnowledge.Search.Tests.Querying.TestIndex;

namespace LapeKnowledge.Search.Tests.Querying;

public sealed class QuerySyntaxTests : IDisposable
{
    private readonly TestIndex _index = new(
        Document("a", "Green apples grow on old trees."),
        Document("b", "Old green chairs. Apples are elsewhere."),
        Document("c", "Red apples and an apple-pie."),
        Document("d", "The applause was long."));

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("green apples", "a b c")]
    [InlineData("\"green apples\"", "a")]
    [InlineData("\"green apple\"", "a")]
    [InlineData("”green apples”", "a")]
    [InlineData("\"apples green\"", "")]
    [InlineData("apples -green", "c")]
    [InlineData("apples -\"green chairs\"", "a c")]
    [InlineData("appl*", "a b c d")]
    [InlineData("applaus*", "d")]
    [InlineData("apple-pie", "a b c")]
    [InlineData("pie", "c")]
    [InlineData("apples -the", "a b c")]
    [InlineData("\"green apples", "a b c")]
    [InlineData("the", "d")]
    [InlineData("nothing", "")]
    [InlineData("?!…", "a b c d")]
    [InlineData("-green", "c d")]
    [InlineData("kind:fruit apples", "c a b")]
    [InlineData("٠ \u0000 \u202E 🍏", "")]
    public void FindsWhatIsAsked(string query, string expected) => Assert.Equal(expected.Split(' ').Order(), _index.Keys(query).Split(' ').Order());

    [Fact]
    public void LeavesNothingOutForACompoundThatIsWrittenWithASpace()
    {
        using var names = new TestIndex(Document("a", "The Family School -course began."), Document("b", "A school course for each family"), Document("c", "Courses of music"));
        Assert.Equal(["a", "b", "c"], names.Keys("family school -course").Split(' ').Order());
        Assert.Equal("", names.Keys("family -course"));
        Assert.Equal("", names.Keys("-course"));
    }

    [Fact]
    public void ReadsFieldsThatMeanSomething()
    {
        using var fruit = new TestIndex(
            Document("a", "An apple", "", ("kind", "fruit")),
            Document("b", "An apple", "", ("kind", "computer")),
            Document("c", "A pear", "", ("kind", "fruit")));
        SearchRequest Ask(string query) => new(query, "en")
        {
            ResolveField = (name, value) => name == "kind" && value is "fruit" or "soft fruit" ? new ColumnFilter("kind", ["fruit"]) : null,
        };
        Assert.Equal("a", fruit.Keys(Ask("apple kind:fruit")));
        Assert.Equal("a", fruit.Keys(Ask("kind:\"soft fruit\" apple")));
        Assert.Equal(["a", "c"], fruit.Keys(Ask("kind:fruit")).Split(' ').Order());
        Assert.Equal(["a", "b"], fruit.Keys(Ask("apple kind:nonsense")).Split(' ').Order());
    }
}
