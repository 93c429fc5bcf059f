using System.Globalization;
using LapeKnowledge.Umbraco.Scoping;
using LapeKnowledge.Umbraco.Sync;
using Npgsql;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Sync;

/// <summary>What one process changes, another over the same database shows, as soon as it is committed.</summary>
public sealed class SecondProcessTests(HostFixture host) : ChangeLogTest(host)
{
    private SecondProcess _other = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await StartAsync();
    }

    public override async Task DisposeAsync() => await _other.DisposeAsync();

    [Fact]
    public async Task Documents_come_change_move_and_go()
    {
        var parent = PublishedArticle("Osio", "Avsnitt");
        var page = PublishedArticle("Ohje", "Anvisning", parent.Id);
        await _other.AssertSoonAsync($"page {page.Key} {Finnish}", "Ohje: Ohje title");
        await _other.AssertSoonAsync($"at /osio/ohje {Finnish}", page.Key.ToString());
        await _other.AssertSoonAsync($"children {parent.Key}", page.Key.ToString());

        page.SetCultureName("Neuvo", Finnish);
        page.SetValue("title", "Uusi", Finnish);
        Documents.Save(page);
        AssertPublished(Documents.Publish(page, [Finnish]));
        await _other.AssertSoonAsync($"page {page.Key} {Finnish}", "Neuvo: Uusi");
        await _other.AssertSoonAsync($"at /osio/neuvo {Finnish}", page.Key.ToString());
        await _other.AssertSoonAsync($"at /osio/ohje {Finnish}", "-");

        Documents.Unpublish(page, Swedish);
        await _other.AssertSoonAsync($"page {page.Key} {Swedish}", "-");
        Assert.Equal("Neuvo: Uusi", await _other.AskAsync($"page {page.Key} {Finnish}"));

        var elsewhere = PublishedArticle("Muualla", null);
        Documents.Move(page, elsewhere.Id);
        await _other.AssertSoonAsync($"at /muualla/neuvo {Finnish}", page.Key.ToString());
        await _other.AssertSoonAsync($"children {parent.Key}", string.Empty);

        Documents.MoveToRecycleBin(elsewhere);
        await _other.AssertSoonAsync($"page {page.Key} {Finnish}", "-");
        Assert.Equal(elsewhere.Id.ToString(CultureInfo.InvariantCulture), await _other.AskAsync($"id {elsewhere.Key}"));
        Documents.EmptyRecycleBin(Constants.Security.SuperUserId);
        await _other.AssertSoonAsync($"id {elsewhere.Key}", "-");
    }

    [Fact]
    public async Task A_publish_is_seen_within_a_second_or_so()
    {
        var page = PublishedPage("First");
        await _other.AssertSoonAsync($"page {page.Key} ", "First: First title");
        List<TimeSpan> waits = [];
        for (var i = 0; i < 10; i++)
        {
            page.SetValue("title", $"Title {i}");
            Documents.Save(page);
            AssertPublished(Documents.Publish(page, AllCultures));
            await _other.AssertSoonAsync($"page {page.Key} ", $"First: Title {i}");
            waits.Add(_other.Waited);
        }

        Assert.True(waits.Order().ElementAt(5) < TimeSpan.FromSeconds(2), string.Join(", ", waits));
    }

    [Fact]
    public async Task The_schema_changes_with_its_documents()
    {
        var types = Get<IContentTypeService>();
        var page = PublishedPage("Here");
        await _other.AssertSoonAsync("published-type page", "code,title");

        var type = types.Get("page")!;
        var textbox = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), textbox, "summary") { Name = "Summary" }, "content", "Content");
        type.RemovePropertyType("code");
        Assert.True((await types.UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        await _other.AssertSoonAsync("type page", "summary,title");
        await _other.AssertSoonAsync("published-type page", "summary,title");

        await types.DeleteAsync(type.Key, Constants.Security.SuperUserKey);
        await _other.AssertSoonAsync("type page", "-");
        await _other.AssertSoonAsync($"page {page.Key} ", "-");
    }

    [Fact]
    public async Task Languages_texts_domains_and_media_change()
    {
        var languages = Get<ILanguageService>();
        await languages.CreateAsync(new Language("en-GB", "English"), Constants.Security.SuperUserKey);
        await _other.AssertSoonAsync("languages", "en-GB,fi-FI,sv-FI");
        var swedish = (await languages.GetAsync(Swedish))!;
        swedish.IsDefault = true;
        Assert.True((await languages.UpdateAsync(swedish, Constants.Security.SuperUserKey)).Success);
        await _other.AssertSoonAsync("default-language", Swedish);
        await languages.DeleteAsync("en-GB", Constants.Security.SuperUserKey);
        await _other.AssertSoonAsync("languages", "fi-FI,sv-FI");

        var item = new DictionaryItem("greeting") { Translations = [new DictionaryTranslation((await languages.GetAsync(Finnish))!, "Hei")] };
        Assert.True((await Get<IDictionaryItemService>().CreateAsync(item, Constants.Security.SuperUserKey)).Success);
        await _other.AssertSoonAsync($"text greeting {Finnish}", "Hei");

        var root = PublishedArticle("Juuri", "Rot");
        await Get<IDomainService>().UpdateDomainsAsync(root.Key, new() { Domains = [new() { DomainName = "example.invalid", IsoCode = Finnish }] });
        await _other.AssertSoonAsync("domains", "example.invalid");

        var media = Get<IMediaService>().CreateMedia("Kuvat", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Get<IMediaService>().Save(media);
        await _other.AssertSoonAsync($"media {media.Key}", "Kuvat");
        media.Name = "Uudet kuvat";
        Get<IMediaService>().Save(media);
        await _other.AssertSoonAsync($"media {media.Key}", "Uudet kuvat");
    }

    [Fact]
    public async Task A_process_that_was_killed_starts_with_what_happened_meanwhile()
    {
        var page = PublishedPage("Before");
        await _other.AssertSoonAsync($"page {page.Key} ", "Before: Before title");
        await _other.KillAsync();
        page.SetValue("title", "After");
        Documents.Save(page);
        AssertPublished(Documents.Publish(page, AllCultures));

        await StartAsync();

        Assert.Equal("Before: After", await _other.AskAsync($"page {page.Key} "));
    }

    [Fact]
    public async Task A_process_that_slept_while_the_log_was_pruned_catches_up()
    {
        var page = PublishedPage("Before");
        await _other.AssertSoonAsync($"page {page.Key} ", "Before: Before title");
        await WaitForSavedPositionAsync(); // it must not sleep in the middle of a write
        await _other.SuspendAsync();
        page.SetValue("title", "After");
        Documents.Save(page);
        AssertPublished(Documents.Publish(page, AllCultures));
        var added = PublishedPage("Added", page.Id);
        Host.Clock.Advance(TimeSpan.FromDays(3));
        await Get<InstructionPruning>().RunAsync(CancellationToken.None);
        Assert.Single(EntriesAfter(0));

        await _other.ResumeAsync();

        await _other.AssertSoonAsync($"page {page.Key} ", "Before: After");
        await _other.AssertSoonAsync($"children {page.Key}", added.Key.ToString());
        await _other.AssertSoonAsync($"at /before/added {Finnish}", added.Key.ToString());
    }

    [Fact]
    public async Task A_lost_connection_is_made_again()
    {
        if (!TestDatabases.OnPostgreSql)
        {
            return;
        }
        var page = PublishedPage("First");
        await _other.AssertSoonAsync($"page {page.Key} ", "First: First title");
        Assert.Equal(1, await EndListenersAsync());
        SavedPage("Second");
        await WaitForListenerAsync();

        page.SetValue("title", "Changed");
        Documents.Save(page);
        AssertPublished(Documents.Publish(page, AllCultures));

        await _other.AssertSoonAsync($"page {page.Key} ", "First: Changed");
    }

    private async Task WaitForSavedPositionAsync()
    {
        var end = EntriesAfter(0)[^1].Id;
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); !InScope(() => Get<ScopedDatabase>().Read.LastSynced.Any(s => s.LastSyncedExternalId == end)); await Task.Delay(20))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "The position was not saved.");
        }
    }

    private async Task<int> EndListenersAsync() => await CountAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");

    private async Task WaitForListenerAsync()
    {
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); await CountAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'") == 0; await Task.Delay(20))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "Nobody listens again.");
        }
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task StartAsync() => _other = await SecondProcess.StartAsync(Host.ConnectionString, Host.Databases.NewFolder());
}
