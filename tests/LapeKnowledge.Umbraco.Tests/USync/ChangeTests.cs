using LapeKnowledge.Umbraco.USync;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using File = System.IO.File;

namespace LapeKnowledge.Umbraco.Tests.USync;

/// <summary>What a second import does to what a first one made.</summary>
public sealed class ChangeTests(HostFixture host) : USyncTest(host)
{
    private const string Key = "d0000000-0000-4000-8000-00000000000";

    private IContentService Contents => Get<IContentService>();

    [Fact]
    public async Task MarkersDeleteItems()
    {
        await ImportSiteAsync();
        Write("Content/child.config", Sample.Empty(Sample.ChildKey, "Child", "Delete"));
        Write("ContentTypes/extra.config", Sample.Empty(Key + "9", "extra", "Delete"));
        Write("DataTypes/words.config", Sample.Empty(Key + "1", "Words", "Delete"));
        Write("ContentTypes/home.config", Home(title: Sample.TextstringKey));
        Write("Languages/never.config", Sample.Empty(Key + "7", "nn-NO", "Delete"));
        var result = await ImportAsync();
        Assert.Equal(["Child", "extra", "Words"], result.Changes.Where(c => c.Type == USyncChangeType.Delete).Select(c => c.Alias));
        Assert.Null(Contents.GetById(Guid.Parse(Sample.ChildKey)));
        Assert.Null(Get<IContentTypeService>().Get("extra"));
        Assert.Null(await Get<IDataTypeService>().GetAsync(Guid.Parse(Key + "1")));
        Assert.Equal(0, (await ImportAsync()).Count(USyncChangeType.Delete));
    }

    [Fact]
    public async Task ACleanMarkerDeletesWhatNoFileDescribes()
    {
        await ImportSiteAsync();
        var stray = Contents.Create("Stray", Contents.GetById(Guid.Parse(Sample.StartKey))!.Id, "home");
        stray.SetCultureName("Stray", "fi-FI");
        Contents.Save(stray);
        Write("Content/clean.config", Sample.Empty(Sample.StartKey, "Start", "Clean"));
        var result = await ImportAsync();
        Assert.Equal(["Stray"], result.Changes.Where(c => c.Type == USyncChangeType.Delete).Select(c => c.Alias));
        Assert.NotNull(Contents.GetById(Guid.Parse(Sample.ChildKey)));
    }

    [Fact]
    public async Task TheKeyStaysWhenAliasesAndNamesChange()
    {
        await ImportSiteAsync();
        var id = Get<IContentTypeService>().Get("home")!.Id;
        Write("ContentTypes/home.config", Home(alias: "front", property: "heading"));
        Write("ContentTypes/old.config", Sample.Empty(Sample.HomeKey, "home", "Rename"));
        Write("Content/start.config", Start("Front page").Replace("home", "front", StringComparison.Ordinal).Replace("title", "heading", StringComparison.Ordinal));
        Write("Content/child.config", Child().Replace("home", "front", StringComparison.Ordinal).Replace("title", "heading", StringComparison.Ordinal));
        await ImportAsync();
        Assert.Equal(id, Get<IContentTypeService>().Get("front")!.Id);
        Assert.Null(Get<IContentTypeService>().Get("home"));
        var start = Contents.GetById(Guid.Parse(Sample.StartKey))!;
        Assert.Equal("Front page", start.GetCultureName("fi-FI"));
        Assert.Equal("Hei", start.GetValue("heading", "fi-FI"));
        await AssertNothingPendingAsync();
    }

    [Fact]
    public async Task TypesTradeAliases()
    {
        await ImportSiteAsync();
        Write("ContentTypes/home.config", Home(alias: "extra"));
        Write("ContentTypes/extra.config", Extra(alias: "home"));
        File.Delete(Path.Combine(Folder, "Content/start.config"));
        File.Delete(Path.Combine(Folder, "Content/child.config"));
        await ImportAsync();
        Assert.Equal(Guid.Parse(Sample.HomeKey), Get<IContentTypeService>().Get("extra")!.Key);
        Assert.Equal(Guid.Parse(Key + "9"), Get<IContentTypeService>().Get("home")!.Key);
    }

