using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary>A start that cannot succeed says why in one line, and what it found is as it was.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-start-").FullName;

    [Fact]
    public async Task A_connection_string_that_cannot_be_read()
        => (await RunAsync("--ConnectionStrings:umbracoDbDSN", "Nonsense=1")).AssertOneLine("umbracoDbDSN", "nonsense");

    [Fact]
    public async Task A_database_of_an_unknown_kind()
        => (await RunAsync("--ConnectionStrings:umbracoDbDSN_ProviderName", "Microsoft.Data.SqlClient")).AssertOneLine("umbracoDbDSN_ProviderName", "Npgsql");

    [Fact]
    public async Task A_database_out_of_reach()
        => (await RunAsync("--ConnectionStrings:umbracoDbDSN", "Host=127.0.0.1;Port=1;Database=lape;Username=lape", "--ConnectionStrings:umbracoDbDSN_ProviderName", "Npgsql"))
            .AssertOneLine("cannot be reached", "127.0.0.1:1");

    [Fact]
    public async Task A_file_that_is_no_database()
    {
        Directory.CreateDirectory(DataFolder);
        await File.WriteAllTextAsync(DatabaseFile, string.Concat(Enumerable.Repeat("This is a text. ", 1000)));

        (await RunAsync()).AssertOneLine("not a readable SQLite database", DatabaseFile);
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program()
    {
        Directory.CreateDirectory(DataFolder);
        await using (var database = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            await database.OpenAsync();
            await using var command = database.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsHistory" VALUES ('29991231000000_FromTheFuture', '99.0');
                """;
            await command.ExecuteNonQueryAsync();
        }
        var before = await File.ReadAllBytesAsync(DatabaseFile);

        (await RunAsync()).AssertOneLine("newer", "29991231000000_FromTheFuture");

        Assert.Equal(before, await File.ReadAllBytesAsync(DatabaseFile));
    }

    [Fact]
    public async Task A_port_that_is_in_use()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        (await RunAsync("--urls", $"http://127.0.0.1:{port}")).AssertOneLine("in use", port);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made()
    {
        await File.WriteAllTextAsync(DataFolder, "a file stands in its place");

        (await RunAsync()).AssertOneLine("data folder", DataFolder);
    }

    [MountFact]
    public async Task A_data_folder_that_is_read_only()
    {
        Directory.CreateDirectory(DataFolder);

        (await RunWithinAsync(MountFactAttribute.Over(DataFolder, "ro"))).AssertOneLine("data folder", "read-only", DataFolder);
    }

    [MountFact]
    public async Task A_disk_that_is_full_before_the_database_is_there()
        => await AssertDiskFullAsync("size=4k");

    [MountFact]
    public async Task A_disk_that_fills_up_while_the_tables_are_made()
        => await AssertDiskFullAsync("size=100k");

    [MountFact]
    public async Task A_disk_that_fills_up_during_the_first_import()
        => await AssertDiskFullAsync("size=900k", "--uSync:Settings:ImportAtStartup", "All");

    [Fact]
    public async Task A_malformed_uSync_file()
    {
        var types = Directory.CreateDirectory(Path.Combine(_folder, "uSync", "v17", "ContentTypes"));
        await File.WriteAllTextAsync(Path.Combine(types.FullName, "broken.config"), "<ContentType Key=\"f0e1d2c3-0000-4000-8000-000000000001\" Alias=\"broken\" Level=\"1\">\n  <Info>\n</ContentType>");

        var ended = await RunAsync("--uSync:Settings:RootFolder", Path.Combine(_folder, "uSync", "v17"), "--uSync:Settings:ImportAtStartup", "All");

        ended.AssertOneLine("broken.config", "3");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string DataFolder => Path.Combine(_folder, "data");

    private string DatabaseFile => Path.Combine(DataFolder, "lapeknowledge.db");

    private async Task AssertDiskFullAsync(string size, params string[] arguments)
    {
        Directory.CreateDirectory(DataFolder);
        (await RunWithinAsync(MountFactAttribute.Over(DataFolder, size), arguments)).AssertOneLine("disk is full");
    }

    private Task<Ended> RunAsync(params string[] arguments) => RunWithinAsync([], arguments);

    private Task<Ended> RunWithinAsync(string[] within, params string[] arguments)
        => SiteProcess.RunAsync(["--LapeKnowledge:DataFolder", DataFolder, "--urls", "http://127.0.0.1:0", "--uSync:Settings:ImportAtStartup", "None", .. arguments], within);
}
