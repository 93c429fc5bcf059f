using System.Text.Json;

namespace LapeKnowledge.Web.Tests.Repository;

/// <summary>THIRD-PARTY-NOTICES.md lists what was restored: every package, in its version.</summary>
public sealed class NoticesTests
{
    [Fact]
    public void Every_restored_package_is_listed()
    {
        var notices = File.ReadAllText(RepositoryFolder.File("THIRD-PARTY-NOTICES.md"));
        var packages = RestoredPackages().Distinct().OrderBy(p => p.Name, StringComparer.Ordinal).ToArray();

        var missing = packages.Where(p => !notices.Contains($"| {p.Name} | {p.Version} |", StringComparison.Ordinal)).ToArray();

        Assert.True(packages.Length > 20, $"Only {packages.Length} packages were found to check.");
        Assert.Empty(missing);
    }

    private static IEnumerable<Package> RestoredPackages()
        => Directory.EnumerateFiles(RepositoryFolder.Path, "project.assets.json", SearchOption.AllDirectories).SelectMany(file =>
        {
            using var assets = JsonDocument.Parse(File.ReadAllBytes(file));
            return assets.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(l => l.Value.GetProperty("type").GetString() == "package")
                .Select(l => l.Name.Split('/'))
                .Select(l => new Package(l[0], l[1]))
                .ToArray();
        });

    private sealed record Package(string Name, string Version);
}