    [Fact]
    public async Task ItemsMove()
    {
        await ImportSiteAsync();
        Write("Content/child.config", Child(parent: "00000000-0000-0000-0000-000000000000"));
        Write("Content/start.config", Start().Replace("Parent Key=\"00000000-0000-0000-0000-000000000000\"", $"Parent Key=\"{Sample.ChildKey}\"", StringComparison.Ordinal));
        Write("ContentTypes/extra.config", Extra(extraInfo: "<Folder>Moved/Here</Folder>", level: 3));
        await ImportAsync();
        var (start, child) = (Contents.GetById(Guid.Parse(Sample.StartKey))!, Contents.GetById(Guid.Parse(Sample.ChildKey))!);
        Assert.Equal(-1, child.ParentId);
        Assert.Equal(child.Id, start.ParentId);
        Assert.Equal($"-1,{child.Id},{start.Id}", start.Path);
        Assert.Equal(3, Get<IContentTypeService>().Get("extra")!.Level);
        Write("ContentTypes/extra.config", Extra());
        await ImportAsync();
        Assert.Equal(-1, Get<IContentTypeService>().Get("extra")!.ParentId);
    }

    [Fact]
    public async Task LanguagesArePublishedAndUnpublishedOneByOne()
    {
        await ImportSiteAsync();
        Write("Content/child.config", Child(finnish: false, swedish: true));
        await ImportAsync();
        Assert.Equal(["sv-FI"], Contents.GetById(Guid.Parse(Sample.ChildKey))!.PublishedCultures);
        Write("Content/child.config", Child(finnish: true, swedish: false));
        await ImportAsync();
        Assert.Equal(["fi-FI"], Contents.GetById(Guid.Parse(Sample.ChildKey))!.PublishedCultures);
        Write("Content/child.config", Child(finnish: false, swedish: false));
        await ImportAsync();
        Assert.False(Contents.GetById(Guid.Parse(Sample.ChildKey))!.Published);
    }

    [Fact]
    public async Task ADocumentStaysPublishedBelowAnUnpublishedOne()
    {
        WriteSite();
        Write("Content/start.config", Start(finnish: false));
        await ImportAsync();
        Assert.False(Contents.GetById(Guid.Parse(Sample.StartKey))!.Published);
        Assert.True(Contents.GetById(Guid.Parse(Sample.ChildKey))!.Published);
        await AssertRoundTripAsync();
    }

