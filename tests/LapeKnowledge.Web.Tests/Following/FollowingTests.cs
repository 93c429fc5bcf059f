using System.Net;
using System.Net.Mail;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Adoptions;
using LapeKnowledge.Web.Features.Following;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Search.Indexing;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Tests.Following;

/// <summary>Members follow themes, provinces, municipalities, pilots, tools and practices, and get a digest of what is new once a week.</summary>
[Collection(SiteCollection.Name)]
public sealed class FollowingTests(SiteFixture site)
{
    private FollowStore Follows => site.Services.GetRequiredService<FollowStore>();

    private (Guid Key, string Url) First<T>() where T : class => site.InContext(services =>
    {
        var documents = new PublishedDocuments(services);
        var found = documents.First(d => d is T);
        return (found.Key, documents.Url(found));
    });

    [Fact]
    public async Task Whatever_has_news_can_be_followed_from_its_page_and_left_again_without_a_script()
    {
        using var member = await site.SignInAsync();
        foreach (var (key, url) in new[] { First<Theme>(), First<Province>(), First<Municipality>(), First<Pilot>(), First<Tool>(), First<GoodPractice>() })
        {
            var page = await member.OpenAsync(url);
            Assert.Empty(page.ParseErrors);
            var form = page.Document.QuerySelector("form.follow")!;
            Assert.Equal($"/seuraa/{key}", form.GetAttribute("action"));
            using var content = new FormUrlEncodedContent([new("tunniste", form.QuerySelector("input[name=tunniste]")!.GetAttribute("value")!), new("tee", form.QuerySelector("button")!.GetAttribute("value")!)]);
            using var sent = await member.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
            Assert.Equal(url, sent.Headers.Location!.ToString());
            Assert.True(await Follows.IsFollowingAsync(member.Key, key, default));
            await member.SendAsync($"/seuraa/{key}", ("tee", "seuraa")); // twice is once
            Assert.Equal("lopeta", (await member.OpenAsync(url)).Document.QuerySelector("form.follow button")!.GetAttribute("value"));
            await member.SendAsync($"/sv/folj/{key}", ("tee", "lopeta"));
            Assert.False(await Follows.IsFollowingAsync(member.Key, key, default));
        }
    }

