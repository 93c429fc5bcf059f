using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class TwoStepTests(SiteFixture site)
{
    private const string Page = "/oma/kaksivaiheinen";

    [Fact]
    public async Task The_code_of_the_app_is_asked_after_the_password_and_a_spare_code_works_once()
    {
        using var member = await site.SignInAsync();
        var page = await member.OpenAsync(Page);
        Assert.NotEmpty(page.Document.QuerySelector(".account-qr path")!.GetAttribute("d")!);
        var key = page.Document.QuerySelector(".account-code")!.TextContent;
        var proof = ("salasana", TestMember.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync(Page, ("toimi", "ota"), proof, ("koodi", "000000"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync(Page, ("toimi", "ota"), ("koodi", Code(key)))).Status); // a found session is not enough

        var on = await member.SendAsync(Page, ("toimi", "ota"), proof, ("koodi", $" {Code(key)[..3]} {Code(key)[3..]}"));
        Assert.Equal(HttpStatusCode.OK, on.Status);
        var codes = on.Document.QuerySelectorAll(".account-codes .account-code").Select(c => c.TextContent).ToArray();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.DoesNotContain(key, (await member.OpenAsync(Page)).Text, StringComparison.Ordinal);

        using var reader = site.NewReader();
        var asked = await reader.SignInWithAsync(member.Email);
        Assert.StartsWith("/kirjaudu/koodi?", asked.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.OpenAsync("/oma")).Status); // the password alone opens nothing
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendFormAsync(asked.Location!, ("koodi", "123"))).Status);
        var next = Code(key, 1);
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SendFormAsync(asked.Location!, ("koodi", next), ("muista-selain", "on"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync("/oma")).Status);
        await reader.SendFormAsync("/kirjaudu-ulos");
        Assert.Equal("/oma", (await reader.SignInWithAsync(member.Email)).Location); // this browser is remembered

        using var other = site.NewReader();
        var again = await other.SignInWithAsync(member.Email);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.SendFormAsync(again.Location!, ("koodi", codes[0].Replace("-", string.Empty, StringComparison.Ordinal).ToLowerInvariant()))).Status);
        using var watcher = site.NewReader();
        var seen = await watcher.SignInWithAsync(member.Email);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await watcher.SendFormAsync(seen.Location!, ("koodi", next))).Status); // each code is taken once
        using var third = site.NewReader();
        var used = await third.SignInWithAsync(member.Email);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await third.SendFormAsync(used.Location!, ("koodi", codes[0]))).Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await other.SendFormAsync("/oma/kirjaudu-ulos-kaikkialta")).Status);
        Assert.StartsWith("/kirjaudu/koodi?", (await reader.SignInWithAsync(member.Email)).Location, StringComparison.Ordinal); // the browser is forgotten at once
    }

    [Fact]
    public async Task New_spare_codes_end_the_old_ones_and_their_owner_is_told()
    {
        using var member = await site.SignInAsync();
        var key = (await member.OpenAsync(Page)).Document.QuerySelector(".account-code")!.TextContent;
        var old = Codes(await member.SendAsync(Page, ("toimi", "ota"), ("salasana", TestMember.Password), ("koodi", Code(key))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync(Page, ("toimi", "koodit"))).Status);

        var renewed = Codes(await member.SendAsync(Page, ("toimi", "koodit"), ("salasana", TestMember.Password)));

        Assert.Equal(20, old.Concat(renewed).Distinct().Count());
        Assert.Contains("uudet varakoodit", await site.MailToAsync(member.Email, 2));
        using var reader = site.NewReader();
        var asked = await reader.SignInWithAsync(member.Email);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendFormAsync(asked.Location!, ("koodi", old[0]))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SendFormAsync(asked.Location!, ("koodi", renewed[0]))).Status);

        using var administrator = await site.SignInAsync(SiteRole.Administrator);
        Assert.Contains("Varakoodit tehtiin uudelleen", (await administrator.OpenAsync($"/yllapito/jasenet/{member.Key}")).Document.Body!.TextContent, StringComparison.Ordinal);

        static string[] Codes(SitePage page) => [.. page.Document.QuerySelectorAll(".account-codes .account-code").Select(c => c.TextContent)];
    }

    [Fact]
    public async Task An_administrator_lets_in_who_has_lost_both_the_app_and_the_spare_codes()
    {
        using var administrator = await site.SignInAsync(SiteRole.Administrator);
        using var member = await site.SignInAsync();
        var key = (await member.OpenAsync(Page)).Document.QuerySelector(".account-code")!.TextContent;
        var person = $"/yllapito/jasenet/{member.Key}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administrator.SendAsync(person, ("toimi", "kaksivaiheinen-pois"))).Status); // there is none
        await member.SendAsync(Page, ("toimi", "ota"), ("salasana", TestMember.Password), ("koodi", Code(key)));
        using var reader = site.NewReader();
        Assert.StartsWith("/kirjaudu/koodi?", (await reader.SignInWithAsync(member.Email)).Location, StringComparison.Ordinal);
        Assert.NotNull((await administrator.OpenAsync(person)).Document.QuerySelector("input[value=kaksivaiheinen-pois]"));

        Assert.Equal(HttpStatusCode.SeeOther, (await administrator.SendAsync(person, ("toimi", "kaksivaiheinen-pois"))).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await member.OpenAsync("/oma")).Status); // whoever has the phone is out
        Assert.Equal("/oma", (await reader.SignInWithAsync(member.Email)).Location);
        Assert.Contains("poistettiin juuri käytöstä", await site.MailToAsync(member.Email, 2));
    }

    [Fact]
    public async Task Opening_the_page_ends_no_session()
    {
        using var member = await site.SignInAsync();
        using var elsewhere = site.NewReader();
        await elsewhere.SignInWithAsync(member.Email);

        await member.OpenAsync(Page);

        Assert.Equal(HttpStatusCode.OK, (await elsewhere.OpenAsync("/oma")).Status);
    }

    [Fact]
    public async Task Who_has_not_taken_the_first_step_is_not_asked_for_the_second()
    {
        using var reader = site.NewReader();

        Assert.Equal("/kirjaudu", (await reader.OpenAsync("/kirjaudu/koodi")).Location);
        Assert.Equal("/kirjaudu", (await reader.SendFormAsync("/kirjaudu/koodi", ("koodi", "123456"))).Location);
    }

    [Fact]
    public async Task Codes_cannot_be_guessed_without_end()
    {
        using var member = await site.SignInAsync();
        var key = (await member.OpenAsync(Page)).Document.QuerySelector(".account-code")!.TextContent;
        await member.SendAsync(Page, ("toimi", "ota"), ("salasana", TestMember.Password), ("koodi", Code(key)));
        using var reader = site.NewReader();
        var asked = await reader.SignInWithAsync(member.Email);
        for (var i = 0; i < 11; i++)
        {
            await reader.SendFormAsync(asked.Location!, ("koodi", i % 2 == 0 ? "ABCDE-FGHJK" : "000000"));
        }

        Assert.NotNull((await site.ReadAccountAsync(member.Email)).LockoutEnd);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendFormAsync(asked.Location!, ("koodi", Code(key, 1)))).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[1,2")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA"},"clientExtensionResults":{}}""")]
    public async Task What_is_no_passkey_opens_and_adds_nothing(string credential)
    {
        using var member = await site.SignInAsync();
        using var reader = site.NewReader();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendFormAsync("/kirjaudu/avain", ("avain", credential))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync("/oma/avaimet", ("toimi", "lisaa"), ("avain", credential), ("salasana", TestMember.Password))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync("/oma/avaimet/uusi", ("salasana", "ei tämä"))).Status);
        Assert.Contains("excludeCredentials", (await member.SendAsync("/oma/avaimet/uusi", ("salasana", TestMember.Password))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync("/oma/avaimet", ("toimi", "lisaa"), ("avain", credential), ("salasana", TestMember.Password))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync("/oma/avaimet", ("toimi", "poista"), ("tunnus", "AAAA"), ("salasana", TestMember.Password))).Status);
    }

    /// <summary>RFC 6238, as an app counts it.</summary>
    private static string Code(string key, int stepsFromNow = 0)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Where(char.IsLetterOrDigit).Select(c => Convert.ToString(Letters.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + stepsFromNow);
#pragma warning disable CA5350 // what the apps use
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var code = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fffffff;
        return (code % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
