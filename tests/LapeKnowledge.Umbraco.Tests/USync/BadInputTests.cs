using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.USync;

/// <summary>A folder that is wrong stops the import with file, line and reason, and leaves the database as it was.</summary>
public sealed class BadInputTests(HostFixture host) : USyncTest(host)
{
    private const string Key = "d0000000-0000-4000-8000-00000000000";

    public static TheoryData<string, string, string, string> Files => new()
    {
        { "ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home", Sample.Property(Key + "1", "title", Key + "9")), "(26)", "data type" },
        { "ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home", compositions: $"<Composition Key=\"{Key}9\">lost</Composition>"), "(17)", "lost" },
        { "ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home", extraInfo: $"<Parent Key=\"{Key}9\">lost</Parent>"), "(16)", "lost" },
        { "ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home", variations: "Sometimes"), "(10)", "Sometimes" },
        { "ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home").Replace("<AllowAtRoot>True", "<AllowAtRoot>Perhaps", StringComparison.Ordinal), "(8)", "Perhaps" },
        { "ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home").Replace(">7<", ">seven<", StringComparison.Ordinal), "(14)", "seven" },
        { "ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home", Sample.Property(Key + "1", "t") + Sample.Property(Key + "2", "t")), "(", "twice" },
        { "ContentTypes/a.config", "<ContentType", "(1)", "XML" },
        { "ContentTypes/a.config", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><ContentType>&e;</ContentType>", "(1)", "DTD" },
        { "DataTypes/a.config", Sample.DataType(Key + "1", "Text", "Umbraco.TextBox", "{ broken"), "(8)", "JSON" },
        { "DataTypes/a.config", Sample.DataType(Key + "1", "Text", ""), "(3)", "EditorAlias" },
        { "Languages/a.config", Sample.Language("fi-NOWHERE"), "(4)", "fi-NOWHERE" },
        { "Languages/a.config", Sample.Language("da-DK", "<Fallback>nn-NO</Fallback>"), "(6)", "nn-NO" },
        { "Dictionary/a.config", Sample.Dictionary(Key + "1", "A", "<Translation Language=\"nn-NO\">x</Translation>"), "(5)", "nn-NO" },
        { "Dictionary/a.config", Sample.Dictionary(Key + "1", "A", "", parent: "Nobody"), "(3)", "Nobody" },
        { "Content/a.config", Sample.Content(Sample.StartKey, "Start", "nothing"), "(7)", "nothing" },
        { "Content/a.config", Sample.Content(Sample.StartKey, "Start", "base", parent: Key + "9"), "(4)", "parent" },
        { "Content/a.config", Sample.Content(Sample.StartKey, "Start", "base").Replace("Name Culture=\"fi-FI\"", "Name Culture=\"nn-NO\"", StringComparison.Ordinal), "(10)", "nn-NO" },
        { "Content/a.config", Sample.Content(Sample.StartKey, "Start", "base", Sample.Value("title", "x", "nn-NO")), "(19)", "nn-NO" },
        { "Content/a.config", Sample.Content(Sample.StartKey, "Start", "base", Sample.Value("count", "many")), "(19)", "many" },
        { "Content/a.config", Sample.Content(Sample.StartKey, "Start", "base").Replace("2020-02-03T04:05:06", "yesterday", StringComparison.Ordinal), "(8)", "yesterday" },
        { "Content/a.config", Sample.Content(Sample.StartKey, "Start", "base", schedule: "<ContentSchedule><Culture>fi-FI</Culture><Action>Dance</Action><Date>2030-01-01</Date></ContentSchedule>"), "(16)", "Dance" },
        { "Domains/a.config", $"<Domain Key=\"{Key}1\" Alias=\"/x\"><Info><Language>fi-FI</Language><Root Key=\"{Key}9\">/Lost</Root></Info></Domain>", "(1)", "/Lost" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task StopsWithFileLineAndReason(string path, string xml, string line, string reason)
    {
        var before = await SnapshotAsync();
        WriteBase();
        Write("Languages/0.config", Sample.Language("nb-NO")); // imported before the bad file, and rolled back with it
        Write(path, xml);
        var refused = await RefusedAsync();
        Assert.StartsWith(path + line, refused.Message);
        Assert.Contains(reason, refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task NamesBothFilesThatShareAKeyOrAnAlias()
    {
        Write("ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home"));
        Write("ContentTypes/sub/b.config", Sample.ContentType(Sample.HomeKey, "other"));
        Assert.Matches(@"^ContentTypes/sub/b\.config\(2\).*ContentTypes/a\.config", (await RefusedAsync()).Message);
        Write("ContentTypes/sub/b.config", Sample.ContentType(Sample.PageKey, "HOME"));
        Assert.Matches(@"^ContentTypes/sub/b\.config\(2\).*'HOME'.*ContentTypes/a\.config", (await RefusedAsync()).Message);
    }

    [Fact]
    public async Task NamesBothDictionaryFilesThatShareAKeyOrAnAlias()
    {
        Write("Dictionary/a.config", Sample.Dictionary(Key + "1", "Word", ""));
        Write("Dictionary/b.config", Sample.Dictionary(Key + "1", "Other", ""));
        Assert.Matches(@"^Dictionary/b\.config\(2\).*Dictionary/a\.config", (await RefusedAsync()).Message);
        Write("Dictionary/b.config", Sample.Dictionary(Key + "2", "word", ""));
        Assert.Matches(@"^Dictionary/b\.config\(2\).*'word'.*Dictionary/a\.config", (await RefusedAsync()).Message);
    }

    [Fact]
    public async Task RefusesACircleOfMasterTemplates()
    {
        var before = await SnapshotAsync();
        Write("Templates/a.config", Template(Key + "1", "one", "two"));
        Write("Templates/b.config", Template(Key + "2", "two", "three"));
        Write("Templates/c.config", Template(Key + "3", "three", "one"));
        Assert.Matches(@"^Templates/.\.config\(1\).*circle", (await RefusedAsync()).Message);
        Assert.Equal(before, await SnapshotAsync());

        static string Template(string key, string alias, string parent) => $"<Template Key=\"{key}\" Alias=\"{alias}\" Level=\"1\"><Name>{alias}</Name><Parent>{parent}</Parent></Template>";
    }

    [Fact]
    public async Task LeavesSegmentsAloneAndSaysSo()
    {
        WriteBase();
        Write("Content/a.config", Sample.Content(Sample.StartKey, "Start", "base", Sample.Value("count", "1")));
        await ImportAsync();
        var values = "<count><Value>2</Value><Value Segment=\"vip\">3</Value></count>";
        Write("Content/a.config", Sample.Content(Sample.StartKey, "Start", "base", values));

        var result = await ImportAsync();

        var warning = Assert.Single(result.Warnings);
        Assert.Contains("'vip'", warning.ToString());
        Assert.Contains("Content/a.config", warning.ToString());
        var property = Get<IContentService>().GetById(Guid.Parse(Sample.StartKey))!.Properties["count"]!;
        Assert.Equal((2, null), (property.GetValue(), property.GetValue(segment: "vip")));
    }

    [Fact]
    public async Task RefusesCircles()
    {
        var before = await SnapshotAsync();
        Write("ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home", compositions: $"<Composition Key=\"{Sample.PageKey}\">page</Composition>"));
        Write("ContentTypes/b.config", Sample.ContentType(Sample.PageKey, "page", compositions: $"<Composition Key=\"{Sample.HomeKey}\">home</Composition>"));
        Assert.Contains("circle", (await RefusedAsync()).Message);
        File.Delete(Path.Combine(Folder, "ContentTypes/a.config"));
        Write("ContentTypes/b.config", Sample.ContentType(Sample.PageKey, "base"));
        Write("Content/a.config", Sample.Content(Sample.StartKey, "A", "base", parent: Sample.ChildKey));
        Write("Content/b.config", Sample.Content(Sample.ChildKey, "B", "base", parent: Sample.StartKey));
        Assert.Matches(@"^Content/.\.config\(2\).*circle", (await RefusedAsync()).Message);
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task RefusesATemplateThatIsNotInTheFolder()
    {
        Write("Templates/home.config", $"<Template Key=\"{Key}1\" Alias=\"home\" Level=\"1\"><Name>Home</Name><Parent /></Template>");
        Write("ContentTypes/a.config", Sample.ContentType(Sample.HomeKey, "home").Replace("<DefaultTemplate></", "<DefaultTemplate>missing</", StringComparison.Ordinal));
        Assert.Matches(@"^ContentTypes/a\.config\(18\).*missing", (await RefusedAsync()).Message);
    }

    private void WriteBase()
    {
        Write("DataTypes/number.config", Sample.DataType(Key + "7", "Number of things", "Umbraco.Integer"));
        Write("ContentTypes/base.config", Sample.ContentType(
            Sample.PageKey,
            "base",
            Sample.Property(Key + "5", "title") + Sample.Property(Key + "6", "count", Key + "7", "Nothing", editor: "Umbraco.Integer")));
    }
}
