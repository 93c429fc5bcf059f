using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary>The data folder of a site that has imported the starter content and filled its index: made by the first test that asks, copied for each, so that the import is not waited for again.</summary>
internal static class StarterData
{
    private static readonly Lazy<Task<DirectoryInfo>> Made = new(() => MakeAsync([]));
    private static readonly Lazy<Task<(string Database, DirectoryInfo Folder)>> MadeOnPostgres = new(MakeOnPostgresAsync);

    /// <param name="folder">May be there, empty.</param>
    public static async Task CopyToAsync(string folder) => Copy(await Made.Value, folder);

    /// <summary>As <see cref="CopyToAsync"/>, of a site over PostgreSQL.</summary>
    /// <returns>The connection string of a database that belongs to the copy.</returns>
    public static async Task<string> CopyToPostgresAsync(string folder)
    {
        var made = await MadeOnPostgres.Value;
        Copy(made.Folder, folder);
        return await TestPostgres.NewDatabaseAsync(like: made.Database);
    }

    private static void Copy(DirectoryInfo made, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in made.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(made.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
    }

    private static async Task<(string Database, DirectoryInfo Folder)> MakeOnPostgresAsync()
    {
        var database = await TestPostgres.NewDatabaseAsync();
        var folder = await MakeAsync(new()
        {
            ["ConnectionStrings__umbracoDbDSN"] = database,
            ["ConnectionStrings__umbracoDbDSN_ProviderName"] = "Npgsql",
        });
        return (database, folder);
    }

    private static async Task<DirectoryInfo> MakeAsync(Dictionary<string, string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("lape-starter-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        using var site = await RunningSite.StartAsync(new Dictionary<string, string>(settings) { ["LapeKnowledge__DataFolder"] = folder.FullName, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });
        await site.SearchableAsync();
        Assert.Equal(0, await site.StopAsync());
        return folder;
    }
}
