using LapeKnowledge.Web.Tests.Repository;

namespace LapeKnowledge.Web.Tests.Browser;

/// <summary>A test in Chromium; skipped, and said so, where Chromium, Node or the packages of package.json are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public const string Chromium = "/usr/bin/chromium";

    public BrowserFactAttribute() => Skip = Missing;

    public static string? Missing { get; } =
        !File.Exists(Environment.GetEnvironmentVariable("LAPE_CHROMIUM") ?? Chromium) ? "Chromium is not installed (Debian: package chromium)"
        : !HasNode() ? "Node is not installed (Debian: package nodejs)"
        : !Directory.Exists(RepositoryFolder.File("node_modules", "playwright-core")) ? "playwright-core is not installed: npm ci"
        : null;

    private static bool HasNode()
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));
}
