using LapeKnowledge.Umbraco.Hosting;
using LapeKnowledge.Umbraco.Hosting.Jobs;
using LapeKnowledge.Umbraco.Tests.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Hosting;

/// <summary>What happens on the clock, without anyone asking for it.</summary>
public sealed class JobTests(HostFixture host) : DocumentTest(host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_release_and_an_expiry_happen_on_the_minute()
    {
        var now = Host.Clock.GetUtcNow().UtcDateTime;
        var document = SavedPage("Welcome");
        Documents.Save(document, contentSchedule: ContentScheduleCollection.CreateWithEntry(now.AddMinutes(10), now.AddMinutes(20)));
        using var job = new RecurringJob<ScheduledPublishing>(Get<ScheduledPublishing>(), Host.Clock, RunningSite(), NullLogger<RecurringJob<ScheduledPublishing>>.Instance);
        await job.StartAsync(CancellationToken.None);

        Host.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False(Reload(document).Published);
        Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(() => Reload(document).Published);
        Host.Clock.Advance(TimeSpan.FromMinutes(10));
        await UntilAsync(() => !Reload(document).Published);

        await job.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_came_due_while_no_process_ran_happens_after_the_restart()
    {
        var document = SavedPage("Welcome");
        Documents.Save(document, contentSchedule: ContentScheduleCollection.CreateWithEntry(Host.Clock.GetUtcNow().UtcDateTime.AddHours(1), null));
        Host.Clock.Advance(TimeSpan.FromHours(5));

        await using (var restarted = Host.Build(Host.ConnectionString))
        {
            await restarted.Services.GetRequiredService<UmbracoStartup>().RunAsync(CancellationToken.None);
            await restarted.Services.GetRequiredService<ScheduledPublishing>().RunAsync(CancellationToken.None);
        }

        Host.Clock.Advance(TimeSpan.FromSeconds(2)); // rows that another process has changed are read again after a second
        Assert.True(Reload(document).Published);
        Assert.Empty(Documents.GetContentScheduleByContentId(document.Id).FullSchedule);
    }

    [Fact]
    public async Task Two_processes_over_one_database_publish_once()
    {
        var document = SavedPage("Welcome");
        Documents.Save(document, contentSchedule: ContentScheduleCollection.CreateWithEntry(Host.Clock.GetUtcNow().UtcDateTime.AddHours(1), null));
        await using var other = Host.Build(Host.ConnectionString);
        await other.Services.GetRequiredService<UmbracoStartup>().RunAsync(CancellationToken.None);
        Host.Clock.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(
            Task.Run(() => Get<ScheduledPublishing>().RunAsync(CancellationToken.None)),
            Task.Run(() => other.Services.GetRequiredService<ScheduledPublishing>().RunAsync(CancellationToken.None)));

        await using var db = TestDatabases.Open(Host.ConnectionString);
        Assert.Equal(2, await db.Versions.CountAsync(v => v.NodeId == document.Id)); // one published, one draft
    }

    [Fact]
    public async Task Old_versions_are_cleaned_up()
    {
        var document = PublishedPage("Welcome");
        for (var change = 0; change < 5; change++)
        {
            document = Reload(document);
            document.SetValue("title", $"change {change}");
            Documents.Save(document);
            AssertPublished(Documents.Publish(document, AllCultures));
        }
        Host.Clock.Advance(TimeSpan.FromDays(1000));

        await Get<ContentVersionCleanup>().RunAsync(CancellationToken.None);

        Assert.Equal(2, Documents.GetVersions(document.Id).Count());
        Assert.Equal("change 4", Reload(document).GetValue("title"));
    }

    [Fact]
    public async Task Notes_of_the_system_leave_the_audit_trail_at_the_age_of_the_settings_and_what_editors_did_stays()
    {
        var document = SavedPage("Welcome");
        await Get<IAuditService>().AddAsync(AuditType.System, Constants.Security.SuperUserKey, document.Id, "Document", "a note");

        await Get<AuditLogScrubbing>().RunAsync(CancellationToken.None);
        Assert.Equal([AuditType.Save, AuditType.System], await AuditTypesAsync(document));

        Host.Clock.Advance(TimeSpan.FromDays(2));
        await Get<AuditLogScrubbing>().RunAsync(CancellationToken.None);
        Assert.Equal([AuditType.Save], await AuditTypesAsync(document));
    }

    [Fact]
    public async Task A_run_that_fails_does_not_end_the_job()
    {
        var failing = new FailsAtFirst();
        using var job = new RecurringJob<FailsAtFirst>(failing, Host.Clock, RunningSite(), NullLogger<RecurringJob<FailsAtFirst>>.Instance);
        await job.StartAsync(CancellationToken.None);
        await UntilAsync(() => failing.Runs == 1);

        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(() => failing.Runs == 2);

        await job.StopAsync(CancellationToken.None);
        Assert.True(job.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_job_begins_when_the_site_runs_and_not_where_its_start_fails()
    {
        var (job, site) = (new FailsAtFirst(), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        using var failedStart = new RecurringJob<FailsAtFirst>(job, Host.Clock, site, NullLogger<RecurringJob<FailsAtFirst>>.Instance);
        await failedStart.StartAsync(CancellationToken.None);
        await failedStart.StopAsync(CancellationToken.None);
        Assert.Equal(0, job.Runs);

        using var recurring = new RecurringJob<FailsAtFirst>(job, Host.Clock, site, NullLogger<RecurringJob<FailsAtFirst>>.Instance);
        await recurring.StartAsync(CancellationToken.None);
        Assert.Equal(0, job.Runs);
        site.NotifyStarted();
        await UntilAsync(() => job.Runs == 1);
        await recurring.StopAsync(CancellationToken.None);
    }

    private static ApplicationLifetime RunningSite()
    {
        var site = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        site.NotifyStarted();
        return site;
    }

    private async Task<IEnumerable<AuditType>> AuditTypesAsync(IContent document)
        => (await Get<IAuditService>().GetItemsByEntityAsync(document.Id, 0, 10)).Items.Select(i => i.AuditType).Order();

    /// <summary>The job works on a thread of its own; the clock of the test does not move meanwhile.</summary>
    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private sealed class FailsAtFirst : IJob
    {
        public int Runs { get; private set; }

        public TimeSpan Period => TimeSpan.FromMinutes(1);

        public Task RunAsync(CancellationToken cancellationToken)
        {
            Runs++;
            return Runs == 1 ? throw new InvalidOperationException("The first run fails.") : Task.CompletedTask;
        }
    }
}
