using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Administration;

public sealed class AuditTests(HostFixture host) : HostTest(host)
{
    private const int Subject = 123;

    private IAuditService Audits => Get<IAuditService>();

    [Fact]
    public async Task An_entry_is_found_by_what_it_is_about()
    {
        await AddAsync(AuditType.Save, Subject, "first");
        await AddAsync(AuditType.Save, 456, "of another");

        var entry = Assert.Single((await Audits.GetItemsByEntityAsync(Subject, 0, 10)).Items);

        Assert.Equal((Subject, AuditType.Save, "first", "Document", -1), (entry.Id, entry.AuditType, entry.Comment, entry.EntityType, entry.UserId));
    }

    [Fact]
    public async Task Entries_are_told_from_the_newest_unless_asked_otherwise()
    {
        foreach (var comment in (string[])["a", "b", "c"])
        {
            await AddAsync(AuditType.Save, Subject, comment);
            Host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["c", "b"], Comments(await Audits.GetItemsByEntityAsync(Subject, 0, 2)));
        Assert.Equal(["a"], Comments(await Audits.GetItemsByEntityAsync(Subject, 2, 2)));
        Assert.Equal(["a", "b", "c"], Comments(await Audits.GetItemsByEntityAsync(Subject, 0, 10, Direction.Ascending)));
        Assert.Equal(3, (await Audits.GetItemsByEntityAsync(Subject, 0, 1)).Total);
    }

    [Fact]
    public async Task Entries_are_filtered_by_any_of_several_types()
    {
        await AddAsync(AuditType.New, Subject, "new");
        await AddAsync(AuditType.Publish, Subject, "publish");
        await AddAsync(AuditType.Save, Subject, "save");

        var found = await Audits.GetItemsByEntityAsync(Subject, 0, 10, Direction.Ascending, [AuditType.New, AuditType.Save]);

        Assert.Equal(["new", "save"], Comments(found));
        Assert.Equal(2, found.Total);
    }

    [Fact]
    public async Task Entries_are_filtered_by_date()
    {
        Host.Clock.StopAt(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await AddAsync(AuditType.Save, Subject, "old");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        await AddAsync(AuditType.Save, Subject, "recent");

        var since = new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(["recent"], Comments(await Audits.GetItemsAsync(0, 10, sinceDate: since)));
        Assert.Equal(["recent"], Comments(await Audits.GetPagedItemsByUserAsync(Constants.Security.SuperUserKey, 0, 10, sinceDate: since.UtcDateTime)));
        Assert.Equal(2, (await Audits.GetItemsAsync(0, 10, sinceDate: since.AddHours(-1))).Total);
    }

    [Fact]
    public async Task A_filter_of_the_caller_may_ask_for_user_type_and_comment()
    {
        await AddAsync(AuditType.Save, Subject, "mine");
        await AddAsync(AuditType.Copy, Subject, "copied");

        Assert.Equal(["mine"], await FoundAsync(q => q.Where(a => a.UserId == -1 && a.AuditType == AuditType.Save)));
        Assert.Equal(["copied"], await FoundAsync(q => q.Where(a => a.Comment!.StartsWith("cop"))));
        Assert.Empty(await FoundAsync(q => q.Where(a => a.UserId == 7)));
    }

    [Fact]
    public async Task Nobody_unknown_is_recorded()
        => Assert.Equal(AuditLogOperationStatus.UserNotFound, (await Audits.AddAsync(AuditType.Save, Guid.NewGuid(), Subject, "Document")).Result);

    [Fact]
    public async Task Cleaning_takes_what_was_opened_and_leaves_what_was_done()
    {
        await AddAsync(AuditType.Open, Subject, "opened");
        await AddAsync(AuditType.Publish, Subject, "published");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        await AddAsync(AuditType.Open, Subject, "opened again");

        await Audits.CleanLogsAsync(60);

        Assert.Equal(["published", "opened again"], Comments(await Audits.GetItemsByEntityAsync(Subject, 0, 10, Direction.Ascending)));
    }

    [Fact]
    public async Task The_entries_of_an_entity_are_found_by_its_key()
    {
        var id = Get<IEntityService>().GetId(Constants.DataTypes.Guids.TextstringGuid, UmbracoObjectTypes.DataType).Result;
        await AddAsync(AuditType.Save, id, "by key");
        await AddAsync(AuditType.Save, Subject, "of another");

        Assert.Equal(["by key"], Comments(await Audits.GetItemsByKeyAsync(Constants.DataTypes.Guids.TextstringGuid, UmbracoObjectTypes.DataType, 0, 10)));
        Assert.Equal(0, (await Audits.GetItemsByKeyAsync(Guid.NewGuid(), UmbracoObjectTypes.DataType, 0, 10)).Total);
    }

    private async Task AddAsync(AuditType type, int subject, string comment)
        => Assert.True((await Audits.AddAsync(type, Constants.Security.SuperUserKey, subject, "Document", comment)).Success);

    private async Task<IEnumerable<string?>> FoundAsync(Func<IQuery<IAuditItem>, IQuery<IAuditItem>> filter)
        => Comments(await Audits.GetItemsByEntityAsync(Subject, 0, 10, customFilter: filter(Get<ICoreScopeProvider>().CreateQuery<IAuditItem>())));

    private static IEnumerable<string?> Comments(PagedModel<IAuditItem> page) => page.Items.Select(i => i.Comment).ToArray();
}
