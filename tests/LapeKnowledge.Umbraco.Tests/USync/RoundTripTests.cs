using LapeKnowledge.Umbraco.USync;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using File = System.IO.File;

namespace LapeKnowledge.Umbraco.Tests.USync;

public sealed class RoundTripTests(HostFixture host) : USyncTest(host)
{
    private const string Key = "d0000000-0000-4000-8000-00000000000";

    private const string Blocks = """
        {
          "contentData": [
            {
              "contentTypeKey": "a0000000-0000-4000-8000-000000000002",
              "key": "4f8af0bc-bedf-4b00-a69d-57f96385f66a",
              "values": [
                {
                  "alias": "title",
                  "culture": null,
                  "value": {
                    "markup": "\u003Cp\u003E\u00C4iti \u0026 is\u00E4\u003C/p\u003E"
                  }
                }
              ]
            }
          ],
          "settingsData": [],
          "expose": [],
          "layout": {}
        }
        """;

    [Fact]
    public async Task TheFolderOfTheSiteComesBackAsItWas()
    {
        var folder = Path.Combine(RepositoryRoot(), "uSync", "v17");
        var imported = await Get<USyncImporter>().ImportAsync(new USyncImport(folder, AllKinds, OnlyChangedFiles: false));
        Assert.DoesNotContain(imported.Warnings, w => !w.Message.Contains("is not known here", StringComparison.Ordinal));
        var differences = (await RoundTripAsync(folder)).Where(d => !IsOfThisHost(d)).ToArray();
        AssertNone(string.Join('\n', differences));
    }

