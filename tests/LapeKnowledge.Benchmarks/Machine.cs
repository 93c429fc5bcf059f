using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace LapeKnowledge.Benchmarks;

internal static class Machine
{
    public static void Print()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {model ?? "unknown processor"}, {RuntimeInformation.FrameworkDescription}, load {load}"));
    }
}

internal static class Repository
{
    /// <summary>The folder of the site's project, found from where the benchmark was built.</summary>
    public static string SiteFolder { get; } = Path.Combine(Root(), "src", "LapeKnowledge.Web");

    /// <summary>The site itself, whose composers and handlers are measured with it.</summary>
    public static Assembly SiteAssembly { get; } = Assembly.Load("LapeKnowledge.Web");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LapeKnowledge.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("The benchmark must run from inside the repository.");
    }
}

internal sealed class DataFolder(string? kept) : IDisposable
{
    public string Path { get; } = kept ?? Directory.CreateTempSubdirectory("lape-bench-").FullName;

    public void Dispose()
    {
        if (kept is null)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
