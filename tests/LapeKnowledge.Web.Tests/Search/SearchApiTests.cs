using System.Net;
using System.Text.Json;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.AspNetCore.Http;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>The API, and its OpenAPI document beside what it really answers.</summary>
[Collection(SiteCollection.Name)]
public sealed class SearchApiTests(SiteFixture site)
{
    private const string Search = "/api/v1/search";
    private const string Suggest = "/api/v1/suggest";

    [Fact]
    public async Task A_search_has_hits_facets_and_a_cursor_that_goes_on()
    {
        var first = await JsonAsync($"{Search}?q=koulu&size=5");
        var second = await JsonAsync($"{Search}?q=koulu&size=5&cursor={Uri.EscapeDataString(first.GetProperty("nextCursor").GetString()!)}");

        Assert.Equal(first.GetProperty("total").GetInt32(), second.GetProperty("total").GetInt32());
        Assert.Equal(10, Keys(first).Concat(Keys(second)).Distinct().Count());
        var hit = first.GetProperty("hits")[0];
        Assert.StartsWith("http://localhost/", hit.GetProperty("url").GetString());
        Assert.Contains("<mark>", hit.GetProperty("snippet").GetString() + hit.GetProperty("titleHtml").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<mark>", (await JsonAsync($"{Search}?q=koulu&size=5&highlight=false")).GetRawText().Replace("\\u003C", "<", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["type", "theme", "audience", "tool", "province", "municipality", "year", "language"], first.GetProperty("facets").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Each_value_of_a_facet_can_be_asked_for_and_gives_what_it_says()
    {
        var all = await JsonAsync($"{Search}?q=koulu&size=0");
        foreach (var facet in all.GetProperty("facets").EnumerateArray())
        {
            foreach (var value in facet.GetProperty("values").EnumerateArray().Take(4))
            {
                var narrowed = await JsonAsync($"{Search}?q=koulu&size=0&{facet.GetProperty("name").GetString()}={Uri.EscapeDataString(value.GetProperty("value").GetString()!)}");
                Assert.Equal(value.GetProperty("count").GetInt32(), narrowed.GetProperty("total").GetInt32());
                var same = narrowed.GetProperty("facets").EnumerateArray().Single(f => f.GetProperty("name").GetString() == facet.GetProperty("name").GetString());
                Assert.Equal(value.GetProperty("value").GetString(), same.GetProperty("values").EnumerateArray().Single(v => v.GetProperty("selected").GetBoolean()).GetProperty("value").GetString());
                Assert.Equal(facet.GetProperty("values").GetArrayLength(), same.GetProperty("values").GetArrayLength());
            }
        }
    }

    [Theory]
    [InlineData(Search + "?kysymys=koulu", "kysymys")]
    [InlineData(Search + "?size=-1", "size")]
    [InlineData(Search + "?size=101", "size")]
    [InlineData(Search + "?size=1.5", "size")]
    [InlineData(Search + "?size=", "size")]
    [InlineData(Search + "?size=1&size=2", "size")]
    [InlineData(Search + "?offset=-1", "offset")]
    [InlineData(Search + "?offset=10001", "offset")]
    [InlineData(Search + "?offset=99999999999999999999", "offset")]
    [InlineData(Search + "?cursor=%00abc", "cursor")]
    [InlineData(Search + "?cursor=", "cursor")]
    [InlineData(Search + "?q=koulu&cursor=AAAA", "cursor")]
    [InlineData(Search + "?q=koulu&cursor=AAAA&offset=1", "cursor")]
    [InlineData(Search + "?sort=best", "sort")]
    [InlineData(Search + "?lang=de", "lang")]
    [InlineData(Search + "?lang=FI", "lang")]
    [InlineData(Search + "?theme=ei-ole", "theme")]
    [InlineData(Search + "?theme=", "theme")]
    [InlineData(Search + "?year=18", "year")]
    [InlineData(Search + "?year=-201", "year")]
    [InlineData(Search + "?type=%3Cscript%3E", "type")]
    [InlineData(Search + "?language=sv&language=fr", "language")]
    [InlineData(Search + "?facets=colour", "facets")]
    [InlineData(Search + "?highlight=yes", "highlight")]
    [InlineData(Suggest, "q")]
    [InlineData(Suggest + "?q=a&size=3", "size")]
    public async Task What_is_wrong_is_said_with_the_name_of_the_parameter(string address, string parameter)
    {
        var page = await site.OpenAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("application/problem+json", page.ContentType);
        using var problem = JsonDocument.Parse(page.Text);
        Assert.Equal(parameter, problem.RootElement.GetProperty("parameter").GetString());
        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.RootElement.GetProperty("detail").GetString()));
    }

