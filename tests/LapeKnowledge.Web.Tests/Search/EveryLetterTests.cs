using System.Net;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Discussions;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>Letters beyond the basic plane are two halves each: nothing may come between them.</summary>
[Collection(SiteCollection.Name)]
public sealed class EveryLetterTests(SiteFixture site)
{
    private const char Broken = '\uFFFD';

    [Theory]
    [InlineData("🙂")]
    [InlineData("koulu 🙂")]
    [InlineData("\"🙂 koulu\"")]
    [InlineData("-🙂 otsikko:🙂 koulu")]
    [InlineData("𝔎𝔬𝔲𝔩𝔲")]
    [InlineData("👩‍👩‍👧‍👦perhe")]
    public async Task A_query_with_them_is_answered_like_others(string query)
    {
        foreach (var address in new[] { "/haku", "/sv/sok", "/haku.atom", "/sv/sok.atom", "/api/v1/search", "/api/v1/suggest" })
        {
            var answer = await site.OpenAsync($"{address}?q={Uri.EscapeDataString(query)}");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain(Broken, answer.Text);
            if (answer.IsHtml)
            {
                Assert.Equal(query, answer.Document.GetElementById("q")!.GetAttribute("value"));
            }
        }
    }

    [Fact]
    public async Task The_longest_query_may_be_of_them_alone()
    {
        foreach (var query in new[] { string.Concat(Enumerable.Repeat("🙂", SearchRequest.MaxQueryLength / 2)), "a" + string.Concat(Enumerable.Repeat("𝔎", SearchRequest.MaxQueryLength)) })
        {
            Assert.DoesNotContain(Broken, (await site.OpenAsync($"/haku?q={Uri.EscapeDataString(query)}")).Text);
        }
    }

    [Theory]
    [InlineData("%ED%A0%BD")]
    [InlineData("koulu%F0%9F%99")]
    [InlineData("%FF%FE")]
    public async Task Half_a_letter_breaks_nothing(string query)
    {
        foreach (var address in new[] { "/haku", "/haku.atom", "/api/v1/search", "/api/v1/suggest" })
        {
            Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync($"{address}?q={query}")).Status);
        }
    }

    [Fact]
    public async Task A_text_full_of_them_is_found_and_shown_whole()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var smiles = string.Concat(Enumerable.Repeat("🙂", 303));
        await editor.BeginAsync(site.PilotOf(), "Hymynaamakoe 🙂", $"a{smiles} sinivuokkokimppu {smiles}");

        SitePage found;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        do
        {
            await Task.Delay(50, patience.Token);
            found = await site.OpenAsync("/haku?q=sinivuokkokimppu");
        }
        while (found.Document.QuerySelector(".hit") is null);

        Assert.Contains("Hymynaamakoe 🙂", found.Document.QuerySelector(".hit h3")!.TextContent);
        Assert.DoesNotContain(Broken, found.Text);
        foreach (var address in new[] { "/haku.atom?q=sinivuokkokimppu", "/api/v1/search?q=sinivuokkokimppu", "/api/v1/search?q=hymynaamakoe", "/api/v1/suggest?q=hymynaa" })
        {
            var answer = await site.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("ymynaamakoe", answer.Text);
            Assert.DoesNotContain(Broken, answer.Text);
            Assert.DoesNotContain("\\uFFFD", answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