    [Fact]
    public async Task WhatAnotherSiteDoesNotTranslateIsPublishedAllTheSame()
    {
        var finnish = (await Get<ILanguageService>().GetAsync("fi-FI"))!;
        finnish.IsMandatory = true;
        await Get<ILanguageService>().UpdateAsync(finnish, Constants.Security.SuperUserKey);
        WriteSite();
        Write("Content/start.config", Start().Replace("Name Culture=\"fi-FI\"", "Name Culture=\"sv-FI\"", StringComparison.Ordinal).Replace("Published Culture=\"fi-FI\"", "Published Culture=\"sv-FI\"", StringComparison.Ordinal).Replace("Value Culture=\"fi-FI\"", "Value Culture=\"sv-FI\"", StringComparison.Ordinal));
        var result = await ImportAsync();
        Assert.Equal(["sv-FI"], Contents.GetById(Guid.Parse(Sample.StartKey))!.PublishedCultures);
        Assert.True((await Get<ILanguageService>().GetAsync("fi-FI"))!.IsMandatory);
        Assert.Contains(result.Warnings, w => w.Message.Contains("mandatory", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SchedulesThatAreStillToComeAreKept()
    {
        WriteSite();
        Write("Content/child.config", Child(schedule: Schedule("Expire", 2090) + Schedule("Release", 2000)));
        await ImportAsync();
        var id = Contents.GetById(Guid.Parse(Sample.ChildKey))!.Id;
        var schedule = Assert.Single(Contents.GetContentScheduleByContentId(id).FullSchedule);
        Assert.Equal((ContentScheduleAction.Expire, "fi-FI", 2090), (schedule.Action, schedule.Culture, schedule.Date.Year));
        Write("Content/child.config", Child());
        await ImportAsync();
        Assert.Empty(Contents.GetContentScheduleByContentId(id).FullSchedule);
    }

    [Fact]
    public async Task ItemsGoToTheBinAndComeBack()
    {
        await ImportSiteAsync();
        Write("Content/child.config", Child().Replace("<Trashed>false", $"<Trashed Parent=\"{Sample.StartKey}\">true", StringComparison.Ordinal));
        await ImportAsync();
        Assert.True(Contents.GetById(Guid.Parse(Sample.ChildKey))!.Trashed);
        Write("Content/child.config", Child());
        await ImportAsync();
        var child = Contents.GetById(Guid.Parse(Sample.ChildKey))!;
        Assert.False(child.Trashed);
        Assert.Equal(Contents.GetById(Guid.Parse(Sample.StartKey))!.Id, child.ParentId);
    }

    [Fact]
    public async Task BlueprintsAreNotDocuments()
    {
        WriteSite();
        Write("Blueprints/b.config", Sample.Content(Key + "4", "Pattern", "home", Sample.Value("title", "Malli", "fi-FI"), finnish: false)
            .Replace("<Template></Template>", "<Template /><IsBlueprint>true</IsBlueprint>", StringComparison.Ordinal)
            .Replace("Parent Key=\"00000000-0000-0000-0000-000000000000\">", $"Parent Key=\"{Key}5\">Patterns", StringComparison.Ordinal)
            .Replace("Level=\"1\"", "Level=\"2\"", StringComparison.Ordinal)
            .Replace("<Path>/", "<Path>/Patterns/", StringComparison.Ordinal));
        await ImportAsync();
        var blueprint = Contents.GetBlueprintById(Guid.Parse(Key + "4"))!;
        Assert.Equal("Malli", blueprint.GetValue("title", "fi-FI"));
        Assert.Null(Contents.GetById(Guid.Parse(Key + "4")));
        await AssertRoundTripAsync();
    }

    [Fact]
    public async Task TheReportTellsAndChangesNothing()
    {
        await ImportSiteAsync();
        Write("ContentTypes/extra.config", Sample.Empty(Key + "9", "extra", "Delete"));
        Write("Content/start.config", Start("Other"));
        Write("Content/new.config", Child().Replace(Sample.ChildKey, Key + "8", StringComparison.Ordinal));
        var before = await SnapshotAsync();
        var report = await ReportAsync();
        Assert.Equal(
            ["Create Content/new.config", "Delete ContentTypes/extra.config", "Update Content/start.config"],
            report.Changes.Where(c => c.Type != USyncChangeType.NoChange).Select(c => $"{c.Type} {c.File}").Order());
        Assert.Contains(report.Changes.Single(c => c.File == "Content/start.config").Details, d => d == "/Info/NodeName@Default: Start -> Other");
        Assert.Equal(before, await SnapshotAsync());
    }

    private static string Schedule(string action, int year)
        => $"<ContentSchedule><Culture>fi-FI</Culture><Action>{action}</Action><Date>{year}-01-01T00:00:00</Date></ContentSchedule>";

    private static string Home(string alias = "home", string property = "title", string title = Key + "1")
        => Sample.ContentType(Sample.HomeKey, alias, Sample.Property(Key + "2", property, title));

    private static string Extra(string alias = "extra", string extraInfo = "", int level = 1)
        => Sample.ContentType(Key + "9", alias, extraInfo: extraInfo, level: level);

    private static string Start(string name = "Start", bool finnish = true)
        => Sample.Content(Sample.StartKey, name, "home", Sample.Value("title", "Hei", "fi-FI"), finnish: finnish);

    private static string Child(string parent = Sample.StartKey, bool finnish = true, bool? swedish = null, string schedule = "")
        => Sample.Content(Sample.ChildKey, "Child", "home", $"<title><Value Culture=\"fi-FI\">Lapsi</Value>{(swedish is null ? "" : "<Value Culture=\"sv-FI\">Barn</Value>")}</title>", parent, 0, finnish, swedish, schedule)
            .Replace("Level=\"1\"", parent == Sample.StartKey ? "Level=\"2\"" : "Level=\"1\"", StringComparison.Ordinal)
            .Replace("></Parent>", parent == Sample.StartKey ? ">Start</Parent>" : "></Parent>", StringComparison.Ordinal)
            .Replace("<Path>/", parent == Sample.StartKey ? "<Path>/Start/" : "<Path>/", StringComparison.Ordinal);

    private void WriteSite()
    {
        Write("DataTypes/words.config", Sample.DataType(Key + "1", "Words", "Umbraco.TextBox"));
        Write("ContentTypes/home.config", Home());
        Write("ContentTypes/extra.config", Extra());
        Write("Content/start.config", Start());
        Write("Content/child.config", Child());
    }

    private Task ImportSiteAsync()
    {
        WriteSite();
        return ImportAsync();
    }
}
