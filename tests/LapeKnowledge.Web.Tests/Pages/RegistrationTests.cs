using System.Net;
using System.Text;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class RegistrationTests(SiteFixture site) : IDisposable
{
    private readonly TemporaryEvents _events = new(site);

    public void Dispose() => _events.Dispose();

    [Fact]
    public async Task Registering_is_confirmed_by_mail_whose_link_cancels_only_when_the_button_is_pressed()
    {
        var key = Publish("Ilmoittautumistapahtuma", (Event.Aliases.RegistrationCapacity, 1));
        var page = await site.OpenAsync("/tapahtumat/ilmoittautumistapahtuma");
        var form = page.Document.QuerySelector("main a[href^='/ilmoittaudu/']")!.GetAttribute("href")!;
        Assert.Equal($"/ilmoittaudu/{key:D}", form);

        using var shown = await site.Http.GetAsync(new Uri(form, UriKind.Relative));
        Assert.Equal("no-store", shown.Headers.CacheControl!.ToString());
        Assert.False(shown.Headers.Contains("Set-Cookie"));
        Assert.Contains("Vapaita paikkoja: 1", await shown.Content.ReadAsStringAsync());

        Assert.Contains("Sinulla on paikka.", await RegisterAsync(form, "Matti", "Matti@example.org"));
        Assert.Equal("Ilmoittautumistapahtuma", (await site.OpenAsync($"/sv/anmalan/{key:D}")).Document.QuerySelector("h1 [lang=fi]")!.TextContent);
        Assert.Contains("Du står i kö.", await RegisterAsync($"/sv/anmalan/{key:D}", "Maija", "maija@example.org"));
        Assert.Contains("Tapahtuma on täynnä.", (await site.OpenAsync(form)).Text);

        var first = Assert.Single(site.MailsTo("matti@example.org"));
        Assert.Contains("Sinulla on paikka tapahtumassa Ilmoittautumistapahtuma.", first);
        Assert.Contains("http://localhost/tapahtumat/ilmoittautumistapahtuma", first);
        Assert.Contains("står i kö", Assert.Single(site.MailsTo("maija@example.org")));
        var cancel = Link(first);

        var asked = await site.OpenAsync(cancel);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Empty(asked.ParseErrors);
        Assert.Contains("tähän tapahtumaan: Ilmoittautumistapahtuma?", asked.Document.QuerySelector(".notice")!.TextContent);
        Assert.Equal(new Seats(1, 1), await SeatsAsync(key));

        Assert.Contains("Ilmoittautumisesi on peruttu", await PostAsync(cancel));
        Assert.Equal(new Seats(1, 0), await SeatsAsync(key));
        Assert.Contains("Du har fått en plats", site.MailsTo("maija@example.org")[^1]);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(cancel)).Status);
    }

    [Fact]
    public async Task A_member_registers_with_one_press_sees_it_on_his_page_and_gives_the_place_back_with_his_account()
    {
        var key = Publish("Jäsenen ilmoittautuminen", (Event.Aliases.RegistrationCapacity, 1), (Event.Aliases.StartDate, new DateTime(2031, 3, 1)));
        var form = $"/ilmoittaudu/{key:D}";
        using var member = await site.SignInAsync();
        using var second = await site.SignInAsync();

        var page = await member.OpenAsync(form);
        Assert.Empty(page.ParseErrors);
        Assert.Null(page.Document.QuerySelector("main input[type=text], main input[type=email]"));
        Assert.Contains(member.Email, page.Text);
        using (var without = new FormUrlEncodedContent([KeyValuePair.Create("nimi", "Vieras"), KeyValuePair.Create("sahkoposti", "vieras@example.org")]))
        using (var refused = await member.Http.PostAsync(new Uri(form, UriKind.Relative), without))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        Assert.Equal(new Seats(0, 0), await SeatsAsync(key));
        Assert.Contains("Sinulla on paikka.", (await member.SendAsync(form, ("nimi", "Joku muu"), ("sahkoposti", "muu@example.org"))).Text);
        Assert.Contains("Olet jonossa.", (await second.SendAsync(form)).Text);
        Assert.Equal(new Seats(1, 1), await SeatsAsync(key));
        Assert.Single(site.MailsTo(member.Email));
        Assert.Contains("Jäsenen ilmoittautuminen", (await member.OpenAsync("/oma")).Text);
        var again = await member.OpenAsync(form);
        Assert.Contains("sinulla on paikka", again.Text);
        Assert.Null(again.Document.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync(again.Document.QuerySelector("main a[href^='/ilmoittautumisen-peruutus/']")!.GetAttribute("href")!)).Status);

        foreach (var feature in site.Services.GetServices<IPersonalData>().OfType<MemberRegistrations>())
        {
            Assert.NotNull((await feature.ReadAsync(member.Key, default)).Data);
            await feature.EraseAsync(member.Key, default);
        }

        Assert.Equal(new Seats(1, 0), await SeatsAsync(key));
        Assert.Contains("sinulla on paikka", (await second.OpenAsync(form)).Text);
    }

    [Fact]
    public async Task Registering_twice_is_once_and_one_mail()
    {
        var key = Publish("Kahdesti sama");
        await RegisterAsync($"/ilmoittaudu/{key:D}", "Liisa", "liisa@example.org");

        Assert.Contains("Sinulla on paikka.", await RegisterAsync($"/ilmoittaudu/{key:D}", "Liisa", " LIISA@example.org "));

        Assert.Equal(new Seats(1, 0), await SeatsAsync(key));
        Assert.Single(site.MailsTo("liisa@example.org"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_the_field_and_nothing_is_stored()
    {
        var key = Publish("Virheiden tapahtuma");
        using var response = await SendAsync($"/ilmoittaudu/{key:D}", ("nimi", "<b>"), ("sahkoposti", "ei osoite"));
        var page = SitePage.Read("/ilmoittaudu", response, await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var field = page.Document.GetElementById("sahkoposti")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains("Kirjoita sähköpostiosoite", page.Document.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.Equal("<b>", page.Document.GetElementById("nimi")!.GetAttribute("value"));
        Assert.Empty(page.ParseErrors);
        Assert.Equal(new Seats(0, 0), await SeatsAsync(key));
    }

    [Fact]
    public async Task Nobody_registers_after_the_deadline_or_to_what_is_past_or_cancelled()
    {
        var late = Publish("Määräaika mennyt", (Event.Aliases.RegistrationDeadline, new DateTime(2018, 1, 1)));
        var past = Publish("Mennyt tapahtuma", (Event.Aliases.StartDate, new DateTime(2018, 1, 1, 9, 0, 0)));
        var cancelled = Publish("Peruttu tapahtuma", (Event.Aliases.Status, $"[\"{Vocabularies.EventStatus.Cancelled}\"]"));
        foreach (var (key, words) in new[] { (late, "Ilmoittautuminen on päättynyt."), (past, "Ilmoittautuminen on päättynyt."), (cancelled, "Tapahtuma on peruttu.") })
        {
            Assert.Contains(words, await RegisterAsync($"/ilmoittaudu/{key:D}", "Ville", "ville@example.org"));
            Assert.Equal(new Seats(0, 0), await SeatsAsync(key));
        }

        Assert.Null((await site.OpenAsync("/tapahtumat/mennyt-tapahtuma")).Document.QuerySelector("main a[href^='/ilmoittaudu/']"));
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        var key = Publish("Vieras lomake");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/ilmoittaudu/{key:D}") { Content = Form(("nimi", "Eve"), ("sahkoposti", "eve@example.org")) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await site.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(new Seats(0, 0), await SeatsAsync(key));
    }

    [Theory]
    [InlineData("/ilmoittaudu/00000000-0000-0000-0000-000000000001")]
    [InlineData("/ilmoittaudu/abc")]
    [InlineData("/sv/anmalan/00000000-0000-0000-0000-000000000001")]
    [InlineData("/ilmoittautumisen-peruutus/abc")]
    [InlineData("/sv/avanmalan/0123456789012345678901234567890123456789012")]
    public async Task What_is_not_there_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(address)).Status);

    [Fact]
    public async Task A_body_that_is_no_form_is_answered_clearly()
    {
        var key = Publish("Outo lähetys");
        using var json = await site.Http.PostAsync(new Uri($"/ilmoittaudu/{key:D}", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);

        using var broken = new StringContent("x");
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data");
        using var answer = await site.Http.PostAsync(new Uri($"/ilmoittaudu/{key:D}", UriKind.Relative), broken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(new Seats(0, 0), await SeatsAsync(key));
    }

    [NpmFact(HtmlValidateTests.Package)]
    public async Task A_validator_finds_nothing_wrong_with_the_forms()
    {
        var key = Publish("Tarkistettu lomake");
        await RegisterAsync($"/ilmoittaudu/{key:D}", "Tarkka", "tarkka@example.org");
        string[] pages =
        [
            (await site.OpenAsync($"/ilmoittaudu/{key:D}")).Text,
            await RegisterAsync($"/sv/anmalan/{key:D}", "", ""),
            (await site.OpenAsync(Link(site.MailsTo("tarkka@example.org")[0]))).Text,
        ];
        await HtmlValidateTests.CheckAsync(pages);
    }

    private Guid Publish(string name, params (string Alias, object Value)[] values) => _events.Publish(
        name, [.. new (string, object)[] { (Event.Aliases.StartDate, new DateTime(2190, 5, 24, 9, 0, 0)), (Event.Aliases.RegistrationOpen, true) }
            .Where(v => values.All(w => w.Alias != v.Item1)), .. values]);

    private async Task<string> RegisterAsync(string form, string name, string email)
    {
        using var response = await SendAsync(form, ("nimi", name), ("sahkoposti", email));
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<string> PostAsync(string address)
    {
        using var response = await SendAsync(address);
        return await response.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string address, params (string Name, string Value)[] fields) => site.Http.PostAsync(new Uri(address, UriKind.Relative), Form(fields));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private Task<Seats> SeatsAsync(Guid key) => site.Services.GetRequiredService<RegistrationStore>().SeatsAsync(key, default);

    private static string Link(string mail) => mail[(mail.IndexOf("http://localhost/ilmoittautumisen", StringComparison.Ordinal) + "http://localhost".Length)..].Trim();
}