    [Fact]
    public async Task AFolderOfAnotherSiteComesBackAsItWas()
    {
        WriteForeign();
        await ImportAsync();
        await AssertRoundTripAsync();
        await AssertNothingPendingAsync();
        var first = FolderNamed("first");
        await ExportAsync(first);
        await Get<USyncImporter>().ImportAsync(new USyncImport(first, AllKinds, OnlyChangedFiles: false));
        var second = FolderNamed("second");
        await ExportAsync(second);
        foreach (var file in Directory.EnumerateFiles(first, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(second, Path.GetRelativePath(first, file))));
        }
    }

    [Fact]
    public async Task ContentArrivesAsItsFileSays()
    {
        WriteForeign();
        await ImportAsync();
        var start = Get<IContentService>().GetById(Guid.Parse(Sample.StartKey))!;
        Assert.Equal(["fi-FI"], start.PublishedCultures);
        Assert.Equal("Start sv", start.GetCultureName("sv-FI"));
        Assert.Equal(new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc), start.CreateDate);
        Assert.Equal("Hei", start.GetValue("title", "fi-FI"));
        Assert.Equal("Hej", start.GetValue("title", "sv-FI"));
        Assert.Equal(1, start.GetValue("hide"));
        Assert.True(JsonText.SameMeaning(Blocks, (string)start.GetValue("blocks", "fi-FI")!));
        var child = Get<IContentService>().GetById(Guid.Parse(Sample.ChildKey))!;
        Assert.Equal(start.Id, child.ParentId);
        Assert.Equal(7, child.SortOrder);
        Assert.Equal("umb://document/ffffffffffffffffffffffffffffffff", child.GetValue("link", "fi-FI"));
        var type = Get<IContentTypeService>().Get("home")!;
        Assert.Equal(7, type.HistoryCleanup!.KeepAllVersionsNewerThanDays);
        Assert.Equal(["page"], type.AllowedContentTypes!.Select(a => a.Alias));
        Assert.Equal(2, type.Level);
    }

    [Fact]
    public async Task AnUnknownEditorKeepsItsConfigurationAndValues()
    {
        const string config = "{\n  \"aThing\": [\n    1,\n    \"x\"\n  ],\n  \"bThing\": {\n    \"deep\": true\n  }\n}";
        const string value = "{ \"kept\":   [1, 2],\n\"as\": \"is\" }";
        Write("DataTypes/x.config", Sample.DataType(Key + "1", "Foreign editor", "Acme.Picker", config, "<DatabaseType>Nvarchar</DatabaseType>"));
        Write("ContentTypes/home.config", Sample.ContentType(Sample.HomeKey, "home", Sample.Property(Key + "2", "acme", Key + "1", editor: "Acme.Picker")));
        Write("Content/start.config", Sample.Content(Sample.StartKey, "Start", "home", Sample.Value("acme", value, "fi-FI")));
        var result = await ImportAsync();
        Assert.Contains(result.Warnings, w => w.File == "DataTypes/x.config" && w.Line == 5 && w.Message.Contains("Acme.Picker", StringComparison.Ordinal));
        await AssertRoundTripAsync();
        var exported = FolderNamed("out");
        await ExportAsync(exported);
        Assert.Equal(config, Exported(exported, "DataTypes/foreign-editor.config").Element("Config")!.Value);
        Assert.Equal(value, Exported(exported, "Content/start.config").Element("Properties")!.Element("acme")!.Value);
    }

    [Fact]
    public async Task ToleratesWhatUSyncTolerates()
    {
        Write("ContentTypes/old.config", $"""
            <ContentType Key="{Sample.HomeKey}" Alias="old">
              <Info><Name>Old</Name><Icon>icon-home</Icon><AllowAtRoot>TRUE</AllowAtRoot><IsListView>True</IsListView></Info>
              <GenericProperties>
                <GenericProperty><Name>Title</Name><Alias>title</Alias><Type>Umbraco.TextBox</Type><Tab>Old tab</Tab></GenericProperty>
              </GenericProperties>
              <Structure><ContentType Key="{Key}9">gone</ContentType></Structure>
              <Tabs><Tab><Caption>Old tab</Caption><SortOrder>0</SortOrder></Tab></Tabs>
            </ContentType>
            """);
        Write("DataTypes/old.config", $"<DataType Key=\"{Key}1\" Alias=\"Old\"><Info><Name>Old</Name><EditorAlias>Umbraco.TextBox</EditorAlias><DatabaseType>Nvarchar</DatabaseType></Info></DataType>");
        Write("Dictionary/bare.config", $"<Dictionary Key=\"{Key}2\" Alias=\"Bare\" Level=\"0\"><Info /></Dictionary>");
        Write("Content/start.config", $"""
            <Content Key="{Sample.StartKey}" Alias="Start" Level="1">
              <Info>
                <ContentType>old</ContentType>
                <NodeName Default="Start" />
                <Unheard>of</Unheard>
                <Template Key="{Key}8">headless</Template>
              </Info>
              <Properties><title><Value>x</Value></title><gone><Value>y</Value></gone></Properties>
            </Content>
            """);
        var result = await ImportAsync();
        var start = Get<IContentService>().GetById(Guid.Parse(Sample.StartKey))!;
        Assert.Equal("x", start.GetValue("title"));
        Assert.False(start.Published);
        Assert.Contains(result.Warnings, w => w.File == "Content/start.config" && w.Line == 8 && w.Message.Contains("'gone'", StringComparison.Ordinal));
        Assert.Equal("Umb.PropertyEditorUi.TextBox", (await Get<IDataTypeService>().GetAsync(Guid.Parse(Key + "1")))!.EditorUiAlias);
        await AssertNothingPendingAsync();
    }

    [Fact]
    public async Task MediaComesWithItsBytesWhenTheyLieBeside()
    {
        Directory.CreateDirectory(FolderNamed("media/abc"));
        File.WriteAllText(FolderNamed("media/abc/a.txt"), "bytes");
        Write("Media/a.config", Sample.Media(Key + "1", "With", "File", Sample.Value("umbracoFile", "/media/abc/a.txt")));
        Write("Media/b.config", Sample.Media(Key + "2", "Without", "File", Sample.Value("umbracoFile", "/media/none/b.txt")));
        await ImportAsync();
        await AssertRoundTripAsync();
        var files = Get<global::Umbraco.Cms.Core.IO.MediaFileManager>().FileSystem;
        Assert.True(files.FileExists("abc/a.txt"));
        Assert.False(files.FileExists("none/b.txt"));
        Assert.Equal("5", Get<IMediaService>().GetById(Guid.Parse(Key + "1"))!.GetValue(Constants.Conventions.Media.Bytes)?.ToString());
    }

    private void WriteForeign()
    {
        Write("usync.config", "<uSync version=\"17.0.1.0\" format=\"10.7.0\" />");
        Write("Languages/da.config", Sample.Language("da-DK", "<Fallback>sv-FI</Fallback>"));
        Write("Dictionary/root.config", Sample.Dictionary(Key + "1", "Root", "<Translation Language=\"da-DK\">Rod</Translation><Translation Language=\"fi-FI\">Juuri</Translation>"));
        Write("Dictionary/sub/leaf.config", Sample.Dictionary(Key + "2", "Leaf", "", parent: "Root").Replace("Level=\"0\"", "Level=\"1\"", StringComparison.Ordinal));
        Write("DataTypes/toggle.config", Sample.DataType(Key + "3", "A switch", "Umbraco.TrueFalse", "{\n  \"default\": false\n}", "<Folder>Switches+%26+more/%c3%84</Folder>", level: 3));
        Write("DataTypes/blocks.config", Sample.DataType(Key + "4", "Blocks", "Umbraco.BlockList", "{\n  \"blocks\": [\n    {\n      \"contentElementTypeKey\": \"" + Sample.PageKey + "\"\n    }\n  ]\n}"));
        Write("ContentTypes/folder/home.config", Sample.ContentType(
            Sample.HomeKey,
            "home",
            Sample.Property(Key + "5", "title") + Sample.Property(Key + "6", "blocks", Key + "4", editor: "Umbraco.BlockList", sortOrder: 4) + Sample.Property(Key + "7", "hide", Key + "3", "Nothing", editor: "Umbraco.TrueFalse", sortOrder: 5),
            $"<ContentType Key=\"{Sample.PageKey}\" SortOrder=\"0\">page</ContentType>",
            extraInfo: "<Folder>Pages</Folder>",
            level: 2));
        Write("ContentTypes/page.config", Sample.ContentType(
            Sample.PageKey,
            "page",
            Sample.Property(Key + "8", "link"),
            tabs: Sample.Tab + "<Tab><Key>c0000000-0000-4000-8000-000000000002</Key><Caption>Group</Caption><Alias>content/group</Alias><Type>Group</Type><SortOrder>2</SortOrder></Tab>"));
        Write($"Content/{Sample.ChildKey}.config", Sample.Content(Sample.ChildKey, "Child", "page", Sample.Value("link", "umb://document/ffffffffffffffffffffffffffffffff", "fi-FI"), Sample.StartKey, 7)
            .Replace("Level=\"1\"", "Level=\"2\"", StringComparison.Ordinal).Replace("></Parent>", ">Start</Parent>", StringComparison.Ordinal).Replace("<Path>/Child", "<Path>/Start/Child", StringComparison.Ordinal));
        Write($"Content/{Sample.StartKey}.config", Sample.Content(
            Sample.StartKey,
            "Start",
            "home",
            $"<blocks><Value Culture=\"fi-FI\"><![CDATA[{Blocks}]]></Value><Value Culture=\"sv-FI\"><![CDATA[]]></Value></blocks>"
            + Sample.Value("hide", "1")
            + "<title><Value Culture=\"fi-FI\">Hei</Value><Value Culture=\"sv-FI\">Hej</Value></title>",
            swedish: false));
        Write("Domains/d.config", $"""
            <Domain Key="{LapeKnowledge.Umbraco.USync.Serialization.GeneratedKey.For("example.test/da")}" Alias="example.test/da">
              <Info><IsWildcard>false</IsWildcard><Language>da-DK</Language><Root Key="{Sample.StartKey}">/Start</Root></Info>
            </Domain>
            """);
    }

    /// <summary>Paths are spelled by a setting of the site; editors that are not known here tell their own storage.</summary>
    private static bool IsOfThisHost(string difference)
        => difference.Contains("Info/Path:", StringComparison.Ordinal) || difference.Contains("DatabaseType", StringComparison.Ordinal);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LapeKnowledge.sln")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }
}
