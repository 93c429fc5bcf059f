using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class SigningTests(SiteFixture site)
{
    [Fact]
    public async Task A_member_signs_in_is_named_on_every_page_and_signs_out()
    {
        using var member = await site.SignInAsync();

        var home = await member.OpenAsync("/");
        var link = home.Document.QuerySelector(".account-link")!;
        Assert.StartsWith("Jäsen", link.TextContent);
        Assert.Equal("/oma", link.GetAttribute("href"));

        var left = await member.SendAsync(AccountAddresses.SignOut.Finnish);
        Assert.Equal(HttpStatusCode.SeeOther, left.Status);
        Assert.Equal("/kirjaudu", (await member.OpenAsync("/")).Document.QuerySelector(".account-link")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var known = await site.AddAccountAsync();
        using var reader = site.NewReader();

        async Task<string> TryAsync(string email)
        {
            var page = await reader.SendFormAsync("/kirjaudu", (SignInEndpoints.EmailField, email), (SignInEndpoints.PasswordField, "väärä salasana"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Empty(page.ParseErrors);
            return page.Document.QuerySelector("[role=alert]")!.TextContent;
        }

        Assert.Equal(await TryAsync("nobody@example.org"), await TryAsync(known.Email!));
    }

    [Theory]
    [InlineData("/keskustelut", "/keskustelut")]
    [InlineData("/haku?q=äiti", "/haku?q=%C3%A4iti")]
    [InlineData("/\u0085", "/%C2%85")]
    [InlineData("https://elsewhere.example/", "/oma")]
    [InlineData("//elsewhere.example/", "/oma")]
    [InlineData("/\\elsewhere.example/", "/oma")]
    [InlineData("/\t/elsewhere.example/", "/oma")]
    [InlineData("javascript:alert(1)", "/oma")]
    public async Task Signing_in_leads_nowhere_but_to_this_site(string asked, string expected)
    {
        var account = await site.AddAccountAsync();
        using var reader = site.NewReader();

        var page = await reader.SendFormAsync(
            "/kirjaudu", (SignInEndpoints.EmailField, account.Email!), (SignInEndpoints.PasswordField, TestMember.Password), (AccountAddresses.ReturnField, asked));

        Assert.Equal(expected, page.Location);
    }

    [Fact]
    public async Task Who_signs_out_ends_that_session_for_copies_of_its_cookie_too_and_no_other()
    {
        var account = await site.AddAccountAsync();
        var (first, cookie) = await SignInAsync(account.Email!);
        var (second, _) = await SignInAsync(account.Email!);
        using var copy = site.NewReader();
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await copy.OpenAsync("/oma")).Status);

        await first.SendFormAsync(AccountAddresses.SignOut.Finnish);

        Assert.Equal(HttpStatusCode.Unauthorized, (await copy.OpenAsync("/oma")).Status);
        Assert.Equal(HttpStatusCode.OK, (await second.OpenAsync("/oma")).Status);
        first.Dispose();
        second.Dispose();
    }

    private async Task<(HttpClient Http, string Cookie)> SignInAsync(string email)
    {
        var http = site.NewReader();
        var token = (await http.OpenAsync("/palaute")).Document.QuerySelector("input[name=tunniste]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("tunniste", token), new(SignInEndpoints.EmailField, email), new(SignInEndpoints.PasswordField, TestMember.Password)]);
        using var response = await http.PostAsync(new Uri("/kirjaudu", UriKind.Relative), content);
        return (http, response.Headers.GetValues("Set-Cookie").Single(c => c.Contains("lape-member", StringComparison.Ordinal)).Split(';')[0]);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("x-unknown")]
    public async Task A_form_in_a_character_set_that_nobody_reads_is_refused_with_the_page(string charset)
    {
        using var reader = site.NewReader();
        using var content = new ByteArrayContent("a=b"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", $"application/x-www-form-urlencoded; charset={charset}");
        using var response = await reader.PostAsync(new Uri("/kirjaudu", UriKind.Relative), content);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest });
        Assert.NotNull(SitePage.Read("/kirjaudu", response, await response.Content.ReadAsStringAsync()).Document.QuerySelector("[role=alert]"));
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u3164\u115f")]
    [InlineData("\u2800 .")]
    public void A_name_has_a_letter_that_is_seen(string name)
    {
        Assert.Null(AccountFields.NameOrNull(name));
        Assert.NotNull(AccountFields.NameOrNull("Åsa" + name));
    }

    [Fact]
    public async Task A_form_without_its_token_is_shown_again_with_what_was_typed()
    {
        using var reader = site.NewReader();
        using var content = new FormUrlEncodedContent([new(SignInEndpoints.EmailField, "joku@example.org")]);
        using var response = await reader.PostAsync(new Uri("/sv/logga-in", UriKind.Relative), content);
        var page = SitePage.Read("/sv/logga-in", response, await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("joku@example.org", page.Document.GetElementById(SignInEndpoints.EmailField)!.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("[role=alert]"));
    }
}
