using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Administration;

/// <summary>What was done to accounts stays on record.</summary>
public sealed class AuditEntryTests(HostFixture host) : DocumentTest(host)
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private IAuditEntryService Audit => Get<IAuditEntryService>();

    private IAuditEntryRepository Entries => Get<IAuditEntryRepository>();

    [Fact]
    public async Task An_entry_tells_who_did_what_to_whom_and_from_where()
    {
        var written = await Audit.WriteAsync(Constants.Security.SuperUserKey, "owner", "127.0.0.1", Noon, null, "stranger", "umbraco/user/sign-in", "by password");

        var read = InScope(_ => Assert.Single(Entries.GetMany(Array.Empty<int>())));

        Assert.Equal((written.Id, Constants.Security.SuperUserId, (Guid?)Constants.Security.SuperUserKey, "owner", "127.0.0.1"), (read.Id, read.PerformingUserId, read.PerformingUserKey, read.PerformingDetails, read.PerformingIp));
        Assert.Equal((Constants.Security.UnknownUserId, "stranger", "umbraco/user/sign-in", "by password", Noon), (read.AffectedUserId, read.AffectedDetails, read.EventType, read.EventDetails, read.EventDate));
        Assert.Equal((DateTimeKind.Utc, false, true), (read.EventDate.Kind, read.IsDirty(), InScope(_ => Entries.Exists(written.Id))));
    }

    [Fact]
    public async Task Entries_come_in_pages_from_the_newest()
    {
        for (var i = 0; i < 10; i++)
        {
            await Audit.WriteAsync(Constants.Security.SuperUserKey, $"{i}", "127.0.0.1", Noon.AddMinutes(i), null, null, "umbraco/test", "told");
        }

        var (page, total) = InScope(_ => (Entries.GetPage(2, 2, out var all).ToArray(), all));
        Assert.Equal(["5", "4"], page.Select(e => e.PerformingDetails));
        Assert.Equal(10, total);
        Assert.Equal("9", Assert.Single(InScope(p => Entries.Get(p.CreateQuery<IAuditEntry>().Where(e => e.EventDate > Noon.AddMinutes(8))))).PerformingDetails);
        Assert.Equal(10, InScope(p => Entries.Count(p.CreateQuery<IAuditEntry>().Where(e => e.EventType == "umbraco/test"))));
    }

    [Fact]
    public async Task What_is_on_record_is_neither_changed_nor_deleted()
    {
        var entry = await Audit.WriteAsync(null, "nobody", string.Empty, Noon, null, null, "umbraco/test", "told");
        entry.EventDetails = "otherwise";

        Assert.Throws<NotSupportedException>(() => InScope(_ => { Entries.Save(entry); return 0; }));
        Assert.Throws<NotSupportedException>(() => InScope(_ => { Entries.Delete(entry); return 0; }));
        Assert.Equal("told", InScope(_ => Entries.Get(entry.Id))!.EventDetails);
    }
}
