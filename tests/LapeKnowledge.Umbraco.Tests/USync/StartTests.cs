using System.Diagnostics;
using LapeKnowledge.Umbraco.USync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using File = System.IO.File;

namespace LapeKnowledge.Umbraco.Tests.USync;

/// <summary>What a start imports, and what an editor's save exports.</summary>
public sealed class StartTests(HostFixture host) : USyncTest(host)
{
    private const string Key = "d0000000-0000-4000-8000-000000000001";

    private IContentTypeService Types => Get<IContentTypeService>();

    [Fact]
    public async Task TheFirstStartBringsTheContentAndLaterOnesOnlyTheSchema()
    {
        WriteSite("Hei");
        await StartAsync();
        var start = Get<IContentService>().GetById(Guid.Parse(Sample.StartKey))!;
        Assert.Equal("Hei", start.GetValue("title", "fi-FI"));
        WriteSite("Changed in the file", icon: "icon-tree");
        await StartAsync();
        Assert.Equal("Hei", Get<IContentService>().GetById(start.Key)!.GetValue("title", "fi-FI"));
        Assert.Equal("icon-tree", Types.Get("home")!.Icon);
        await StartAsync(Options with { ImportAtStartup = AllKinds });
        Assert.Equal("Changed in the file", Get<IContentService>().GetById(start.Key)!.GetValue("title", "fi-FI"));
    }

    [Fact]
    public async Task WhatAnEditorChangedStaysUntilItsFileChanges()
    {
        WriteSite("Hei");
        await StartAsync();
        await RenameAsync("An editor's name");
        await StartAsync();
        Assert.Equal("An editor's name", Types.Get("home")!.Name);
        File.Move(Path.Combine(Folder, "ContentTypes/home.config"), Path.Combine(Folder, "ContentTypes/moved.config"));
        File.WriteAllText(Path.Combine(Folder, "ContentTypes/moved.config"), File.ReadAllText(Path.Combine(Folder, "ContentTypes/moved.config")).ReplaceLineEndings("\r\n"));
        await StartAsync();
        Assert.Equal("An editor's name", Types.Get("home")!.Name);
        await ImportAsync(); // the command: the files win
        Assert.Equal("Type home", Types.Get("home")!.Name);
    }

