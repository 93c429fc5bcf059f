using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LapeKnowledge.Umbraco.Persistence;

/// <summary>Where the site keeps what it writes: <c>LapeKnowledge:DataFolder</c>, absolute.</summary>
internal sealed record DataFolder(string Path)
{
    private const string Setting = "LapeKnowledge:DataFolder";

    public static DataFolder Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var path = configuration[Setting] is { Length: > 0 } configured ? configured : "data";
        return new DataFolder(System.IO.Path.GetFullPath(path, SiteRoot.Of(environment)));
    }

    /// <summary>Creates the folder, and writes and removes a file in it.</summary>
    /// <exception cref="ConfigurationException">It cannot be created or written.</exception>
    public void EnsureWritable()
    {
        var probe = System.IO.Path.Combine(Path, FormattableString.Invariant($".write-test-{Environment.ProcessId}"));
        try
        {
            Directory.CreateDirectory(Path);
            File.WriteAllBytes(probe, new byte[4096]);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(e.IsDiskFull()
                ? $"The disk is full: the data folder {Path} cannot be written."
                : $"The data folder {Path} cannot be written ({e.Message.ReplaceLineEndings(" ")}). Make it writable, or name another one in {Setting}.", e);
        }
    }
}
