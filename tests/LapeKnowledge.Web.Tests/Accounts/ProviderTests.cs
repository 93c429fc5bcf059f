using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>Signing in by a small provider of OpenID Connect, which runs beside the site.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-provider-").FullName;
    private readonly SmallProvider _provider = new();
    private RunningSite? _site;

    public async Task InitializeAsync()
    {
        var authority = await _provider.StartAsync();
        await StarterData.CopyToAsync(_folder);
        _site = await RunningSite.StartAsync(
            new Dictionary<string, string>
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Umbraco__CMS__Unattended__UnattendedUserEmail"] = "tuttu@example.org",
                ["Umbraco__CMS__Unattended__UnattendedUserPassword"] = TestMember.Password,
                ["LapeKnowledge__Accounts__Providers__testi__DisplayName"] = "Testipalvelu",
                ["LapeKnowledge__Accounts__Providers__testi__Authority"] = authority,
                ["LapeKnowledge__Accounts__Providers__testi__ClientId"] = "lape",
                ["LapeKnowledge__Accounts__Providers__testi__ClientSecret"] = "salaisuus",
                ["LapeKnowledge__Accounts__Providers__poissa__Authority"] = "http://127.0.0.1:9",
                ["LapeKnowledge__Accounts__Providers__poissa__ClientId"] = "lape",
                ["LapeKnowledge__Accounts__Providers__poissa__ClientSecret"] = "salaisuus",
            },
            "--LapeKnowledge:DataFolder", _folder);
    }

    public async Task DisposeAsync()
    {
        await _site!.StopAsync();
        _site.Dispose();
        await _provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_provider_says_who_somebody_is()
    {
        await A_stranger_gets_a_new_account_and_comes_back_to_it();
        await An_account_that_is_there_is_tied_when_its_owner_has_signed_in();
        await An_address_that_the_provider_does_not_vouch_for_opens_nothing();
        await What_goes_wrong_there_is_said_kindly_here();
        await A_place_is_seen_and_taken_away_unless_it_is_the_last_way_in();
    }

    private async Task A_place_is_seen_and_taken_away_unless_it_is_the_last_way_in()
    {
        const string Linked = "/oma/kirjautumispalvelut";
        using var stranger = NewReader();
        _provider.Person = """{"sub":"1","name":"Uusi Ihminen","email":"uusi@example.org","email_verified":true}""";
        await stranger.OpenAsync(await ComeAsync(stranger));
        Assert.NotNull((await stranger.OpenAsync("/oma")).Document.QuerySelector($"a[href='{Linked}']"));
        Assert.Equal("Testipalvelu", (await stranger.OpenAsync(Linked)).Document.QuerySelector("select option")!.TextContent);
        var last = await stranger.SendFormAsync(Linked, ("palvelu", "testi"), ("salasana", "uusi@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.Status);
        Assert.Contains("ainoa tapa", last.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SendFormAsync("/oma/salasana", ("uusi-salasana", TestMember.Password))).Status); // a first password is not made by a passer-by
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SendFormAsync("/oma/salasana", ("salasana", "toinen@example.org"), ("uusi-salasana", TestMember.Password))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await stranger.SendFormAsync("/oma/salasana", ("salasana", "uusi@example.org"), ("uusi-salasana", TestMember.Password))).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SendFormAsync(Linked, ("palvelu", "testi"), ("salasana", "väärä"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SendFormAsync(Linked, ("palvelu", "poissa"), ("salasana", TestMember.Password))).Status);
        var removed = await stranger.SendFormAsync(Linked, ("palvelu", "testi"), ("salasana", TestMember.Password));
        Assert.Equal(HttpStatusCode.SeeOther, removed.Status);
        Assert.Contains("on irrotettu", (await stranger.OpenAsync(removed.Location!)).Text, StringComparison.Ordinal);
        await AssertMailedAsync("uusi@example.org", "irrotettiin juuri toinen kirjautumispalvelu");
        using var again = NewReader();
        Assert.StartsWith("/kirjaudu?", (await again.OpenAsync(await ComeAsync(again))).Location, StringComparison.Ordinal); // known, and opens nothing
    }

    private async Task A_stranger_gets_a_new_account_and_comes_back_to_it()
    {
        _provider.Person = """{"sub":"1","name":"Uusi Ihminen","email":"uusi@example.org","email_verified":true}""";
        using var reader = NewReader();
        Assert.Contains("Testipalvelu", (await reader.OpenAsync("/kirjaudu")).Text, StringComparison.Ordinal);
        var arrived = await ComeAsync(reader);
        var form = await reader.OpenAsync(arrived);
        Assert.Equal("Uusi Ihminen", form.Document.GetElementById("nimi")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendFormAsync(arrived, ("nimi", "Ylläpito"))).Status);
        _provider.Person = """{"sub":"9","name":"Ylläpito","email":"yllapito@example.org","email_verified":true}""";
        using var other = NewReader();
        Assert.Equal(string.Empty, (await other.OpenAsync(await ComeAsync(other))).Document.GetElementById("nimi")!.GetAttribute("value") ?? string.Empty);
        _provider.Person = """{"sub":"1","name":"Uusi Ihminen","email":"uusi@example.org","email_verified":true}""";
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SendFormAsync(arrived, ("nimi", "Uusi Ihminen"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync("/oma")).Status);

        using var again = NewReader();
        Assert.Equal("/oma", (await again.OpenAsync(await ComeAsync(again))).Location);
        Assert.Equal(HttpStatusCode.OK, (await again.OpenAsync("/oma")).Status);
    }

    private async Task An_account_that_is_there_is_tied_when_its_owner_has_signed_in()
    {
        _provider.Person = """{"sub":"2","name":"Tuttu","email":"tuttu@example.org","email_verified":true}""";
        using var reader = NewReader();
        var arrived = await ComeAsync(reader);
        var asked = await reader.OpenAsync(arrived);
        Assert.StartsWith("/kirjaudu?", asked.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SendFormAsync(arrived, ("nimi", "Tuttu"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.OpenAsync("/oma")).Status); // the provider alone opens nothing

        await reader.SignInWithAsync("tuttu@example.org");
        Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync(arrived)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SendFormAsync(arrived)).Status);
        using var again = NewReader();
        Assert.Equal("/oma", (await again.OpenAsync(await ComeAsync(again))).Location);
        await AssertMailedAsync("tuttu@example.org", "liitettiin juuri toinen kirjautumispalvelu");
    }

    /// <summary>What is mailed after the answer takes a moment.</summary>
    private async Task AssertMailedAsync(string address, string words)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "mail"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!folder.GetFiles("*.eml").Select(f => File.ReadAllText(f.FullName)).Any(m => m.Contains($"To: {address}", StringComparison.Ordinal) && Mails.TextOf(m).Contains(words, StringComparison.Ordinal)))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private async Task An_address_that_the_provider_does_not_vouch_for_opens_nothing()
    {
        foreach (var verified in (string[])["false", "null", "\"no\""])
        {
            _provider.Person = $$"""{"sub":"3","name":"Huijari","email":"tuttu@example.org","email_verified":{{verified}}}""";
            using var reader = NewReader();
            var page = await reader.OpenAsync(await ComeAsync(reader));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotNull(page.Document.QuerySelector("[role=alert]"));
            await reader.SendFormAsync("/kirjaudu/palvelu-valmis", ("nimi", "Huijari"));
            Assert.Equal(HttpStatusCode.Unauthorized, (await reader.OpenAsync("/oma")).Status);
        }
    }

    private async Task What_goes_wrong_there_is_said_kindly_here()
    {
        using var reader = NewReader();
        foreach (var address in (string[])["/kirjaudu/palvelu/testi/paluu?error=access_denied&state=x", "/kirjaudu/palvelu/testi/paluu?code=1&state=muualta", "/kirjaudu/palvelu/testi/paluu", "/kirjaudu/palvelu/poissa", "/kirjaudu/palvelu-valmis"])
        {
            var page = await reader.OpenAsync(address);
            Assert.StartsWith("/kirjaudu?tehty=", page.Location, StringComparison.Ordinal);
            Assert.NotNull((await reader.OpenAsync(page.Location!)).Document.QuerySelector("[role=status]"));
        }

        Assert.Equal("/kirjaudu", (await reader.OpenAsync("/kirjaudu/palvelu/tuntematon")).Location);
        _provider.Person = "rikki";
        Assert.StartsWith("/kirjaudu?tehty=", await ComeAsync(reader), StringComparison.Ordinal);
    }

    /// <returns>Where the site sends the reader when the provider has sent him back.</returns>
    private static async Task<string> ComeAsync(HttpClient reader)
    {
        var there = (await reader.OpenAsync("/kirjaudu/palvelu/testi?paluu=%2Foma")).Location!;
        Assert.Contains("code_challenge=", there, StringComparison.Ordinal);
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var back = await provider.GetAsync(new Uri(there));
        return (await reader.OpenAsync(back.Headers.Location!.PathAndQuery)).Location!;
    }

    private HttpClient NewReader() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _site!.Address };

    private sealed class SmallProvider : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, string> _challenges = new();
        private WebApplication? _app;

        public string Person { get; set; } = "{}";

        public async Task<string> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            _app = builder.Build();
            _app.Urls.Add("http://127.0.0.1:0");
            _app.MapGet("/.well-known/openid-configuration", (HttpRequest r) => Results.Json(new
            {
                authorization_endpoint = $"http://{r.Host}/authorize",
                token_endpoint = $"http://{r.Host}/token",
                userinfo_endpoint = $"http://{r.Host}/userinfo",
            }));
            _app.MapGet("/authorize", (HttpRequest r) =>
            {
                var code = Guid.NewGuid().ToString("N");
                _challenges[code] = r.Query["code_challenge"].ToString();
                return Results.Redirect($"{r.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(r.Query["state"].ToString())}");
            });
            _app.MapPost("/token", async (HttpRequest r) =>
            {
                var form = await r.ReadFormAsync();
                var isRight = _challenges.TryRemove(form["code"].ToString(), out var challenge)
                    && challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) && form["client_secret"] == "salaisuus";
                return isRight ? Results.Json(new { access_token = "avain", token_type = "Bearer" }) : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
            });
            _app.MapGet("/userinfo", (HttpRequest r) => r.Headers.Authorization == "Bearer avain" ? Results.Content(Person, "application/json") : Results.Unauthorized());
            await _app.StartAsync();
            return _app.Urls.First();
        }

        public ValueTask DisposeAsync() => _app!.DisposeAsync();
    }
}