    [Fact]
    public async Task Only_members_follow_and_only_what_has_news()
    {
        using var member = await site.SignInAsync();
        var theme = First<Theme>();

        Assert.StartsWith("/kirjaudu?paluu=", (await site.OpenAsync(theme.Url)).Document.QuerySelector(".follow a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await member.SendAsync($"/seuraa/{First<Home>().Key}", ("tee", "seuraa"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.SendAsync($"/seuraa/{Guid.NewGuid()}", ("tee", "seuraa"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/seuraa/{Guid.NewGuid()}", ("tee", "lopeta"))).Status); // also what is gone
        using var without = new FormUrlEncodedContent([new("tee", "seuraa")]);
        using var refused = await member.Http.PostAsync(new Uri($"/seuraa/{theme.Key}", UriKind.Relative), without);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(await Follows.OfMemberAsync(member.Key, default));
    }

    [Fact]
    public async Task The_digest_of_a_week_goes_once_to_those_who_follow_what_has_news_and_to_nobody_else()
    {
        using var follower = await site.SignInAsync();
        using var elsewhere = await site.SignInAsync();
        using var teller = await site.SignInAsync();
        var (practice, other) = (First<GoodPractice>(), site.InContext(s => new PublishedDocuments(s).OfType<Municipality>().Last().Key));
        var town = First<Municipality>();
        await Follows.FollowAsync(follower.Key, town.Key, default);
        await Follows.FollowAsync(teller.Key, town.Key, default);
        await Follows.FollowAsync(elsewhere.Key, other, default);
        var adoptions = site.Services.GetRequiredService<AdoptionStore>();
        var unit = $"Päiväkoti {Guid.NewGuid():N}";
        await adoptions.AddAsync(practice.Key, teller.Key, new ToldAdoption(town.Key, unit, new DateOnly(2026, 1, 2), [], null), Cultures.Finnish, default);

        // only the adoptions: what the tests publish meanwhile is nobody's news here
        var time = new FixedTime(NextMonday());
        var part = site.Services.GetServices<IDigestPart>().OfType<AdoptionDigest>().Single();
        var digests = new Digests([part], Follows, site.Services.GetRequiredService<RelatedContent>(), site.Services.GetRequiredService<SiteAddress>(), site.Services.GetRequiredService<Texts>());
        DigestUpkeep Upkeep() => new(
            Follows, digests, ActivatorUtilities.CreateInstance<DigestStore>(site.Services, time), site.Services.GetRequiredService<MemberMails>(), site.Services.GetRequiredService<IUmbracoContextFactory>(), time);

        await Task.WhenAll(Upkeep().DoAsync(default), Upkeep().DoAsync(default));
        await Upkeep().DoAsync(default);

        var mail = Assert.Single(site.MailsTo(follower.Email));
        Assert.Contains(unit, mail);
        Assert.Contains(practice.Url, mail);
        Assert.Empty(site.MailsTo(teller.Email)); // his own news
        Assert.DoesNotContain(site.MailsTo(elsewhere.Email), m => m.Contains(unit, StringComparison.Ordinal));
        await adoptions.WithdrawAsync((await adoptions.OfMemberAsync(teller.Key, default)).Single().Key, teller.Key, default);
    }

    [Fact]
    public async Task No_digest_is_written_for_a_member_who_is_locked_out_for_good()
    {
        var (locked, paused, free) = (await site.AddAccountAsync(), await site.AddAccountAsync(), await site.AddAccountAsync());
        var town = First<Municipality>().Key;
        foreach (var member in new[] { locked, paused, free })
        {
            await Follows.FollowAsync(member.Id, town, default);
        }

        await site.Services.GetRequiredService<People>().LockAsync(Guid.NewGuid(), locked.Id, default);
        await site.ChangeAccountAsync(paused.Id, m => m.LockoutEnd = TimeProvider.System.GetUtcNow().AddMinutes(5)); // who guessed a password wrong too often

        var readers = (await Follows.DigestReadersAsync(default)).Select(r => r.Key).ToList();
        Assert.DoesNotContain(locked.Id, readers);
        Assert.Contains(paused.Id, readers);
        Assert.Contains(free.Id, readers);
    }

    [Fact]
    public async Task One_mailbox_that_is_full_keeps_nobody_else_from_the_digest()
    {
        using var first = await site.SignInAsync();
        using var second = await site.SignInAsync();
        using var teller = await site.SignInAsync();
        var (practice, town) = (First<GoodPractice>(), First<Municipality>());
        await Follows.FollowAsync(first.Key, town.Key, default);
        await Follows.FollowAsync(second.Key, town.Key, default);
        var adoptions = site.Services.GetRequiredService<AdoptionStore>();
        var unit = $"Koulu {Guid.NewGuid():N}";
        await adoptions.AddAsync(practice.Key, teller.Key, new ToldAdoption(town.Key, unit, new DateOnly(2026, 1, 2), [], null), Cultures.Finnish, default);
        var time = new FixedTime(NextMonday());
        var part = site.Services.GetServices<IDigestPart>().OfType<AdoptionDigest>().Single();
        var full = string.CompareOrdinal(first.Key.ToString(), second.Key.ToString()) < 0 ? first : second; // readers are taken in the order of their keys
        var server = new FullMailbox(full.Email);
        var upkeep = new DigestUpkeep(
            Follows, new Digests([part], Follows, site.Services.GetRequiredService<RelatedContent>(), site.Services.GetRequiredService<SiteAddress>(), site.Services.GetRequiredService<Texts>()), ActivatorUtilities.CreateInstance<DigestStore>(site.Services, time),
            ActivatorUtilities.CreateInstance<MemberMails>(site.Services, server), site.Services.GetRequiredService<IUmbracoContextFactory>(), time);

        await upkeep.DoAsync(default);
        Assert.Contains(server.Sent, m => m.To == (full == first ? second : first).Email);
        Assert.DoesNotContain(server.Sent, m => m.To == full.Email);

        server.IsFull = false; // when there is room again he gets his
        await upkeep.DoAsync(default);
        Assert.Single(server.Sent, m => m.To == full.Email);
        await adoptions.WithdrawAsync((await adoptions.OfMemberAsync(teller.Key, default)).Single().Key, teller.Key, default);
    }

    private sealed class FullMailbox(string email) : IMailSender
    {
        public bool IsFull { get; set; } = true;

        public List<Mail> Sent { get; } = [];

        public Task SendAsync(Mail mail, CancellationToken cancellation)
        {
            if (IsFull && mail.To == email)
            {
                throw new SmtpFailedRecipientException(SmtpStatusCode.InsufficientStorage, mail.To);
            }

            Sent.Add(mail);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_process_that_dies_before_sending_is_followed_by_another_and_one_that_dies_after_it_is_not()
    {
        var time = new FixedTime(NextMonday());
        var store = ActivatorUtilities.CreateInstance<DigestStore>(site.Services, time);
        var (before, after) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.True(await store.TakeAsync(before, 203001, default));
        Assert.True(await store.TakeAsync(after, 203001, default));
        await store.SetAsync(after, 203001, DigestState.Sending, default);
        Assert.False(await store.TakeAsync(before, 203001, default));

        time.Now += TimeSpan.FromHours(1);
        var again = await Task.WhenAll(store.TakeAsync(before, 203001, default), store.TakeAsync(before, 203001, default));
        Assert.Single(again, taken => taken);
        Assert.False(await store.TakeAsync(after, 203001, default));
        await store.GiveBackAsync(before, 203001, default);
        Assert.True(await store.TakeAsync(before, 203001, default));
        await store.EraseBeforeAsync(203002, default);
    }

    [Fact]
    public async Task The_preview_says_what_would_be_sent_and_sends_nothing()
    {
        using var member = await site.SignInAsync();
        var output = new StringWriter();

        Assert.Equal(2, await DigestCommand.RunAsync(site.Services, [], output));
        Assert.Equal(1, await DigestCommand.RunAsync(site.Services, ["preview", "nobody@example.org"], output));
        Assert.Equal(0, await DigestCommand.RunAsync(site.Services, ["preview", member.Email], output));
        Assert.Contains("Nothing to say", output.ToString());
        await Follows.FollowAsync(member.Key, First<Theme>().Key, default);
        Assert.Equal(0, await DigestCommand.RunAsync(site.Services, ["preview", member.Email], output));
        Assert.Empty(site.MailsTo(member.Email));
    }

    [Fact]
    public async Task What_was_a_draft_for_long_is_new_in_the_week_that_it_is_published_in()
    {
        using var indexed = new IndexedSite(site);
        var practice = indexed.New(GoodPractice.ModelTypeAlias, indexed.KeyAt("/hyvat-kaytannot"), "Pitkään luonnos");
        Assert.Equal("(uusi)", await PublishAsync());
        Assert.Equal("(päivitetty)", await PublishAsync());

        async Task<string> PublishAsync()
        {
            await Task.Delay(20); // moments are told apart in milliseconds
            var from = DateTime.UtcNow;
            indexed.Publish(practice);
            using var context = site.Services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
            var items = await site.Services.GetServices<IDigestPart>().OfType<PublishedDigest>().Single().ReadAsync(from, DateTime.UtcNow.AddDays(1), default);
            return Assert.Single(items, i => i.About.Contains(practice.Key)).Write("fi-FI", "fi-FI")!.Value.Text.Split(' ')[^1];
        }
    }

    [Theory]
    [InlineData("fi-FI", null, "a-fi b-fi c-fi", "fi-FI")]
    [InlineData("sv-FI", null, "a-sv b-sv c-sv", "sv-FI")]
    [InlineData("fi-FI", "fi-FI", "a-fi c-fi", "fi-FI")]
    [InlineData("fi-FI", "sv-FI", "b-fi c-fi", "sv-FI")]
    [InlineData("sv-FI", "fi-FI,sv-FI", "a-sv b-sv c-sv", "sv-FI")]
    public async Task The_digest_tells_of_what_is_in_the_languages_that_one_reads_in_the_language_of_the_mail(string culture, string? languages, string told, string opened)
    {
        using var member = await site.SignInAsync();
        await Follows.FollowAsync(member.Key, First<Theme>().Key, default);
        var about = new HashSet<Guid> { First<Theme>().Key };
        DigestItem Item(string name, params string[] cultures) => new(about, (mail, reading) => ($"{name}-{Cultures.Language(mail)}", $"/{reading}")) { Cultures = cultures };
        DigestNews[] news = [new(InterfaceTexts.DigestPublished, [Item("a", "fi-FI"), Item("b", "sv-FI"), Item("c", "fi-FI", "sv-FI")])];

        var digest = await site.Services.GetRequiredService<Digests>().WriteAsync(new DigestReader(member.Key, "Nimi", culture, default, languages), news, new DateOnly(2030, 1, 7), default);

        Assert.Equal(told, string.Join(' ', digest!.Value.Text.Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => l[2..])));
        Assert.Contains($"/{opened}\n", digest.Value.Text);
        Assert.Contains($"\n  {(culture == "fi-FI" ? "Seuraat" : "Du följer")}: {site.InContext(s => Names.Of(s.GetRequiredService<RelatedContent>().Get<IPublishedContent>(First<Theme>().Key)!, culture))}\n", digest.Value.Text);
    }

    private static DateTimeOffset NextMonday()
    {
        var today = Dates.Today(TimeProvider.System);
        return new DateTimeOffset(DigestUpkeep.MondayOf(today).AddDays(7).ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

internal sealed class FollowingAccessRows : IAccessRows
{
    private static readonly Access[] Members = [Access.SignIn, Access.Open, Access.Open, Access.Open, Access.Open, Access.Open];

    public Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        var (finnish, swedish) = FollowEndpoints.Address;
        var key = callers.Pilot.ToString();
        return Task.FromResult<IReadOnlyList<AccessRow>>([.. new[] { "GET", "POST" }.SelectMany(m => new[] { finnish, swedish }.Select(a => new AccessRow(m, a, a.Replace("{document:guid}", key, StringComparison.Ordinal), Members)))]);
    }
}