    [Theory]
    [MemberData(nameof(SearchAddressTests.Odd), MemberType = typeof(SearchAddressTests))]
    public async Task Whatever_is_typed_is_never_a_fault(string query)
    {
        var status = (await site.OpenAsync(Search + query)).Status;
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, status.ToString());
        status = (await site.OpenAsync(Suggest + query)).Status;
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, status.ToString());
    }

    [Fact]
    public async Task A_page_beyond_the_end_is_empty()
    {
        var far = await JsonAsync($"{Search}?q=koulu&offset=10000");
        Assert.Equal(0, far.GetProperty("hits").GetArrayLength());
        Assert.True(far.GetProperty("total").GetInt32() > 0);
        Assert.Equal(JsonValueKind.Null, far.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task Suggestions_begin_as_the_reader_does()
    {
        var suggestions = (await JsonAsync(Suggest + "?q=yksin")).GetProperty("suggestions").EnumerateArray().ToArray();
        Assert.InRange(suggestions.Length, 1, 8);
        Assert.Contains(suggestions, s => s.GetProperty("text").GetString()!.StartsWith("yksin", StringComparison.OrdinalIgnoreCase));
        Assert.All(suggestions.Where(s => s.GetProperty("url").ValueKind != JsonValueKind.Null), s => Assert.StartsWith("/", s.GetProperty("url").GetString()));
        Assert.Equal(0, (await JsonAsync(Suggest + "?q=%20")).GetProperty("suggestions").GetArrayLength());
    }

    [Fact]
    public async Task Documents_like_one_are_others()
    {
        var key = Keys(await JsonAsync($"{Search}?q=avartti&type=tool"))[0];
        var similar = Keys(await JsonAsync($"{Search}/{key}/similar"));
        Assert.InRange(similar.Count, 1, 5);
        Assert.DoesNotContain(key, similar);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync($"{Search}/{Guid.Empty}/similar")).Status);
    }

    [Fact]
    public async Task Other_sites_may_ask_and_an_answer_that_is_known_is_not_sent_again()
    {
        using var first = await site.Http.GetAsync(new Uri($"{Search}?q=koulu", UriKind.Relative));
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", first.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Search}?q=koulu");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await site.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Too_many_calls_from_one_address_are_refused_with_the_time_to_wait()
    {
        HttpContext? refused = null;
        for (var call = 0; call < 2000 && refused is null; call++)
        {
            var answer = await site.SendAsync(c =>
            {
                c.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.77");
                c.Request.Method = "GET";
                c.Request.Path = Suggest;
                c.Request.QueryString = new QueryString("?q=a&size=1"); // refused before it is searched: cheap
            });
            refused = answer.Response.StatusCode == StatusCodes.Status429TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.NotEmpty(refused.Response.Headers.RetryAfter.ToString());
        Assert.Equal("application/problem+json", refused.Response.ContentType);
    }

    [Fact]
    public async Task The_document_describes_what_is_answered()
    {
        var document = await JsonAsync("/api/v1/openapi.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
        Assert.Equal(["/api/v1/search", "/api/v1/search/{key}/similar", "/api/v1/suggest"], document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        var schemas = new ApiSchemas(document);
        var key = Keys(await JsonAsync($"{Search}?q=avartti&type=tool"))[0];
        foreach (var (path, address) in new[]
        {
            ("/api/v1/search", $"{Search}?q=yksin%C3%A4isyys&size=20"), ("/api/v1/search", $"{Search}?q=zzzzz"), ("/api/v1/search", $"{Search}?q=ensamhet&lang=sv"),
            ("/api/v1/suggest", $"{Suggest}?q=kou"), ("/api/v1/search/{key}/similar", $"{Search}/{key}/similar"),
        })
        {
            Assert.Empty(schemas.Differences(path, "200", await JsonAsync(address)));
        }

        Assert.Empty(schemas.Differences("/api/v1/search", "400", await JsonAsync($"{Search}?size=-1")));
    }

    [Fact]
    public async Task Every_parameter_is_described_with_an_example_that_works()
    {
        var document = await JsonAsync("/api/v1/openapi.json");
        foreach (var parameter in document.GetProperty("paths").GetProperty(Search).GetProperty("get").GetProperty("parameters").EnumerateArray())
        {
            Assert.False(string.IsNullOrWhiteSpace(parameter.GetProperty("description").GetString()));
            if (parameter.TryGetProperty("example", out var example))
            {
                var value = example.ValueKind == JsonValueKind.Array ? example[0].GetString() : example.GetString();
                await JsonAsync($"{Search}?{parameter.GetProperty("name").GetString()}={Uri.EscapeDataString(value!)}");
            }
        }
    }

    private static List<string> Keys(JsonElement answer) => [.. answer.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("key").GetString()!)];

    private async Task<JsonElement> JsonAsync(string address)
    {
        var page = await site.OpenAsync(address);
        Assert.True(page.Status == HttpStatusCode.OK || page.ContentType == "application/problem+json", $"{page.Status} {address}: {page.Text}");
        using var json = JsonDocument.Parse(page.Text);
        return json.RootElement.Clone();
    }
}
