using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

[Collection(SiteCollection.Name)]
public sealed class ModerationTests(SiteFixture site)
{
    [Fact]
    public async Task The_first_post_of_a_new_member_waits_for_an_editor()
    {
        using var newcomer = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await newcomer.BeginAsync(site.PilotOf(), "Uusi jäsen kysyy");

        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenThreadAsync(thread)).Status);
        Assert.Contains("odottaa", (await newcomer.OpenThreadAsync(thread)).Text);
        Assert.Contains("Uusi jäsen kysyy", (await editor.OpenAsync("/keskustelut/valvonta")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await newcomer.OpenAsync("/keskustelut/valvonta")).Status);

        await editor.SendAsync("/keskustelut/valvonta", (ModerationEndpoints.ThreadField, $"{thread}"), (ModerationEndpoints.NumberField, "1"), (WriteEndpoints.ActField, "paasta"));

        Assert.Equal(HttpStatusCode.OK, (await site.OpenThreadAsync(thread)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await newcomer.ReplyAsync(thread, "Toinen näkyy heti")).Status);
        Assert.DoesNotContain("odottaa", (await editor.OpenThreadAsync(thread)).Document.QuerySelector("#p2")!.TextContent);
    }

    [Fact]
    public async Task A_flagged_post_is_looked_at_and_removed_with_a_reason()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var writer = await site.SignInAsync(SiteRole.Member, (site.PilotOf(), PilotRole.Member));
        using var reader = await site.SignInAsync();
        var thread = await editor.BeginAsync(site.PilotOf(), "Ilmoitettava");
        await writer.ReplyAsync(thread, "Sopimaton kertomus");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendAsync($"/keskustelut/ilmoita/{thread}/2")).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.SendAsync($"/keskustelut/ilmoita/{thread}/2", (ActEndpoints.KindField, nameof(FlagKind.Privacy)), (ActEndpoints.WordsField, "Lapsi tunnistettavissa"))).Status);
        Assert.Contains("Lapsi tunnistettavissa", (await editor.OpenAsync("/keskustelut/valvonta")).Text);
        await editor.SendAsync($"/keskustelut/poista/{thread}/2", (ActEndpoints.WordsField, "Lapsen voi tunnistaa"));

        var page = await reader.OpenThreadAsync(thread);
        Assert.DoesNotContain("Sopimaton kertomus", page.Text);
        Assert.Contains("Lapsen voi tunnistaa", page.Text);
        Assert.DoesNotContain("Lapsi tunnistettavissa", (await editor.OpenAsync("/keskustelut/valvonta")).Text);
    }

    [Fact]
    public async Task The_queue_removes_with_a_reason_alone_and_keeps_one_that_is_too_long()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var reader = await site.SignInAsync();
        var thread = await editor.BeginAsync(site.PilotOf(), "Poistetaan jonosta");
        using var writer = await site.SignInAsync(SiteRole.Editor);
        await writer.ReplyAsync(thread, "Jonosta poistettava");
        await reader.SendAsync($"/keskustelut/ilmoita/{thread}/2", (ActEndpoints.KindField, nameof(FlagKind.Improper)));
        Task<SitePage> RemoveAsync(string reason) => editor.SendAsync(
            "/keskustelut/valvonta", (ModerationEndpoints.ThreadField, $"{thread}"), (ModerationEndpoints.NumberField, "2"), (ActEndpoints.WordsField, reason), (WriteEndpoints.ActField, "poista"));

        var without = await RemoveAsync(string.Empty);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        var typed = new string('x', Post.ReasonLength + 1);
        var field = (await RemoveAsync(typed)).Document.GetElementById($"{ActEndpoints.WordsField}-{thread}-2")!;
        Assert.Equal((typed, "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
        Assert.Contains("Jonosta poistettava", (await site.OpenThreadAsync(thread)).Text);

        Assert.Equal(HttpStatusCode.SeeOther, (await RemoveAsync("Ei sovi foorumiin")).Status);
        Assert.Contains("Ei sovi foorumiin", (await reader.OpenThreadAsync(thread)).Text);
    }

    [Fact]
    public async Task A_thread_is_not_split_at_a_post_that_readers_do_not_see()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var newcomer = await site.SignInAsync();
        var thread = await editor.BeginAsync(site.PilotOf(), "Ei jaeta tästä");
        await newcomer.ReplyAsync(thread, "Odottaa vielä");

        var refused = await editor.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "jaa"), (ModerationEndpoints.NumberField, "2"), (WriteEndpoints.TitleField, "Ketju jota kukaan ei näe"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.DoesNotContain("Ketju jota kukaan ei näe", (await site.OpenAsync("/keskustelut")).Text);
    }

    [Fact]
    public async Task Split_and_merged_posts_are_found_at_their_old_addresses()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Kaksi asiaa yhdessä");
        foreach (var text in new[] { "asia yksi", "asia kaksi", "lisää asiasta kaksi" })
        {
            await editor.ReplyAsync(thread, text);
        }

        var split = await editor.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "jaa"), (ModerationEndpoints.NumberField, "3"), (WriteEndpoints.TitleField, "Asia kaksi erikseen"));
        Assert.Equal(HttpStatusCode.SeeOther, split.Status);
        Assert.Equal(["Miten teillä tehdään?", "asia yksi"], (await editor.OpenThreadAsync(thread)).Posts().Values);
        var moved = await editor.OpenThreadAsync(thread, "?viesti=4");
        Assert.Equal("Asia kaksi erikseen", moved.Heading);
        Assert.Equal("lisää asiasta kaksi", moved.Posts()[2]);

        var other = await editor.BeginAsync(site.PilotOf(1), "Muualla jo alkanut");
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "yhdista"), (ModerationEndpoints.ThreadField, $"/keskustelut/t/{other}/muualla"))).Status);
        Assert.Equal("asia yksi", (await editor.OpenThreadAsync(thread, "?viesti=2")).Posts()[3]);
        Assert.Equal("Muualla jo alkanut", (await site.OpenThreadAsync(thread)).Heading);
        Assert.Equal($"/keskustelut/historia/{other}/3", (await editor.OpenAsync($"/keskustelut/historia/{thread}/2")).Location);
        Assert.Equal($"/keskustelut/historia/{split.Location!.Split('/')[3]}/2", (await editor.OpenAsync($"/keskustelut/historia/{thread}/4")).Location);
        Assert.Equal($"/keskustelut/syote/t/{other}", (await site.OpenAsync($"/keskustelut/syote/t/{thread}")).Location);
    }

    [Fact]
    public async Task Who_follows_or_mutes_a_thread_does_so_where_its_posts_go()
    {
        var pilot = site.PilotOf();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var author = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        using var muter = await site.SignInAsync();
        var (source, target) = (await editor.BeginAsync(pilot, "Seurattu lähde"), await editor.BeginAsync(pilot, "Kohde"));
        await author.ReplyAsync(source, "kakkonen");
        await editor.ReplyAsync(source, "kolmonen");
        await author.OpenThreadAsync(source);
        await muter.SendAsync("/keskustelut/seuraa", (ActEndpoints.KindField, "thread"), (ActEndpoints.KeyField, $"{source}"), (ActEndpoints.LevelField, nameof(FollowLevel.Muted)));

        var split = await editor.SendAsync($"/keskustelut/hoida/{source}", (WriteEndpoints.ActField, "jaa"), (ModerationEndpoints.NumberField, "2"), (WriteEndpoints.TitleField, "Erotettu osa"));
        var made = int.Parse(split.Location!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
        await editor.SendAsync($"/keskustelut/hoida/{source}", (WriteEndpoints.ActField, "yhdista"), (ModerationEndpoints.ThreadField, $"{target}"));

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
        var readers = await db.ThreadReaders.Where(r => r.ThreadId == made || r.ThreadId == target).ToDictionaryAsync(r => (r.ThreadId, r.MemberKey), r => (r.Level, r.LastRead));
        Assert.Equal((FollowLevel.Followed, 2), readers[(made, author.Key)]);
        Assert.Equal((FollowLevel.Muted, 0), readers[(made, muter.Key)]);
        Assert.Equal((FollowLevel.Followed, 0), readers[(target, author.Key)]);
        Assert.Equal((FollowLevel.Muted, 0), readers[(target, muter.Key)]);
        Assert.Equal((FollowLevel.Followed, 2), readers[(target, editor.Key)]); // had read both whole
        Assert.True(await db.Threads.Where(t => t.Id == source).Select(t => t.Change).SingleAsync() > 0);
        Assert.Equal(await db.Threads.Where(t => t.Id == target).Select(t => t.Change).SingleAsync(), await db.Threads.Where(t => t.Id == source).Select(t => t.Change).SingleAsync()); // the search follows it
    }

    [Fact]
    public async Task Who_began_a_thread_cannot_take_the_answers_of_others_away_with_it()
    {
        var pilot = site.PilotOf();
        using var asker = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        using var helper = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        var (alone, answered) = (await asker.BeginAsync(pilot, "Vielä yksin"), await asker.BeginAsync(pilot, "Jo vastattu"));
        await asker.ReplyAsync(alone, "Lisäys omaan");
        await helper.ReplyAsync(answered, "Apua tähän");

        Assert.Equal(HttpStatusCode.SeeOther, (await asker.SendAsync($"/keskustelut/poista/{alone}/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenThreadAsync(alone)).Status);
        var refused = await asker.SendAsync($"/keskustelut/poista/{answered}/1");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Muut ovat jo vastanneet", refused.Text);
        Assert.Equal(HttpStatusCode.OK, (await site.OpenThreadAsync(answered)).Status);

        await helper.SendAsync($"/keskustelut/poista/{answered}/2");
        Assert.Equal(HttpStatusCode.SeeOther, (await asker.SendAsync($"/keskustelut/poista/{answered}/1")).Status);
    }

    [Fact]
    public async Task A_coordinator_moderates_the_forum_of_the_own_pilot_alone()
    {
        var (own, other) = (site.PilotOf(4), site.PilotOf(5));
        using var coordinator = await site.SignInAsync(SiteRole.Member, (own, PilotRole.Coordinator));
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(own, "Omassa pilotissa");

        Assert.Equal(HttpStatusCode.SeeOther, (await coordinator.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "kiinnita"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "siirra"), ("foorumi", other.ToString()))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.SendAsync($"/keskustelut/lukijat/{other}", (ActEndpoints.LevelField, nameof(ForumVisibility.Team)))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync($"/keskustelut/hoida/{thread}", (WriteEndpoints.ActField, "siirra"), ("foorumi", other.ToString()))).Status);
        Assert.Contains("Omassa pilotissa", (await editor.OpenAsync((await editor.OpenAsync($"/keskustelut/f/{other}")).Location!)).Text);
    }
}
