using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Following;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.ReviewDates;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.ReviewDates;

/// <summary>Once a year somebody says that a text still holds.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReviewDateTests(SiteFixture site)
{
    private IContentService Contents => site.Services.GetRequiredService<IContentService>();

    private (Guid Key, string Url, Guid Pilot) Process(int number) => site.InContext(services =>
    {
        var documents = new PublishedDocuments(services);
        var found = documents.OfType<ProcessDescription>().ElementAt(number);
        return (found.Key, documents.Url(found), services.GetRequiredService<RelatedContent>().Parent<Pilot>(found.Key)!.Key);
    });

    private void SetDue(Guid key, DateTime due)
    {
        var content = Contents.GetById(key)!;
        var cultures = content.PublishedCultures.ToArray();
        content.SetValue(Reviewed.Aliases.ReviewDue, due);
        Contents.Save(content);
        Assert.True(Contents.Publish(content, cultures).Success);
    }

    [Fact]
    public async Task What_is_overdue_is_listed_shown_and_confirmed_by_its_team_with_one_press()
    {
        var (key, url, pilot) = Process(0);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var stranger = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        SetDue(key, new DateTime(2020, 1, 1));

        Assert.NotNull((await editor.OpenAsync(url)).Document.QuerySelector(".notice.confirmed"));
        var list = await editor.OpenAsync("/toimitus/tarkistettavat");
        Assert.Empty(list.ParseErrors);
        Assert.NotNull(list.Document.QuerySelector($"form[action='/vahvista/{key}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/vahvista/{key}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync($"/vahvista/{key}")).Status);
        var page = await coordinator.OpenAsync($"/sv/bekrafta/{key}");
        Assert.Empty(page.ParseErrors);

        var before = Contents.GetById(key)!;
        var confirmed = await coordinator.SendAsync($"/vahvista/{key}");
        Assert.Equal(url, confirmed.Location);
        var shown = await editor.OpenAsync(url);
        Assert.Null(shown.Document.QuerySelector(".notice.confirmed"));
        var next = Dates.OfDay(Dates.Today(TimeProvider.System).AddYears(1).ToDateTime(TimeOnly.MinValue))!.Text;
        Assert.Contains($"Tarkistetaan viimeistään {next}.", shown.Document.QuerySelector(".note.confirmed")!.TextContent);
        Assert.Equal((before.UpdateDate, before.GetPublishDate(Cultures.Finnish)), (Contents.GetById(key)!.UpdateDate, Contents.GetById(key)!.GetPublishDate(Cultures.Finnish))); // followers are told of changes
        Assert.Null((await editor.OpenAsync("/toimitus/tarkistettavat")).Document.QuerySelector($"form[action='/vahvista/{key}']"));
    }

    [Fact]
    public async Task Confirming_publishes_nothing_that_somebody_has_not_published()
    {
        var (key, _, _) = Process(1);
        using var editor = await site.SignInAsync(SiteRole.Editor);
        SetDue(key, new DateTime(2020, 1, 1));
        var content = Contents.GetById(key)!;
        var before = content.GetValue<string>(Describable.Aliases.Summary, Cultures.Finnish, published: true);
        content.SetValue(Describable.Aliases.Summary, "Kesken oleva muutos", Cultures.Finnish);
        Contents.Save(content);

        await editor.SendAsync($"/vahvista/{key}", ("jono", "1"));

        var now = Contents.GetById(key)!;
        Assert.Equal(before, now.GetValue<string>(Describable.Aliases.Summary, Cultures.Finnish, published: true));
        Assert.Equal("Kesken oleva muutos", now.GetValue<string>(Describable.Aliases.Summary, Cultures.Finnish));
        Assert.True((await site.Services.GetRequiredService<ReviewDateStore>().FindAsync(key, default))!.ConfirmedUtc is not null);
        now.SetValue(Describable.Aliases.Summary, before, Cultures.Finnish);
        Contents.Save(now);
        Contents.Publish(now, now.PublishedCultures.ToArray());
    }

    [Fact]
    public async Task The_owner_is_asked_once_however_often_the_upkeep_runs()
    {
        var (key, url, pilot) = Process(2);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var author = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        using var colleague = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        var contribution = await site.Services.GetRequiredService<ContributionStore>().BeginAsync(key, pilot, author.Key, Cultures.Finnish);
        SetDue(key, new DateTime(2020, 1, 1));
        var reminders = site.Services.GetRequiredService<ConfirmReminders>();

        await Task.WhenAll(reminders.DoAsync(default), reminders.DoAsync(default));
        await reminders.DoAsync(default);

        var mail = Assert.Single(site.MailsTo(coordinator.Email));
        Assert.Contains($"/vahvista/{key}", mail);
        Assert.Contains($"/vahvista/{key}", Assert.Single(site.MailsTo(author.Email)));
        Assert.Empty(site.MailsTo(colleague.Email));
        await site.Services.GetRequiredService<ContributionStore>().DeleteAsync(contribution.Id);
        Assert.Equal(HttpStatusCode.SeeOther, (await coordinator.SendAsync($"/vahvista/{key}")).Status);
        Assert.Equal(url, (await coordinator.SendAsync($"/vahvista/{key}")).Location); // twice is once
    }

    [Fact]
    public async Task Where_no_mail_reaches_an_owner_the_editors_are_asked()
    {
        var (key, _, pilot) = Process(3);
        var teams = site.Services.GetRequiredService<PilotTeams>();
        foreach (var (member, _) in await teams.OfAsync(pilot, default))
        {
            await teams.RemoveAsync(pilot, member, default);
        }

        var coordinator = await site.AddAccountAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        await site.ChangeAccountAsync(coordinator.Id, m => m.HasReviewMail = false);
        var editor = await site.AddAccountAsync(SiteRole.Editor);
        SetDue(key, new DateTime(2020, 1, 1));

        await site.Services.GetRequiredService<ConfirmReminders>().DoAsync(default);
        await site.Services.GetRequiredService<ConfirmReminders>().DoAsync(default);

        Assert.Empty(site.MailsTo(coordinator.Email!));
        Assert.Single(site.MailsTo(editor.Email!), m => m.Contains($"/vahvista/{key}", StringComparison.Ordinal));
        Assert.NotNull((await site.Services.GetRequiredService<ReviewDateStore>().FindAsync(key, default))!.AskedUtc);
        await site.Services.GetRequiredService<ReviewDateStore>().ConfirmAsync(key, editor.Id, default);
    }

    [Fact]
    public async Task What_nobody_answers_for_is_not_there_to_confirm()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var home = site.InContext(services => new PublishedDocuments(services).OfType<Home>().First().Key);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.SendAsync($"/vahvista/{home}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.SendAsync($"/vahvista/{Guid.NewGuid()}")).Status);
        using var without = new FormUrlEncodedContent([]);
        using var refused = await editor.Http.PostAsync(new Uri($"/vahvista/{Process(0).Key}", UriKind.Relative), without);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}

/// <summary>The records of confirmations and of digests, on both databases.</summary>
public sealed class ReviewDateTableTests
{
    [Fact]
    public Task One_process_asks_on_SQLite() => FeatureTables.OnSqliteAsync(KeepAsync);

    [PostgresFact]
    public Task One_process_asks_on_PostgreSQL() => FeatureTables.OnPostgresAsync(KeepAsync);

    private static async Task KeepAsync(FeatureTables tables)
    {
        var store = new ReviewDateStore(await tables.MigratedAsync<ReviewDateDbContext>(ReviewDateDbContext.History), TimeProvider.System);
        var (document, member) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Single(await Task.WhenAll(store.TakeForAskingAsync(document, true, default), store.TakeForAskingAsync(document, true, default)), taken => taken);
        await store.ConfirmAsync(document, member, default);
        Assert.Equal((member, null), ((await store.FindAsync(document, default))!.ConfirmedBy!.Value, (await store.FindAsync(document, default))!.AskedUtc));
        Assert.True(await store.TakeForAskingAsync(document, true, default));
        await store.EraseAsync(member, default);
        Assert.Null((await store.FindAsync(document, default))!.ConfirmedBy);

        var sent = new DigestStore(await tables.MigratedAsync<DigestDbContext>(DigestDbContext.History), TimeProvider.System);
        Assert.Single(await Task.WhenAll(sent.TakeAsync(member, 202647, default), sent.TakeAsync(member, 202647, default)), taken => taken);
        await sent.SetAsync(member, 202647, DigestState.Done, default);
        Assert.False(await sent.TakeAsync(member, 202647, default));
        Assert.True(await sent.TakeAsync(member, 202648, default));
    }
}

internal sealed class ReviewDateAccessRows : IAccessRows
{
    private static readonly Access[] Team = [Access.SignIn, Access.Missing, Access.Open, Access.Open, Access.Open, Access.Open];

    public async Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        var (process, pilot) = site.InContext(services =>
        {
            var found = new PublishedDocuments(services).OfType<ProcessDescription>().Last();
            return (found.Key, services.GetRequiredService<RelatedContent>().Parent<Pilot>(found.Key)!.Key);
        });
        foreach (var caller in new[] { Caller.PilotMember, Caller.Coordinator })
        {
            await site.Services.GetRequiredService<PilotTeams>().SetAsync(pilot, await callers.KeyOfAsync(caller), caller == Caller.Coordinator ? PilotRole.Coordinator : PilotRole.Member, default);
        }

        return
        [
            .. new[] { "GET", "POST" }.SelectMany(m => Cultures.All.Select(c => new AccessRow(m, ConfirmEndpoints.Confirm.In(c), ConfirmEndpoints.Confirm.At(c, process), Team))),
            .. AccessRow.Editors("GET", ConfirmEndpoints.Due.Finnish, ConfirmEndpoints.Due.Swedish),
        ];
    }
}
