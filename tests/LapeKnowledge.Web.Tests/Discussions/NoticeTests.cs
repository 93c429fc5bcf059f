using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

[Collection(SiteCollection.Name)]
public sealed class NoticeTests(SiteFixture site)
{
    [Fact]
    public async Task Those_whom_it_concerns_are_told_on_the_site_and_by_mail_and_nobody_else()
    {
        var pilot = site.PilotOf();
        using var asker = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        using var named = await site.SignInAsync();
        using var helper = await site.SignInAsync(SiteRole.Editor);
        var name = (await site.Services.GetRequiredService<MemberNames>().OfAsync([named.Key], default))[named.Key].Name;
        var thread = await asker.BeginAsync(pilot, "Kenelle kerrotaan?");

        await helper.ReplyAsync(thread, $"Kysy @{name}, hän tietää.");

        Assert.Contains("kirjoitti seuraamaasi keskusteluun", await NoticesAsync(asker, 1));
        Assert.Contains("mainitsi sinut", await NoticesAsync(named, 1));
        Assert.DoesNotContain("Kenelle kerrotaan?", (await helper.OpenAsync("/keskustelut/ilmoitukset")).Text);
        var mail = await MailAsync(named.Email);
        Assert.Contains($"/keskustelut/t/{thread}/kenelle-kerrotaan?viesti=2#p2", mail);
        Assert.Contains("hän tietää", mail);

        await asker.OpenThreadAsync(thread);
        Assert.Equal(0, await site.UnreadAsync(asker));
    }

    [Fact]
    public async Task One_of_a_hundred_with_the_same_first_name_is_found_by_his_whole_name()
    {
        var mark = Guid.NewGuid().ToString("N")[..6];
        var all = Enumerable.Range(100, 101).Select(i => $"Anna Äijälä-{mark} {i}").Append($"Anna Äijälä-{mark}")
            .Select(name => new Account { Id = Guid.NewGuid(), UserName = name, Name = name }).ToList();
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync())
        {
            db.Users.AddRange(all);
            await db.SaveChangesAsync();
        }

