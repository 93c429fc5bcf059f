using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>How long the history of a type is kept.</summary>
public sealed class VersionCleanupTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public async Task What_is_newer_than_the_days_to_keep_stays()
    {
        await KeepAsync(allDays: 7, latestPerDayDays: 0);
        var versions = Versions(Published(6));
        Age(10, versions[..3]);

        Assert.Equal(3, Get<IContentVersionService>().PerformContentVersionCleanup(DateTime.UtcNow).Count);

        Assert.Equal(versions[3..], Versions(Documents.GetRootContent().Single()));
    }

    [Fact]
    public async Task The_latest_version_of_each_day_stays()
    {
        await KeepAsync(allDays: 0, latestPerDayDays: 90);
        var versions = Versions(Published(7));
        Age(10, versions[..3]);
        Age(5, versions[3..5]);

        Get<IContentVersionService>().PerformContentVersionCleanup(DateTime.UtcNow);

        Assert.Equal([versions[2], versions[4], .. versions[5..]], Versions(Documents.GetRootContent().Single()));
        Assert.Empty(Get<IContentVersionService>().PerformContentVersionCleanup(DateTime.UtcNow));
    }

    [Fact]
    public async Task A_protected_version_stays_whatever_the_type_says()
    {
        await KeepAsync(allDays: 0, latestPerDayDays: 0);
        var document = Published(3);
        var versions = Versions(document);
        Documents.GetVersion(versions[0]);
        var items = (await Get<IContentVersionService>().GetPagedContentVersionsAsync(document.Key, null, 0, 10)).Result!.Items;
        InScope<object?>(_ =>
        {
            Get<global::Umbraco.Cms.Core.Persistence.Repositories.IDocumentVersionRepository>().SetPreventCleanup(versions[0], true);
            return null;
        });

        Get<IContentVersionService>().PerformContentVersionCleanup(DateTime.UtcNow.AddHours(1));

        Assert.Equal(4, items.Count());
        Assert.Equal([versions[0], .. versions[^2..]], Versions(document));
    }

    [Fact]
    public async Task One_run_removes_no_more_than_it_may_and_the_oldest_first()
    {
        await KeepAsync(allDays: 0, latestPerDayDays: 0);
        var document = Published(9);
        var versions = Versions(document);
        var policy = Get<IOptionsMonitor<ContentSettings>>().CurrentValue.ContentVersionCleanupPolicy;
        var most = policy.MaxVersionsToDeletePerRun;

        try
        {
            policy.MaxVersionsToDeletePerRun = 3;
            Assert.Equal(3, Get<IContentVersionService>().PerformContentVersionCleanup(DateTime.UtcNow.AddHours(1)).Count);
        }
        finally
        {
            policy.MaxVersionsToDeletePerRun = most;
        }

        Assert.Equal(versions[3..], Versions(document));
        Assert.Equal(5, Get<IContentVersionService>().PerformContentVersionCleanup(DateTime.UtcNow.AddHours(1)).Count);
        Assert.Equal(versions[^2..], Versions(document));
    }

    private async Task KeepAsync(int allDays, int latestPerDayDays)
    {
        var type = Get<IContentTypeService>().Get("page")!;
        type.HistoryCleanup = new() { PreventCleanup = false, KeepAllVersionsNewerThanDays = allDays, KeepLatestVersionPerDayForDays = latestPerDayDays };
        Assert.True((await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
    }

    private IContent Published(int times)
    {
        var document = SavedPage("Welcome");
        for (var i = 0; i < times; i++)
        {
            AssertPublished(Documents.Publish(document, AllCultures));
        }
        return document;
    }

    private int[] Versions(IContent document) => Documents.GetVersionIds(document.Id, int.MaxValue).Order().ToArray();

    private void Age(int days, int[] versions)
    {
        using var scope = Get<ICoreScopeProvider>().CreateCoreScope();
        var date = DateTime.UtcNow.AddDays(-days);
        Get<ScopedDatabase>().Write.Versions.Where(v => versions.Contains(v.Id)).ExecuteUpdate(s => s.SetProperty(v => v.VersionDate, date));
        scope.Complete();
    }
}
