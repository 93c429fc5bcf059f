using FsCheck;
using FsCheck.Fluent;
using LapeKnowledge.Search.Querying;
using static LapeKnowledge.Search.Tests.Querying.TestIndex;

namespace LapeKnowledge.Search.Tests.Querying;

/// <summary>Whatever is typed is answered.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Pieces = ["\"", "”", "-", "*", ":", "theme:", "theme:\"", " ", "\u0000", "\u202E", "🍏", "\uD800", "ä", "apple", "the", "(", ")", "\t", "−", "'", "\u00AD", "\u0301", "1990-luvulla", "EU:n"];

    [Fact]
    public void EveryQueryIsParsed()
    {
        var pieces = Gen.Elements(Pieces).ListOf().Select(list => string.Concat(list));
        Check.QuickThrowOnFailure(Prop.ForAll(pieces.ToArbitrary(), Parses));
        Check.QuickThrowOnFailure(Prop.ForAll<string>(query => Parses(query ?? "")));
    }

    [Fact]
    public void EveryQueryIsAnswered()
    {
        using var index = new TestIndex(Document("a", "Green apples - and “quoted” words: 1990-luvulla", "Theme"), Document("b", "\uD800 \u202E 🍏 \u0000 odd letters"));
        var pieces = Gen.Elements(Pieces).ListOf().Select(list => string.Concat(list)).Where(query => query.Length <= SearchRequest.MaxQueryLength);
        Check.QuickThrowOnFailure(Prop.ForAll(pieces.ToArbitrary(), query =>
        {
            var response = index.Index.Search(new SearchRequest(query, "en") { Facets = ["kind"] });
            index.Index.Suggest(new SearchRequest(query, "en"));
            return response.Hits.Count <= response.Total;
        }));
    }

    [Fact]
    public void EveryTextComesBackAsItWas()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
        {
            // half a surrogate pair is no text; it comes back as the sign for that
            var expected = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text ?? ""));
            using var index = new TestIndex(Document("a", "", text ?? ""));
            return index.Index.Search(new SearchRequest("", "en")).Hits[0].Title.Text == expected;
        }));
    }

    private static bool Parses(string query)
    {
        var parsed = QueryParser.Parse(query, (name, value) => name == "theme" ? new ColumnFilter("theme", [value]) : null);
        return parsed.Words.Count <= QueryParser.MaxWords;
    }
}
