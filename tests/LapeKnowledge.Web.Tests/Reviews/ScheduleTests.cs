using System.Globalization;
using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using static LapeKnowledge.Web.Tests.Reviews.ReviewSteps;

namespace LapeKnowledge.Web.Tests.Reviews;

/// <summary>Descriptions that are published by themselves at a moment that an editor chose.</summary>
[Collection(SiteCollection.Name)]
public sealed class ScheduleTests(SiteFixture site)
{
    [Fact]
    public async Task A_scheduled_description_waits_for_its_moment_and_a_declined_one_goes_back()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync(SiteRole.Member, (TemporaryContributions.PilotOf(site), PilotRole.Member));
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var (scheduled, declined) = (await sent.SendAsync(author.Key, Name(), "Ajastettava"), await sent.SendAsync(author.Key, Name(), "Hylättävä"));
        var when = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

        var page = await editor.OpenAsync(At(scheduled));
        foreach (var wrong in new[] { string.Empty, "huomenna", "2001-01-01T10:00", "9999-12-31T23:59" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(At(scheduled), [.. Read(page), ("tee", "ajasta"), ("aika", wrong)])).Status);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(scheduled), [.. Read(page), ("tee", "ajasta"), ("aika", when)])).Status);
        Assert.False(sent.Document(scheduled).Published);
        Assert.NotEmpty(site.Services.GetRequiredService<IContentService>().GetContentScheduleByContentId(scheduled.DocumentKey).FullSchedule);
        Assert.Contains(At(scheduled), (await editor.OpenAsync("/toimitus/jono?tila=Scheduled")).ContentLinks());
        Assert.DoesNotContain(At(scheduled), (await editor.OpenAsync("/toimitus/jono")).ContentLinks());

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(declined), [.. Read(await editor.OpenAsync(At(declined))), ("tee", "hylkaa"), ("viesti", "Tämä on jo kuvattu.")])).Status);
        Assert.Equal(ContributionState.Withdrawn, (await sent.NowAsync(declined))!.State);
        Assert.Contains(site.MailsTo(author.Email), m => m.Contains("Tämä on jo kuvattu.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_published_at_its_moment_waits_for_an_editor_again_and_its_author_reads_so()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync(SiteRole.Editor); // of no team
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Ajastettu teksti");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await DecideAsync(now.AddHours(1));
        Assert.Contains("Julkaistaan ", (await author.OpenAsync($"/kuvaus/{contribution.Id}")).Text);

        await DecideAsync(now - DraftStates.Overdue - TimeSpan.FromMinutes(1));

        Assert.Contains(At(contribution), (await editor.OpenAsync("/toimitus/jono")).ContentLinks());
        var page = await author.OpenAsync($"/kuvaus/{contribution.Id}");
        Assert.DoesNotContain("Julkaistaan ", page.Text);
        Assert.Contains("Lähetetty toimitukselle", page.Text);

        Task DecideAsync(DateTime moment) => site.Services.GetRequiredService<ReviewStore>().DecideAsync(
            ReviewDecision.Of(contribution.Id, DecisionKind.Scheduled, editor.Key, new Decided(DecisionKind.Scheduled, null, moment), "{}", now), default);
    }

    [Fact]
    public async Task A_moment_that_was_missed_is_told_once_to_editors_who_want_mail_and_to_the_author()
    {
        await using var sent = new TemporaryContributions(site);
        var author = await site.AddAccountAsync(SiteRole.Member, (TemporaryContributions.PilotOf(site), PilotRole.Member));
        var (editor, silent) = (await site.AddAccountAsync(SiteRole.Editor), await site.AddAccountAsync(SiteRole.Editor));
        await site.ChangeAccountAsync(editor.Id, m => (m.Culture, m.JoinedUtc) = (Cultures.Swedish, DateTime.UnixEpoch)); // among the first fifty, who are mailed
        await site.ChangeAccountAsync(silent.Id, m => (m.HasReviewMail, m.JoinedUtc) = (false, DateTime.UnixEpoch));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (missed, soon, old, withdrawn) = (await ScheduleAsync(now - DraftStates.Overdue - TimeSpan.FromMinutes(1)), await ScheduleAsync(now - DraftStates.Overdue + TimeSpan.FromMinutes(5)), await ScheduleAsync(now.AddDays(-30)), await ScheduleAsync(now.AddHours(-1)));
        Assert.True(await sent.Store.ChangeStateAsync(withdrawn.Id, withdrawn.Version, ContributionState.Withdrawn));

        for (var i = 0; i < 2; i++)
        {
            await site.Services.GetServices<IUpkeep>().OfType<ScheduleUpkeep>().Single().DoAsync(default);
        }

        await Task.WhenAll(site.MailToAsync(editor.Email!), site.MailToAsync(author.Email!)); // where the site's own upkeep came first, it may be writing them still
        var (toEditor, toAuthor) = (Assert.Single(site.MailsTo(editor.Email!)), Assert.Single(site.MailsTo(author.Email!)));
        Assert.Contains(ReviewAddresses.One.At(Cultures.Swedish, missed.Id), toEditor);
        Assert.Contains("publicerades inte", toEditor);
        Assert.Contains(AccountAddresses.Unsubscribe.Swedish.Replace("{token}", string.Empty, StringComparison.Ordinal), toEditor);
        Assert.Contains(ContributionAddresses.StateAt(Cultures.Finnish, missed.Id), toAuthor);
        Assert.Contains("ei julkaistu", toAuthor);
        Assert.Empty(site.MailsTo(silent.Email!));
        Assert.Contains(At(missed), await QueuedAsync());
        Assert.DoesNotContain(At(soon), await QueuedAsync());
        Assert.Contains(At(old), await QueuedAsync());

        async Task<Contribution> ScheduleAsync(DateTime moment)
        {
            var contribution = await sent.SendAsync(author.Id, Name(), "Ajastettu teksti");
            var texts = new ReviewTexts(new Dictionary<string, string> { [ReviewFields.Name] = "Aamut" }).Write();
            var store = site.Services.GetRequiredService<ReviewStore>();
            var decision = await store.DecideAsync(ReviewDecision.Of(contribution.Id, DecisionKind.Scheduled, editor.Id, new Decided(DecisionKind.Scheduled, null, moment), texts, TimeProvider.System.GetUtcNow().UtcDateTime), default); // after it was sent
            Assert.True(await store.TakeForMailAsync(decision.Id, true, default));
            return contribution;
        }

        async Task<IReadOnlyList<string?>> QueuedAsync()
        {
            using var reader = await site.SignInAsync(SiteRole.Editor);
            return [.. (await reader.OpenAsync("/toimitus/jono")).ContentLinks()];
        }
    }

    [Fact]
    public async Task What_was_published_at_its_moment_and_not_noted_then_is_noted_later()
    {
        await using var sent = new TemporaryContributions(site);
        var author = await site.AddAccountAsync();
        var (published, waiting) = (await sent.SendAsync(author.Id, Name(), "Ajastettu teksti"), await sent.SendAsync(author.Id, Name(), "Odottava teksti"));
        foreach (var contribution in new[] { published, waiting })
        {
            await sent.ScheduleAsync(contribution, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1));
        }

        Assert.True(site.Services.GetRequiredService<IContentService>().Publish(sent.Document(published), [Cultures.Finnish]).Success);
        foreach (var state in new[] { ContributionState.Draft, ContributionState.Sent }) // as a process leaves it that ends before the note
        {
            Assert.True(await sent.Store.ChangeStateAsync(published.Id, (await sent.NowAsync(published))!.Version, state));
        }

        await site.Services.GetServices<IUpkeep>().OfType<ScheduleUpkeep>().Single().DoAsync(default);

        Assert.Equal((ContributionState.Published, ContributionState.Sent), ((await sent.NowAsync(published))!.State, (await sent.NowAsync(waiting))!.State));
    }

    [Fact]
    public async Task What_was_scheduled_and_taken_back_is_not_published_by_the_schedule()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Ajastettu teksti");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await site.Services.GetRequiredService<ReviewStore>().DecideAsync(
            ReviewDecision.Of(contribution.Id, DecisionKind.Scheduled, editor.Key, new Decided(DecisionKind.Scheduled, null, now.AddSeconds(-1)), "{}", now), default);
        Assert.True(await sent.Store.ChangeStateAsync(contribution.Id, contribution.Version, ContributionState.Withdrawn));
        sent.Write(contribution, "Teksti, jota kukaan ei ole lukenut");

        Assert.False(site.Services.GetRequiredService<IContentService>().Publish(sent.Document(contribution), [Cultures.Finnish]).Success);
        Assert.False(sent.Document(contribution).Published);

        var withdrawn = (await sent.NowAsync(contribution))!;
        Assert.True(await sent.Store.ChangeStateAsync(withdrawn.Id, withdrawn.Version, ContributionState.Sent));
        Assert.Contains(At(contribution), (await editor.OpenAsync("/toimitus/jono")).ContentLinks()); // waits for an editor, not for the old moment
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), ("tee", "julkaise")])).Status);
        Assert.True(sent.Document(contribution).Published);
    }

    [Theory]
    [InlineData("pyyda")]
    [InlineData("hylkaa")]
    [InlineData("julkaise")]
    public async Task Another_decision_ends_a_schedule(string decision)
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Morgnarna var oroliga.", Cultures.Swedish);
        var when = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), ("tee", "ajasta"), ("aika", when)])).Status);
        var contents = site.Services.GetRequiredService<IContentService>();
        Assert.NotEmpty(contents.GetContentScheduleByContentId(contribution.DocumentKey).FullSchedule);

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), ("tee", decision), ("viesti", "Odotetaan vielä.")])).Status);

        Assert.Empty(contents.GetContentScheduleByContentId(contribution.DocumentKey).FullSchedule);
    }

    [Fact]
    public async Task A_schedule_does_not_publish_what_was_begun_in_the_other_language_after_it()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var swedish = await sent.SendAsync(author.Key, Name(), "Morgnarna var oroliga.", Cultures.Swedish);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await site.Services.GetRequiredService<ReviewStore>().DecideAsync(
            ReviewDecision.Of(swedish.Id, DecisionKind.Scheduled, editor.Key, new Decided(DecisionKind.Scheduled, null, now.AddSeconds(-1)), "{}", now), default);
        await sent.BeginAsync(swedish, "Kesken", "Kesken ja lukematta");

        Assert.False(site.Services.GetRequiredService<IContentService>().Publish(sent.Document(swedish), [.. Cultures.All]).Success);
        Assert.False(sent.Document(swedish).Published);
    }

    [Fact]
    public async Task A_scheduled_description_in_Finnish_may_be_written_in_Swedish_meanwhile()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var finnish = await sent.SendAsync(author.Key, Name(), "Ajastettu teksti");
        var state = ContributionAddresses.StateAt(Cultures.Finnish, finnish.Id);
        await sent.ScheduleAsync(finnish, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1));
        Assert.NotNull((await editor.OpenAsync(state)).Document.QuerySelector("button[value=kieli]"));

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(state, ("tee", StateHandlers.Language))).Status);
        var swedish = (await sent.Store.FindAsync(finnish.DocumentKey, Cultures.Swedish))!;
        sent.Write(swedish, "Ingen har granskat detta");
        await sent.ScheduleAsync(finnish, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1)); // its moment has come
        Assert.True(site.Services.GetRequiredService<IContentService>().Publish(sent.Document(finnish), [Cultures.Finnish]).Success);

        Assert.Equal([Cultures.Finnish], sent.Document(finnish).PublishedCultures);
        Assert.Contains("Ingen har granskat detta", sent.Document(finnish).GetValue<string>(ProcessDescription.Aliases.StartingPoint, Cultures.Swedish));
        Assert.Equal(ContributionState.Published, (await sent.NowAsync(finnish))!.State);
        await sent.Store.DeleteAsync(swedish.Id);
        Assert.NotNull((await editor.OpenAsync(state)).Document.QuerySelector("button[value=kieli]")); // when it is published, too
    }

    [Fact]
    public async Task Why_a_scheduled_description_in_Swedish_is_not_written_in_Finnish_yet_is_told()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var swedish = await sent.SendAsync(author.Key, Name(), "Morgnarna var oroliga.", Cultures.Swedish);
        await sent.ScheduleAsync(swedish, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1));
        var state = ContributionAddresses.StateAt(Cultures.Finnish, swedish.Id);

        var page = await editor.OpenAsync(state);
        Assert.Null(page.Document.QuerySelector("button[value=kieli]"));
        Assert.Contains("kun tämä on julkaistu", page.Document.QuerySelector("form .note")!.TextContent);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(state, ("tee", StateHandlers.Language))).Status);
        Assert.Null(await sent.Store.FindAsync(swedish.DocumentKey, Cultures.Finnish));
    }
}
