using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

[Collection(SiteCollection.Name)]
public sealed class ModerationMailTests(SiteFixture site)
{
    [Fact]
    public async Task Those_who_decide_are_mailed_of_what_waits_without_a_word_of_it_and_at_most_once_an_hour()
    {
        var (pilot, other) = (site.PilotOf(2), site.PilotOf(3));
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var stranger = await site.SignInAsync(SiteRole.Member, (other, PilotRole.Coordinator), (pilot, PilotRole.Member));
        using var reader = await site.SignInAsync();
        await site.ChangeAccountAsync(coordinator.Key, a => a.Culture = "sv-FI");
        var thread = await editor.BeginAsync(pilot, "Salainen otsikko", "Salaista tekstiä");

        await FlagAsync(reader, thread, "Salainen perustelu");

        var mail = await site.MailToAsync(coordinator.Email);
        Assert.Contains("Anmälda inlägg: 1", mail);
        Assert.Contains("/sv/diskussioner/overvakning\n", mail.ReplaceLineEndings("\n"));
        Assert.Contains("/keskustelut/valvonta\n", (await site.MailToAsync(editor.Email)).ReplaceLineEndings("\n"));
        Assert.DoesNotContain("Salai", site.RawMailsTo(editor.Email)[0] + mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", site.RawMailsTo(coordinator.Email)[0]);

        await reader.ReplyAsync(thread, "Ensimmäinen viestini"); // waits to be let through
        await SendAsync();
        Assert.Single(site.RawMailsTo(coordinator.Email)); // within the hour

        await LaterAsync(coordinator.Key);
        var second = await site.MailToAsync(coordinator.Email, 2);
        Assert.Contains("Anmälda inlägg: 1", second);
        Assert.Contains("Inlägg som väntar på godkännande: 1", second);

        await LaterAsync(coordinator.Key);
        Assert.Equal(2, site.RawMailsTo(coordinator.Email).Count); // nothing new waits
        Assert.Empty(site.RawMailsTo(stranger.Email));
        Assert.Empty(site.RawMailsTo(reader.Email));
    }

    [Fact]
    public async Task What_is_handled_before_the_hour_is_over_is_not_mailed()
    {
        var pilot = site.PilotOf(4);
        using var writer = await site.SignInAsync(SiteRole.Editor);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var reader = await site.SignInAsync();
        var thread = await writer.BeginAsync(pilot, "Käsitellään ajoissa");
        await FlagAsync(reader, thread, string.Empty);
        await site.MailToAsync(coordinator.Email);
        await reader.ReplyAsync(thread, "Odottaa hetken");

        Assert.Equal(HttpStatusCode.SeeOther, (await coordinator.SendAsync("/keskustelut/valvonta", (ModerationEndpoints.ThreadField, $"{thread}"), (ModerationEndpoints.NumberField, "2"), (WriteEndpoints.ActField, "paasta"))).Status);
        await LaterAsync(coordinator.Key);

        Assert.Single(site.RawMailsTo(coordinator.Email));
    }

    [Fact]
    public async Task What_a_crash_left_under_way_goes_again_as_the_same_mail_and_not_when_it_was_handled_meanwhile()
    {
        var pilot = site.PilotOf(5);
        using var writer = await site.SignInAsync(SiteRole.Editor);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var reader = await site.SignInAsync();
        var thread = await writer.BeginAsync(pilot, "Kesken jäänyt");
        await FlagAsync(reader, thread, string.Empty);
        await site.MailToAsync(coordinator.Email);

        await ChangeAsync(coordinator.Key, MailState.Sending, DateTime.UnixEpoch); // as if the process had ended between the handing over and its record
        await SendAsync();
        await site.MailToAsync(coordinator.Email, 2);
        var ids = site.RawMailsTo(coordinator.Email).Select(Mails.IdOf).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0], ids[1]);

        await ChangeAsync(coordinator.Key, MailState.Sending, DateTime.UnixEpoch);
        await coordinator.SendAsync("/keskustelut/valvonta", (ModerationEndpoints.ThreadField, $"{thread}"), (ModerationEndpoints.NumberField, "1"), (WriteEndpoints.ActField, "jata"));
        await SendAsync();
        Assert.Equal(2, site.RawMailsTo(coordinator.Email).Count);

