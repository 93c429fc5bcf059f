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
