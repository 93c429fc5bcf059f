namespace LapeKnowledge.Web.Tests.Start;

/// <summary>The data folder of a site that has imported the starter content and filled its index: made by the first test that asks, copied for each, so that the import is not waited for again.</summary>
internal static class StarterData
{
    private static readonly Lazy<Task<DirectoryInfo>> Made = new(MakeAsync);

    /// <param name="folder">May be there, empty.</param>
    public static async Task CopyToAsync(string folder)
    {
        var made = await Made.Value;
        Directory.CreateDirectory(folder);
        foreach (var file in made.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(made.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
    }

    private static async Task<DirectoryInfo> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("lape-starter-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        using var site = await RunningSite.StartAsync(new Dictionary<string, string> { ["LapeKnowledge__DataFolder"] = folder.FullName, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });
        await site.SearchableAsync();
        Assert.Equal(0, await site.StopAsync());
        return folder;
    }
}