        await FlagAsync(reader, await writer.BeginAsync(pilot, "Seuraava"), string.Empty); // is another mail
        await SendAsync();
        await site.MailToAsync(coordinator.Email, 3);
        Assert.NotEqual(ids[0], Mails.IdOf(site.RawMailsTo(coordinator.Email)[^1]));
    }

    [Fact]
    public async Task A_moderator_chooses_how_often_and_ends_it_by_one_click()
    {
        var pilot = site.PilotOf(7);
        using var writer = await site.SignInAsync(SiteRole.Editor);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var reader = await site.SignInAsync();
        Assert.DoesNotContain("Sähköposti valvonnasta", (await reader.OpenAsync("/keskustelut/ilmoitukset")).Text);
        Assert.Equal(nameof(MailRhythm.AtOnce), await ChosenAsync(coordinator));

        await coordinator.SendAsync("/keskustelut/ilmoitukset", (WriteEndpoints.ActField, NoticeEndpoints.MailAct), (NoticeEndpoints.RhythmField, nameof(MailRhythm.Daily)));
        Assert.Equal(nameof(MailRhythm.Daily), await ChosenAsync(coordinator));
        var thread = await writer.BeginAsync(pilot, "Kerran päivässä");
        await FlagAsync(reader, thread, string.Empty);
        await SendAsync();
        Assert.Empty(site.RawMailsTo(coordinator.Email)); // until the morning

        await coordinator.SendAsync("/keskustelut/ilmoitukset", (WriteEndpoints.ActField, NoticeEndpoints.MailAct), (NoticeEndpoints.RhythmField, nameof(MailRhythm.AtOnce)));
        await SendAsync();
        await site.MailToAsync(coordinator.Email);
        var raw = site.RawMailsTo(coordinator.Email)[0].Replace("\r\n ", string.Empty, StringComparison.Ordinal);
        var address = new Uri(raw.Split("\r\n").Single(l => l.StartsWith("List-Unsubscribe: ", StringComparison.Ordinal))["List-Unsubscribe: ".Length..].Trim('<', '>')).AbsolutePath;
        using var program = site.NewReader();
        program.DefaultRequestHeaders.Add("Origin", "https://mail.example"); // of a mailbox in a browser
        Assert.Contains("Lopetetaanko valvonnasta", (await program.OpenAsync(address)).Text);
        using var answer = await program.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(nameof(MailRhythm.Never), await ChosenAsync(coordinator));
        Assert.Equal(HttpStatusCode.NotFound, (await program.OpenAsync("/keskustelut/valvonta/posti/x")).Status);
    }

    private static async Task<string> ChosenAsync(TestMember member) =>
        (await member.OpenAsync("/keskustelut/ilmoitukset")).Document.QuerySelector($"#{NoticeEndpoints.RhythmField} option[selected]")!.GetAttribute("value")!;

    private static Task FlagAsync(TestMember reader, int thread, string words) =>
        reader.SendAsync($"/keskustelut/ilmoita/{thread}/1", (ActEndpoints.KindField, nameof(FlagKind.Improper)), (ActEndpoints.WordsField, words));

    private Task SendAsync() => site.Services.GetRequiredService<ModerationMails>().SendAsync(default);

    /// <summary>An hour after the last mail.</summary>
    private async Task LaterAsync(Guid member)
    {
        await ChangeAsync(member, MailState.Sent, DateTime.UnixEpoch);
        await SendAsync();
    }

    private async Task ChangeAsync(Guid member, MailState state, DateTime sending)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await db.ModerationMails.Where(m => m.MemberKey == member && m.Mail != MailState.Sending).ExecuteUpdateAsync(set => set.SetProperty(m => m.Mail, state).SetProperty(m => m.SendingUtc, sending), patience.Token) == 0)
        {
            await Task.Delay(50, patience.Token); // the last one has just gone
        }
    }
}
