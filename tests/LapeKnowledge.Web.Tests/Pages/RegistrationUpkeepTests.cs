using LapeKnowledge.Web.Features.Feedback;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>What happens to registrations by itself, and the list for organisers.</summary>
[Collection(SiteCollection.Name)]
public sealed class RegistrationUpkeepTests(SiteFixture site) : IDisposable
{
    private static readonly DateTime Begins = new(2031, 5, 20, 9, 0, 0);
    private readonly TemporaryEvents _events = new(site);
    private readonly Clock _clock = new() { Now = new DateTimeOffset(2031, 4, 1, 12, 0, 0, TimeSpan.Zero) };

    public void Dispose() => _events.Dispose();

    [Fact]
    public async Task Whoever_has_a_place_is_reminded_once_with_the_link_that_gives_it_back()
    {
        var key = _events.Publish("Muistutettava tapahtuma", (Event.Aliases.RegistrationOpen, true), (Event.Aliases.StartDate, Begins), (Event.Aliases.RegistrationCapacity, 1));
        using var store = Store();
        await RegisterAsync(store, key, "muistutettava", 1);
        await RegisterAsync(store, key, "jonottaja", 1);

        _clock.Now = new DateTimeOffset(2031, 5, 17, 5, 59, 0, TimeSpan.Zero); // 8.59 in Finland, three days before
        await UpkeepAsync(store);
        Assert.Empty(site.MailsTo("muistutettava@example.org"));

        _clock.Now = new DateTimeOffset(2031, 5, 17, 6, 0, 0, TimeSpan.Zero);
        await UpkeepAsync(store, new DeadMailServer());
        await UpkeepAsync(store);
        await UpkeepAsync(store);

        var mail = Assert.Single(site.MailsTo("muistutettava@example.org"));
        Assert.Contains("pian alkavassa tapahtumassa Muistutettava tapahtuma", mail);
        Assert.Contains("https://lape.example/ilmoittautumisen-peruutus/", mail);
        Assert.Empty(site.MailsTo("jonottaja@example.org"));
    }

    [Fact]
    public async Task Everybody_is_erased_some_days_after_the_event()
    {
        var key = _events.Publish("Unohdettava tapahtuma", (Event.Aliases.RegistrationOpen, true), (Event.Aliases.StartDate, Begins), (Event.Aliases.EndDate, new DateTime(2031, 5, 21)));
        using var store = Store();
        await RegisterAsync(store, key, "unohdettava", 0);

        _clock.Now = new DateTimeOffset(2031, 6, 20, 20, 59, 0, TimeSpan.Zero); // one minute to midnight in Finland, 30 days after the last day
        await UpkeepAsync(store);
        Assert.Single(await store.AllAsync(key, default));

        _clock.Now += TimeSpan.FromMinutes(1);
        await UpkeepAsync(store);
        Assert.Empty(await store.AllAsync(key, default));
    }

    [Fact]
    public async Task What_belongs_to_no_event_is_erased_after_a_year()
    {
        var key = Guid.NewGuid();
        using var store = Store();
        await RegisterAsync(store, key, "ilman", 0);

        _clock.Now += TimeSpan.FromDays(365);
        await UpkeepAsync(store);
        Assert.Single(await store.AllAsync(key, default));

        _clock.Now += TimeSpan.FromHours(1);
        await UpkeepAsync(store);
        Assert.Empty(await store.AllAsync(key, default));
    }

    [Theory]
    [InlineData("/tapahtumat/listattava-tapahtuma")]
    [InlineData("http://localhost/tapahtumat/listattava-tapahtuma/")]
    [InlineData(null)]
    public async Task Organisers_get_a_list_that_spreadsheets_do_not_run(string? address)
    {
        var key = _events.Publish("Listattava tapahtuma", (Event.Aliases.RegistrationOpen, true), (Event.Aliases.RegistrationCapacity, 1));
        using var store = Store();
        await store.RegisterAsync(key, 1, new Applicant("=cmd|' /C calc'!A0", "a@example.org", Cultures.Finnish), default);
        await store.RegisterAsync(key, 1, new Applicant("Maija; Matti", "b@example.org", Cultures.Swedish), default);
        var file = Path.Combine(Directory.CreateTempSubdirectory("lape-list-").FullName, "lista.csv");
        using var output = new StringWriter();

        Assert.Equal(0, await RegistrationCommand.RunAsync(site.Services, ["export", address ?? key.ToString(), file], output));

        Assert.StartsWith("2 written to", output.ToString());
        Assert.Equal(
            ["name;email;place;language;registered", "'=cmd|' /C calc'!A0;a@example.org;place;fi;2031-04-01T12:00Z", "\"Maija; Matti\";b@example.org;waiting;sv;2031-04-01T12:00Z"],
            (await File.ReadAllTextAsync(file)).TrimStart('\uFEFF').TrimEnd().Split("\r\n"));
        Assert.Equal(1, await RegistrationCommand.RunAsync(site.Services, ["export", "/tapahtumat/ei-ole", file], output));
        Assert.Equal(2, await RegistrationCommand.RunAsync(site.Services, ["export"], output));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData("/tietosuojaseloste", "päivä")]
    [InlineData("/sv/dataskyddsbeskrivning", "dagar")]
    public void The_privacy_page_promises_what_is_configured(string address, string day)
    {
        var text = site.Crawled[address].Document.QuerySelector("main")!.TextContent;
        var (registrations, feedback) = (site.Services.GetRequiredService<IOptions<RegistrationOptions>>().Value, site.Services.GetRequiredService<IOptions<FeedbackOptions>>().Value);
        Assert.All([registrations.DaysAfterEvent, registrations.DaysWithoutEvent, feedback.EmailDays, feedback.RecordDays], days => Assert.Contains($" {days} {day}", text));
    }

    private RegistrationStore Store() => ActivatorUtilities.CreateInstance<RegistrationStore>(site.Services, _clock);

    private static Task<Registered> RegisterAsync(RegistrationStore store, Guid key, string who, int capacity) =>
        store.RegisterAsync(key, capacity, new Applicant(who, $"{who}@example.org", Cultures.Finnish) { Origin = "https://lape.example" }, default);

    private Task UpkeepAsync(RegistrationStore store, IMailSender? sender = null)
    {
        var services = site.Services;
        var mails = new RegistrationMails(sender ?? services.GetRequiredService<IMailSender>(), services.GetRequiredService<PageReaders>(), NullLogger<RegistrationMails>.Instance);
        return new RegistrationUpkeep(
            store, mails, services.GetRequiredService<RelatedContent>(), services.GetRequiredService<IUmbracoContextFactory>(), services.GetRequiredService<IOptionsMonitor<RegistrationOptions>>(), _clock).DoAsync(default);
    }

    private sealed class DeadMailServer : IMailSender
    {
        public Task SendAsync(Mail mail, CancellationToken cancellation) => throw new System.Net.Mail.SmtpException("The server is down.");
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
