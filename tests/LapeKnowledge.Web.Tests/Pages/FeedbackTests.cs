using System.Net;
using System.Text;
using LapeKnowledge.Web.Features.Feedback;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>The feedback form as readers, hurried readers and programs use it.</summary>
[Collection(SiteCollection.Name)]
public sealed class FeedbackTests(SiteFixture site)
{
    private const string Form = "/palaute";

    [Theory]
    [InlineData(Form, "Palautteesi on tallessa. Sen numero on")]
    [InlineData("/sv/respons", "Din respons är sparad. Den har nummer")]
    public async Task Feedback_is_recorded_with_a_receipt_and_told_by_mail(string form, string receipt)
    {
        var message = $"Kuvan teksti puuttuu {form} & <script>alert(1)</script>\r\nToinen rivi";
        var page = await SendAsync(form, await OpenAsync(form), ("sivu", "/tyokalut/avartti"), ("viesti", message), ("sahkoposti", " Lukija@Example.org "));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.ParseErrors);
        var item = Assert.Single(await AllAsync(), i => i.Message.Contains(form, StringComparison.Ordinal));
        Assert.Contains($"{receipt} {item.Id}", page.Document.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("/tyokalut/avartti", page.ContentLinks());
        Assert.Equal(("/tyokalut/avartti", message.Replace("\r\n", "\n", StringComparison.Ordinal), "lukija@example.org"), (item.Page, item.Message, item.Email));
        Assert.NotNull(item.MailedUtc);
        var mail = Assert.Single(site.MailsTo(SiteFixture.FeedbackMail), m => m.StartsWith($"Palaute {item.Id},", StringComparison.Ordinal));
        Assert.Contains("lukija@example.org", mail);
        Assert.Contains("<script>alert(1)</script>", mail);
    }

    [Fact]
    public async Task The_form_is_about_the_page_that_the_reader_comes_from()
    {
        async Task<string?> PrefilledAsync(string referrer, string address = Form)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Referer", referrer);
            using var response = await site.Http.SendAsync(request);
            return SitePage.Read(address, response, await response.Content.ReadAsStringAsync()).Document.GetElementById("sivu")!.GetAttribute("value");
        }

