using System.Net;
using System.Reflection;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>Every endpoint of the site and every kind of caller: who may, and what the others are told.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccessTableTests(SiteFixture site)
{
    [Fact]
    public async Task Every_endpoint_answers_each_caller_as_its_row_says()
    {
        using var callers = new AccessCallers(site);
        var rows = await ReadAsync(callers);
        Assert.NotEmpty(rows);
        var wrong = new List<string>();
        foreach (var row in rows)
        {
            Assert.Equal(Enum.GetValues<Caller>().Length, row.Answers.Count);
            foreach (var caller in Enum.GetValues<Caller>())
            {
                var expected = row.Answers[(int)caller];
                var (status, location) = await AskAsync(await callers.HttpAsync(caller), row);
                if (!Answers(expected, status, location))
                {
                    wrong.Add($"{row} by {caller}: {expected} expected, {(int)status} {location} got");
                }

                if (row.EndsSession)
                {
                    callers.Leave(caller);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A session alone sends nothing: another site's page can make a browser send a form with it, but has not the token.</summary>
    [Fact]
    public async Task No_form_of_a_member_is_taken_without_its_token_or_from_another_site()
    {
        using var callers = new AccessCallers(site);
        var (wrong, refused) = (new List<string>(), 0);
        foreach (var row in (await ReadAsync(callers)).Where(r => r.Method == "POST" && r.Answers.Contains(Access.Open)))
        {
            var http = await callers.HttpAsync((Caller)row.Answers.ToList().LastIndexOf(Access.Open));
            var status = await ForgeAsync(http, row, site: "same-origin");
            refused += status == HttpStatusCode.BadRequest ? 1 : 0;
            if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound))
            {
                wrong.Add($"{row} without its token: {(int)status}");
            }

            if (await ForgeAsync(http, row, site: "cross-site") is var foreign and not (HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.NotFound))
            {
                wrong.Add($"{row} from another site: {(int)foreign}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(refused > 60, $"only {refused} forms were tried");
    }

    [Fact]
    public async Task Every_endpoint_has_its_row()
    {
        using var callers = new AccessCallers(site);
        var rows = (await ReadAsync(callers)).Select(r => $"{r.Method} {r.Pattern}").ToHashSet();
        var mapped = Mapped();

        Assert.True(mapped.Count > 20, "The endpoints were not found.");
        string[] wrong = [.. mapped.Except(rows).Select(m => $"no row names {m}"), .. rows.Except(mapped).Select(r => $"a row names {r}, which is not mapped")];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private List<string> Mapped() =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m != "HEAD" && m != "OPTIONS").Select(m => $"{m} {Pattern(e)}"))
            .Distinct(),
    ];

    private static string Pattern(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is ['/', ..] text ? text : "/" + endpoint.RoutePattern.RawText;

    private async Task<List<AccessRow>> ReadAsync(AccessCallers callers)
    {
        var all = new List<AccessRow>();
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAccessRows))))
        {
            all.AddRange(await ((IAccessRows)Activator.CreateInstance(type)!).ReadAsync(site, callers));
        }

        return all;
    }

    private static async Task<(HttpStatusCode Status, string? Location)> AskAsync(HttpClient http, AccessRow row)
    {
        if (row.Method == "POST")
        {
            var page = await http.SendFormAsync(row.Address, [.. row.Fields]);
            return (page.Status, page.Location);
        }

        using var request = new HttpRequestMessage(new HttpMethod(row.Method), new Uri(row.Address, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (response.StatusCode, response.Headers.Location?.ToString());
    }

    private static async Task<HttpStatusCode> ForgeAsync(HttpClient http, AccessRow row, string site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, row.Address) { Content = new FormUrlEncodedContent(row.Fields.Select(f => KeyValuePair.Create(f.Field, f.Value))) };
        request.Headers.Add("Sec-Fetch-Site", site);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static bool Answers(Access expected, HttpStatusCode status, string? location)
    {
        var isToSignIn = location?.Contains($"?{AccountAddresses.ReturnField}=", StringComparison.Ordinal) == true
            && (location.StartsWith(AccountAddresses.SignIn.Finnish, StringComparison.Ordinal) || location.StartsWith(AccountAddresses.SignIn.Swedish, StringComparison.Ordinal));
        var isRefused = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || isToSignIn;
        return expected switch
        {
            Access.SignIn => status == HttpStatusCode.Unauthorized || isToSignIn,
            Access.Refused => status == HttpStatusCode.Forbidden,
            Access.Missing => status == HttpStatusCode.NotFound,
            Access.Open => !isRefused && status != HttpStatusCode.NotFound && (int)status < 500,
            _ => !isRefused && ((int)status < 500 || status == HttpStatusCode.ServiceUnavailable),
        };
    }
}