    [Fact]
    public async Task AStartWithNothingChangedReadsNoXml()
    {
        for (var i = 0; i < 300; i++)
        {
            Write($"Dictionary/{i}.config", Sample.Dictionary($"d0000000-0000-4000-8000-{i:d12}", $"Word{i}", "<Translation Language=\"fi-FI\">Sana</Translation>"));
        }
        await StartAsync();
        var importer = Get<USyncImporter>();
        var import = new USyncImport(Folder, AllKinds, OnlyChangedFiles: true);
        await importer.ImportAsync(import);
        var watch = Stopwatch.StartNew();
        Assert.Empty((await importer.ImportAsync(import)).Changes);
        Assert.True(watch.ElapsedMilliseconds < 500, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task AFailedFirstStartLeavesNothingAndIsTriedAgain()
    {
        WriteSite("Hei");
        Write("Content/bad.config", Sample.Content(Key, "Bad", "nothing"));
        await Assert.ThrowsAsync<USyncException>(() => StartAsync());
        Assert.Null(Types.Get("home"));
        File.Delete(Path.Combine(Folder, "Content/bad.config"));
        await StartAsync();
        Assert.NotNull(Get<IContentService>().GetById(Guid.Parse(Sample.StartKey)));
    }

    [Fact]
    public async Task AStopFileStopsIt()
    {
        WriteSite("Hei");
        Write("usync.once", "");
        await StartAsync();
        Assert.NotNull(Types.Get("home"));
        Assert.True(File.Exists(Path.Combine(Folder, "usync.stop")));
        WriteSite("Hei", icon: "icon-tree");
        await StartAsync();
        Assert.Equal("icon-home", Types.Get("home")!.Icon);
    }

    [Fact]
    public async Task ASaveWritesTheFileAndADeletionAMarker()
    {
        WriteSite("Hei");
        await StartAsync();
        await RenameAsync("An editor's name");
        var export = new USyncExportOnSave(Options with { ExportOnSave = AllKinds }, Get<USyncExporter>(), Get<USyncPause>(), NullLogger<USyncExportOnSave>.Instance);
        await export.WriteAsync([Types.Get("home")!]);
        Assert.Equal("An editor's name", Exported(Folder, "ContentTypes/home.config").Element("Info")!.Element("Name")!.Value);
        await StartAsync(); // what was written is known, so nothing is imported
        Assert.Empty((await ImportAsync(onlyChangedFiles: true)).Changes);

        var type = Types.Get("home")!;
        type.Alias = "front";
        await Types.UpdateAsync(type, Constants.Security.SuperUserKey);
        await export.WriteAsync([type]);
        Assert.Equal("Rename", Exported(Folder, "ContentTypes/home.config").Attribute("Change")!.Value);
        Assert.Equal("front", Exported(Folder, "ContentTypes/front.config").Attribute("Alias")!.Value);

        await Types.DeleteAsync(type.Key, Constants.Security.SuperUserKey);
        export.MarkDeleted([type]);
        Assert.Equal("Delete", Exported(Folder, "ContentTypes/front.config").Attribute("Change")!.Value);
        Assert.DoesNotContain((await ReportAsync()).Changes, c => c.Kind == USyncKind.ContentTypes && c.Type != USyncChangeType.NoChange);
    }

    [Fact]
    public async Task TheHandlersOfASiteWriteWhatItsServicesSaveMoveAndDelete()
    {
        Directory.CreateDirectory(Folder);
        await using var site = Host.Build(Host.ConnectionString, new() { ["uSync:Settings:ExportOnSave"] = "All", ["uSync:Settings:Folders:0"] = Folder });
        await site.Services.GetRequiredService<IDocumentUrlService>().InitAsync(forceEmpty: false, CancellationToken.None);
        var (dictionary, types) = (site.Services.GetRequiredService<IDictionaryItemService>(), site.Services.GetRequiredService<IContentTypeService>());
        var word = (await dictionary.CreateAsync(new DictionaryItem("Word"), Constants.Security.SuperUserKey)).Result;
        Assert.Equal("Word", Exported(Folder, "Dictionary/word.config").Attribute("Alias")!.Value);

        var type = new ContentType(site.Services.GetRequiredService<global::Umbraco.Cms.Core.Strings.IShortStringHelper>(), -1) { Alias = "page", Name = "Page", AllowedAsRoot = true };
        await types.CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.True(File.Exists(Path.Combine(Folder, "ContentTypes/page.config")));
        var content = site.Services.GetRequiredService<IContentService>();
        var (page, parent) = (content.Create("Page", -1, "page"), content.Create("Parent", -1, "page"));
        content.Save(page);
        content.Save(parent);
        content.Publish(page, ["*"]);
        Assert.Equal("true", Exported(Folder, "Content/page.config").Element("Info")!.Element("Published")!.Attribute("Default")!.Value);
        content.Move(page, parent.Id);
        Assert.Equal(parent.Key.ToString(), Exported(Folder, "Content/page.config").Element("Info")!.Element("Parent")!.Attribute("Key")!.Value);
        content.MoveToRecycleBin(page);
        Assert.Equal("true", Exported(Folder, "Content/page.config").Element("Info")!.Element("Trashed")!.Value);

        await dictionary.DeleteAsync(word.Key, Constants.Security.SuperUserKey);
        Assert.Equal("Delete", Exported(Folder, "Dictionary/word.config").Attribute("Change")!.Value);
    }

    [Fact]
    public async Task AStartLeavesTheViewsOfACheckoutAsTheyAre()
    {
        var views = Get<global::Umbraco.Cms.Core.IO.FileSystems>().MvcViewsFileSystem!;
        var files = new Dictionary<string, string>
        {
            ["master.cshtml"] = "\uFEFF@{ Layout = null; }\r\n<html>@RenderBody()</html>\r\n\r\n",
            ["page.cshtml"] = "@{\n    Layout = \"master.cshtml\";\n}\n<h1>Page</h1>\n",
            ["bare.cshtml"] = "<p>The layout is in _ViewStart</p>\n",
        };
        foreach (var (name, text) in files)
        {
            views.AddFile(name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), overrideIfExists: true);
            File.SetLastWriteTimeUtc(views.GetFullPath(name), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
        Write("Templates/master.config", Template(1, "master", "Master", ""));
        Write("Templates/page.config", Template(2, "page", "Page", "master"));
        Write("Templates/bare.config", Template(3, "bare", "Bare", "master"));
        try
        {
            await StartAsync();
            Write("Templates/page.config", Template(2, "page", "Page, renamed", "master"));
            Write("Templates/bare.config", Template(3, "bare", "Bare, renamed", "master"));
            await StartAsync();
            await ImportAsync();

            Assert.Equal("Page, renamed", (await Get<ITemplateService>().GetAsync("page"))!.Name);
            Assert.Equal("Bare, renamed", (await Get<ITemplateService>().GetAsync("bare"))!.Name);
            Assert.All(files, f => Assert.Equal((f.Value, 2020), (System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(views.GetFullPath(f.Key))), File.GetLastWriteTimeUtc(views.GetFullPath(f.Key)).Year)));
        }
        finally
        {
            foreach (var name in files.Keys)
            {
                views.DeleteFile(name);
            }
        }

        static string Template(int number, string alias, string name, string parent)
            => $"<Template Key=\"e0000000-0000-4000-8000-00000000000{number}\" Alias=\"{alias}\" Level=\"1\"><Name>{name}</Name><Parent>{parent}</Parent></Template>";
    }

    [Fact]
    public async Task NothingIsWrittenWhileImporting()
    {
        WriteSite("Hei");
        var before = Directory.GetLastWriteTimeUtc(Path.Combine(Folder, "ContentTypes"));
        using (Get<USyncPause>().Begin())
        {
            await new USyncExportOnSave(Options with { ExportOnSave = AllKinds }, Get<USyncExporter>(), Get<USyncPause>(), NullLogger<USyncExportOnSave>.Instance)
                .WriteAsync(await Get<ILanguageService>().GetAllAsync());
        }
        Assert.False(Directory.Exists(Path.Combine(Folder, "Languages")));
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(Path.Combine(Folder, "ContentTypes")));
    }

    [Fact]
    public async Task TheCommandSpeaksAndReturnsItsCode()
    {
        WriteSite("Hei");
        Assert.Equal(0, await RunAsync("import", "--folder", Folder));
        Assert.Contains("import: 2 created", _output.ToString());
        Assert.Contains("ContentTypes 1/1", _output.ToString());
        Assert.Equal(0, await RunAsync("report", "--folder", Folder));
        Assert.Contains("report: 0 created, 0 updated, 0 deleted", _output.ToString());
        var other = FolderNamed("other");
        Assert.Equal(0, await RunAsync("export", "--folder", other));
        Assert.Equal("10.7.0", Exported(other, "usync.config").Attribute("format")!.Value);
        Write("ContentTypes/bad.config", "<oops");
        Assert.Equal(1, await RunAsync("import", "--folder", Folder));
        Assert.Contains("ContentTypes/bad.config(1):", _output.ToString());
        Assert.Equal(1, await RunAsync("import", "--folder", FolderNamed("nowhere")));
        Assert.Equal(2, await RunAsync("destroy"));
        Assert.Equal(2, await RunAsync("import", "--folder"));
    }

    private readonly StringWriter _output = new();

    private USyncOptions Options => new() { Folder = Folder };

    private Task<int> RunAsync(params string[] args) => USyncCommand.RunAsync(Host.Services, args, _output);

    private Task StartAsync(USyncOptions? options = null)
        => new USyncStartup(options ?? Options, Get<USyncImporter>(), Get<USyncState>(), NullLogger<USyncStartup>.Instance).ImportAtStartAsync(CancellationToken.None);

    private async Task RenameAsync(string name)
    {
        var type = Types.Get("home")!;
        type.Name = name;
        await Types.UpdateAsync(type, Constants.Security.SuperUserKey);
    }

    private void WriteSite(string title, string icon = "icon-home")
    {
        Write("ContentTypes/home.config", Sample.ContentType(Sample.HomeKey, "home", Sample.Property(Key, "title")).Replace("icon-home", icon, StringComparison.Ordinal));
        Write("Content/start.config", Sample.Content(Sample.StartKey, "Start", "home", Sample.Value("title", title, "fi-FI")));
    }
}