        Assert.Equal("/pilotit?sivu=2", await PrefilledAsync("http://localhost/pilotit?sivu=2"));
        Assert.Equal(string.Empty, await PrefilledAsync("https://elsewhere.example/secret"));
        Assert.Equal(string.Empty, await PrefilledAsync("http://localhost/sv/respons"));
        Assert.Equal("/alueet", await PrefilledAsync("http://localhost/pilotit", Form + "?sivu=/alueet"));
    }

    [Fact]
    public async Task The_cookie_comes_with_the_form_alone_and_is_bound_to_the_host_over_https()
    {
        using var plain = await site.Http.GetAsync(new Uri(Form, UriKind.Relative));
        using var secure = await site.Http.GetAsync(new Uri("https://localhost/palaute"));

        Assert.StartsWith("lape-form=", Assert.Single(plain.Headers.GetValues("Set-Cookie")));
        var cookie = Assert.Single(secure.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(HostCookie.Prefix + HostCookie.Form + "=", cookie);
        Assert.All(["; path=/;", "; secure", "; httponly", "; samesite=strict"], part => Assert.Contains(part, cookie + ";", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", secure.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task An_empty_form_is_told_beside_the_field_and_not_recorded()
    {
        var before = (await AllAsync()).Count;
        var page = await SendAsync(await OpenAsync(), ("viesti", " \r\n\t"), ("sahkoposti", "ei osoite"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Virhe: ", page.Document.Title);
        foreach (var id in new[] { "viesti", "sahkoposti" })
        {
            var field = page.Document.GetElementById(id)!;
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), d => Assert.NotNull(page.Document.GetElementById(d)));
        }
        Assert.Equal(before, (await AllAsync()).Count);
    }

    [Fact]
    public async Task A_message_that_is_too_long_comes_back_to_be_shortened()
    {
        var message = string.Concat(Enumerable.Repeat("pitkä ", 100_000 / 6));
        var page = await SendAsync(await OpenAsync(), ("viesti", message));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(message, page.Document.GetElementById("viesti")!.TextContent);
        Assert.Contains("enintään", page.Document.GetElementById("viesti-virhe")!.TextContent);
        Assert.DoesNotContain(await AllAsync(), i => i.Message.StartsWith("pitkä", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_larger_than_any_message_or_no_form_is_answered_with_the_form()
    {
        var huge = await SendAsync(await OpenAsync(), ("viesti", new string('x', 6_000_000)));
        using var json = await site.Http.PostAsync(new Uri(Form, UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        using var broken = new StringContent("x");
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data");
        using var multipart = await site.Http.PostAsync(new Uri(Form, UriKind.Relative), broken);

        Assert.True(huge.Status is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, huge.Status.ToString());
        Assert.NotNull(huge.Document.GetElementById("viesti"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, multipart.StatusCode);
    }

    [Fact]
    public async Task A_wrong_token_records_nothing_and_loses_nothing()
    {
        var (cookie, token) = await OpenAsync();
        foreach (var wrong in new[] { (cookie, "CfDJ8wrong"), (cookie, string.Empty), (string.Empty, token) })
        {
            var page = await SendAsync(wrong, ("viesti", "Vanhentunut lomake"), ("sivu", "/alueet"));

            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Equal("Vanhentunut lomake", page.Document.GetElementById("viesti")!.TextContent);
            Assert.Contains("vanhentua", page.Document.QuerySelector("[role=alert]")!.TextContent);
        }
        Assert.DoesNotContain(await AllAsync(), i => i.Message == "Vanhentunut lomake");
    }

    [Fact]
    public async Task The_trap_is_hidden_until_it_is_filled_and_a_person_can_empty_it()
    {
        Assert.True((await site.OpenAsync(Form)).Document.GetElementById("verkkosivusto")!.ParentElement!.HasAttribute("hidden"));

        var page = await SendAsync(await OpenAsync(), ("viesti", "Osta halvalla"), ("verkkosivusto", "https://spam.example"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False(page.Document.GetElementById("verkkosivusto")!.ParentElement!.HasAttribute("hidden"));
        Assert.Equal("Osta halvalla", page.Document.GetElementById("viesti")!.TextContent);
        Assert.DoesNotContain(await AllAsync(), i => i.Message == "Osta halvalla");
    }

    [Fact]
    public async Task Sending_the_same_twice_is_one_record()
    {
        var opened = await OpenAsync();
        await SendAsync(opened, ("viesti", "Kahdesti painettu"));
        await SendAsync(opened, ("viesti", "Kahdesti painettu"));

        Assert.Single(await AllAsync(), i => i.Message == "Kahdesti painettu");
    }

    [Theory]
    [InlineData(Form, "Liian monta lähetystä")]
    [InlineData("/sv/respons", "För många försök")]
    public async Task Whoever_sends_without_end_is_told_when_to_try_again(string form, string title)
    {
        var sender = IPAddress.Parse(form == Form ? "198.51.100.7" : "2001:db8::7");
        Task<HttpContext> PostAsync() => site.SendAsync(http =>
        {
            http.Request.Method = "POST";
            http.Request.Path = form;
            http.Request.Host = new HostString("localhost");
            http.Connection.RemoteIpAddress = sender;
        });
        var answers = new List<HttpContext>();
        for (var i = 0; i <= new FormLimits().Sent; i++)
        {
            answers.Add(await PostAsync());
        }

        Assert.All(answers[..^1], a => Assert.Equal(StatusCodes.Status415UnsupportedMediaType, a.Response.StatusCode));
        var last = answers[^1].Response;
        Assert.Equal(StatusCodes.Status429TooManyRequests, last.StatusCode);
        Assert.InRange(int.Parse(last.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture), 1, 600);
        Assert.Equal("no-store", last.Headers.CacheControl);
        Assert.Contains(title, await new StreamReader(last.Body).ReadToEndAsync());
    }

    [Fact]
    public async Task When_the_mail_server_is_down_the_record_is_kept_the_reader_told_and_the_mail_sent_later()
    {
        var store = site.Services.GetRequiredService<FeedbackStore>();
        var options = site.Services.GetRequiredService<IOptionsMonitor<FeedbackOptions>>();
        var mails = new FeedbackMails(store, new DeadMailServer(), options, NullLogger<FeedbackMails>.Instance);
        var page = await new FeedbackForms(store, mails, site.Services.GetRequiredService<Texts>()).SendAsync(new FeedbackPage("/", "Postipalvelin nurin"), Cultures.Finnish, default);

        Assert.Contains("palaute on tallessa", page.Notice);
        Assert.Null((await AllAsync()).Single(i => i.Id == page.Receipt).MailedUtc);

        await new FeedbackUpkeep(store, site.Services.GetRequiredService<FeedbackMails>(), options).DoAsync(default);

        Assert.NotNull((await AllAsync()).Single(i => i.Id == page.Receipt).MailedUtc);
        Assert.Single(site.MailsTo(SiteFixture.FeedbackMail), m => m.Contains("Postipalvelin nurin", StringComparison.Ordinal));
    }

    [NpmFact(HtmlValidateTests.Package)]
    public async Task A_validator_finds_nothing_wrong_with_the_form_its_errors_and_the_receipt()
    {
        await HtmlValidateTests.CheckAsync(
        [
            (await site.OpenAsync(Form)).Text,
            (await site.OpenAsync("/sv/respons")).Text,
            (await SendAsync(await OpenAsync(), ("viesti", string.Empty), ("sahkoposti", "x"), ("verkkosivusto", "x"))).Text,
            (await SendAsync(await OpenAsync(), ("viesti", "Hyvä sivu"))).Text,
        ]);
    }

    private async Task<(string Cookie, string Token)> OpenAsync(string form = Form)
    {
        using var response = await site.Http.GetAsync(new Uri(form, UriKind.Relative));
        var page = SitePage.Read(form, response, await response.Content.ReadAsStringAsync());
        return (response.Headers.GetValues("Set-Cookie").Single().Split(';')[0], page.Document.QuerySelector("input[name=tunniste]")!.GetAttribute("value")!);
    }

    private Task<SitePage> SendAsync((string Cookie, string Token) opened, params (string Name, string Value)[] fields) => SendAsync(Form, opened, fields);

    private async Task<SitePage> SendAsync(string form, (string Cookie, string Token) opened, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("tunniste", opened.Token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        request.Headers.TryAddWithoutValidation("Cookie", opened.Cookie);
        using var response = await site.Http.SendAsync(request);
        return SitePage.Read(form, response, await response.Content.ReadAsStringAsync());
    }

    private Task<IReadOnlyList<FeedbackItem>> AllAsync() => site.Services.GetRequiredService<FeedbackStore>().AllAsync(default);

    private sealed class DeadMailServer : IMailSender
    {
        public Task SendAsync(Mail mail, CancellationToken cancellation) => throw new System.Net.Mail.SmtpException("The server is down.");
    }
}