        var finder = site.Services.GetRequiredService<MentionFinder>();
        Assert.Equal([all[57].Id], await finder.FindAsync($"Kysy @Anna Äijälä-{mark} 157, hän tietää.", default));
        Assert.Equal([all[^1].Id], await finder.FindAsync($"Kysy @Anna Äijälä-{mark}!", default));
        Assert.Empty(await finder.FindAsync($"Kysy @Anna Äijälä-{mark}n 157 tai @Anna", default));
    }

    [Fact]
    public async Task A_muted_thread_tells_nothing_and_a_followed_forum_tells_of_new_threads()
    {
        var pilot = site.PilotOf(6);
        using var muter = await site.SignInAsync(SiteRole.Editor);
        using var follower = await site.SignInAsync();
        using var writer = await site.SignInAsync(SiteRole.Editor);
        var thread = await muter.BeginAsync(pilot, "Hiljennetään");
        await muter.SendAsync("/keskustelut/seuraa", (ActEndpoints.KindField, "thread"), (ActEndpoints.KeyField, $"{thread}"), (ActEndpoints.LevelField, nameof(FollowLevel.Muted)));
        await follower.SendAsync("/keskustelut/seuraa", (ActEndpoints.KindField, "forum"), (ActEndpoints.KeyField, $"{pilot}"), (ActEndpoints.LevelField, nameof(FollowLevel.Followed)));

        await writer.ReplyAsync(thread, "Ei kuulu mykistäjälle");
        await writer.BeginAsync(pilot, "Uusi aihe seuraajalle");

        Assert.Contains("Uusi aihe seuraajalle", await NoticesAsync(follower, 1));
        Assert.Equal(0, await site.UnreadAsync(muter));
    }

    [Fact]
    public async Task What_one_follows_and_has_muted_is_found_again_and_changed()
    {
        var (pilot, other) = (site.PilotOf(1), site.PilotOf(2));
        using var member = await site.SignInAsync();
        using var writer = await site.SignInAsync(SiteRole.Editor);
        var (followed, muted) = (await writer.BeginAsync(pilot, "Seurattava keskustelu"), await writer.BeginAsync(pilot, "Hiljennettävä keskustelu"));
        var theme = site.InContext(services => new PublishedDocuments(services).Where(d => d.ContentType.Alias == LapeKnowledge.Web.Models.Theme.ModelTypeAlias).First());
        Task<SitePage> SetAsync(string kind, object key, FollowLevel level, string back = "/keskustelut") =>
            member.SendAsync("/keskustelut/seuraa", (ActEndpoints.KindField, kind), (ActEndpoints.KeyField, $"{key}"), (ActEndpoints.LevelField, $"{level}"), (ActEndpoints.BackField, back));
        await SetAsync("thread", followed, FollowLevel.Followed);
        await SetAsync("thread", muted, FollowLevel.Muted);
        await SetAsync("theme", theme.Key, FollowLevel.Followed);
        await SetAsync("forum", other, FollowLevel.Muted);

        var page = await member.OpenAsync("/keskustelut/seuratut");
        Assert.Empty(page.ParseErrors);
        Assert.Contains(page.ContentLinks(), l => l.StartsWith($"/keskustelut/t/{followed}/", StringComparison.Ordinal));
        Assert.Contains(page.ContentLinks(), l => l.StartsWith($"/keskustelut/teema/{theme.Key}", StringComparison.Ordinal));
        Assert.DoesNotContain(page.ContentLinks(), l => l.StartsWith($"/keskustelut/t/{muted}/", StringComparison.Ordinal) || l.Contains($"{other}", StringComparison.Ordinal));

        var hushed = await member.OpenAsync("/keskustelut/seuratut?hiljennetyt=1");
        Assert.Contains(hushed.ContentLinks(), l => l.StartsWith($"/keskustelut/t/{muted}/", StringComparison.Ordinal));
        Assert.Contains(hushed.ContentLinks(), l => l.StartsWith($"/keskustelut/f/{other}/", StringComparison.Ordinal));
        var form = hushed.Document.QuerySelector("form.inline-form")!;
        Assert.Equal($"{other}", form.QuerySelector($"input[name={ActEndpoints.KeyField}]")!.GetAttribute("value"));
        Assert.Equal("/keskustelut/seuratut?hiljennetyt=1", (await SetAsync("forum", other, FollowLevel.Normal, form.QuerySelector($"input[name={ActEndpoints.BackField}]")!.GetAttribute("value")!)).Location);
        Assert.DoesNotContain((await member.OpenAsync("/keskustelut/seuratut?hiljennetyt=1")).ContentLinks(), l => l.Contains($"{other}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_crash_left_in_the_queue_is_told_once()
    {
        using var asker = await site.SignInAsync(SiteRole.Editor);
        using var writer = await site.SignInAsync(SiteRole.Editor);
        var thread = await asker.BeginAsync(site.PilotOf(), "Jonosta kerran");
        await writer.ReplyAsync(thread, "vastaus");
        await NoticesAsync(asker, 1);

        // as if the process had ended between the post and its notices, and then between the notices and the end of the queue
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync())
        {
            var post = await db.Posts.SingleAsync(p => p.ThreadId == thread && p.Number == 2);
            db.Queue.Add(new QueuedPost { PostId = post.Id, CreatedUtc = post.CreatedUtc });
            await db.SaveChangesAsync();
        }

        await Task.WhenAll(site.Services.GetRequiredService<NoticeMaker>().WorkAsync(default), site.Services.GetRequiredService<NoticeMaker>().WorkAsync(default));

        await using var after = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
        Assert.Equal(1, await after.Notices.CountAsync(n => n.MemberKey == asker.Key && n.ThreadId == thread));
        Assert.Single(site.MailsTo(asker.Email), m => m.Contains("Jonosta kerran", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_crash_left_under_way_goes_again_as_the_same_mail_so_that_mailboxes_keep_one()
    {
        using var asker = await site.SignInAsync(SiteRole.Editor);
        using var writer = await site.SignInAsync(SiteRole.Editor);
        var thread = await asker.BeginAsync(site.PilotOf(), "Kahdesti matkalla");
        await writer.ReplyAsync(thread, "ensimmäinen");
        await MailAsync(asker.Email);
        await writer.ReplyAsync(thread, "toinen");
        await NoticesAsync(asker, 2);
        await UntilAsync(() => site.RawMailsTo(asker.Email).Count == 2);

        // as if the process had ended between the handing over and its record, and somebody had written meanwhile
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync())
        {
            var notices = await db.Notices.Where(n => n.MemberKey == asker.Key && n.ThreadId == thread).OrderBy(n => n.Id).ToListAsync();
            (notices[0].Mail, notices[0].SendingUtc) = (MailState.Sending, DateTime.UnixEpoch);
            (notices[1].Mail, notices[1].SendingUtc) = (MailState.Waiting, null);
            await db.SaveChangesAsync();
        }

        await site.Services.GetRequiredService<NoticeMails>().SendAsync(default);
        await UntilAsync(() => site.RawMailsTo(asker.Email).Count >= 3);
        await site.Services.GetRequiredService<NoticeMails>().SendAsync(default);
        await UntilAsync(() => site.RawMailsTo(asker.Email).Count >= 4);

        var ids = site.RawMailsTo(asker.Email).Select(Mails.IdOf).ToList();
        Assert.Equal(ids[..2], ids[2..]); // what was under way goes alone, and what came meanwhile after it
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task A_mail_says_nothing_of_what_was_taken_away_or_closed_to_the_member_before_it_goes()
    {
        var pilot = site.PilotOf(3);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var mate = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        using var named = await site.SignInAsync();
        await WaitWithMailsAsync(named, MailRhythm.Weekly);
        await WaitWithMailsAsync(mate, MailRhythm.Weekly);
        var names = await site.Services.GetRequiredService<MemberNames>().OfAsync([named.Key, mate.Key], default);
        var both = $"@{names[named.Key].Name} ja @{names[mate.Key].Name}";
        var (gone, hidden, kept) = (await coordinator.BeginAsync(pilot, "Viedään pois"), await coordinator.BeginAsync(pilot, "Viesti pois"), await coordinator.BeginAsync(pilot, "Vain tiimille"));
        await coordinator.ReplyAsync(gone, $"{both}: osoite Katu 1");
        await coordinator.ReplyAsync(hidden, $"{both}: puhelin 040 123");
        await coordinator.ReplyAsync(kept, $"{both}: salaisuus");
        await NoticesAsync(named, 3);
        await NoticesAsync(mate, 3);

        await coordinator.SendAsync($"/keskustelut/poista/{gone}/1", (ActEndpoints.WordsField, "Tunnistettava"));
        await coordinator.SendAsync($"/keskustelut/poista/{hidden}/2", (ActEndpoints.WordsField, "Tunnistettava"));
        await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Team)));
        try
        {
            await WaitWithMailsAsync(named, MailRhythm.AtOnce);
            await WaitWithMailsAsync(mate, MailRhythm.AtOnce);
            await UntilAsync(async () =>
            {
                await site.Services.GetRequiredService<NoticeMails>().SendAsync(default);
                return site.MailsTo(mate.Email).Count > 0 && await IsSentAsync(named);
            });

            Assert.Empty(site.MailsTo(named.Email));
            Assert.Equal(0, await site.UnreadAsync(named));
            var mail = Assert.Single(site.MailsTo(mate.Email));
            Assert.Contains("salaisuus", mail);
            Assert.DoesNotContain("Viedään pois", mail);
            Assert.DoesNotContain("040 123", mail);
            Assert.Equal(2, await site.UnreadAsync(mate));
            Assert.DoesNotContain("Viedään pois", (await mate.OpenAsync("/keskustelut/ilmoitukset")).Text);
        }
        finally
        {
            await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Everyone)));
        }
    }

    private async Task WaitWithMailsAsync(TestMember member, MailRhythm rhythm)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        await db.Users.Where(m => m.Id == member.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.DiscussionMail, rhythm));
    }

    private async Task<bool> IsSentAsync(TestMember member)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
        return await db.Notices.Where(n => n.MemberKey == member.Key).AllAsync(n => n.Mail == MailState.Sent || n.Mail == MailState.Skipped);
    }

    [Theory]
    [InlineData(MailRhythm.AtOnce, "2026-11-18T10:00:00Z", "2026-11-18T10:00:00Z")]
    [InlineData(MailRhythm.Daily, "2026-11-18T04:00:00Z", "2026-11-18T05:00:00Z")]
    [InlineData(MailRhythm.Daily, "2026-11-18T10:00:00Z", "2026-11-19T05:00:00Z")]
    [InlineData(MailRhythm.Weekly, "2026-11-18T10:00:00Z", "2026-11-23T05:00:00Z")]
    [InlineData(MailRhythm.Weekly, "2026-11-23T06:00:00Z", "2026-11-30T05:00:00Z")]
    internal void Mail_goes_out_at_the_time_that_was_chosen(MailRhythm rhythm, string created, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due).UtcDateTime, NoticeMails.DueUtc(rhythm, DateTimeOffset.Parse(created).UtcDateTime));

    private async Task<string> NoticesAsync(TestMember member, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await site.UnreadAsync(member) < count)
        {
            await Task.Delay(50, patience.Token);
        }

        return (await member.OpenAsync("/keskustelut/ilmoitukset")).Text;
    }

    private async Task<string> MailAsync(string email)
    {
        await UntilAsync(() => site.MailsTo(email).Count > 0);
        return site.MailsTo(email)[0];
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
