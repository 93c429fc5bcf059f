using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;

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
