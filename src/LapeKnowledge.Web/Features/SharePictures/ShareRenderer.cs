using LapeKnowledge.Web.Features.Processes;

namespace LapeKnowledge.Web.Features.SharePictures;

/// <summary>
/// Makes PNG pictures of SVG drawings by libvips in a process of its own, with the program and the limits that <c>LapeKnowledge:Images</c> gives to images,
/// and with the site's own typefaces.
/// </summary>
internal sealed class ShareRenderer(IConfiguration configuration, IWebHostEnvironment environment, TimeProvider time, ILogger<ShareRenderer> logger)
{
    private const int Seconds = 20;
    private const long MemoryBytes = 1_500_000_000;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);
    private DateTimeOffset _notBefore;

    /// <returns>Null where the picture cannot be made.</returns>
    public async Task<byte[]?> RenderAsync(string svg)
    {
        if (time.GetUtcNow() < _notBefore)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("share-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "in.svg"), svg);
            await File.WriteAllTextAsync(Path.Combine(folder, "fonts.conf"), FontConfiguration(folder));
            var made = Path.Combine(folder, "out.png");
            if (await RunAsync(folder) && File.Exists(made))
            {
                return await File.ReadAllBytesAsync(made);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        _notBefore = time.GetUtcNow() + AfterFailure;
        return null;
    }

    /// <summary>The site's typefaces, and those of the machine for letters that they do not have.</summary>
    private string FontConfiguration(string folder)
    {
        string Escaped(string path) => System.Security.SecurityElement.Escape(path);
        var fonts = Path.Combine(environment.WebRootPath, "fonts", "pictures");
        return $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig><dir>{Escaped(fonts)}</dir><include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>{Escaped(folder)}</cachedir></fontconfig>
            """;
    }

    private async Task<bool> RunAsync(string folder)
    {
        var limits = configuration.GetSection("LapeKnowledge:Images");
        var memory = limits.GetValue("MemoryBytes", MemoryBytes);
        var surroundings = new Dictionary<string, string> { ["TMPDIR"] = folder, ["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf"), ["VIPS_CONCURRENCY"] = "1" };
        var end = await LimitedProcess.RunAsync(
            folder, new ProcessLimits(limits.GetValue("Seconds", Seconds), memory, memory), surroundings, limits.GetValue("Program", "vips")!, "copy", "in.svg", "out.png[compression=9,strip]");
        if (!end.Succeeded)
        {
            logger.LogWarning("The picture of a page could not be made: {Reason}", end.Reason);
        }

        return end.Succeeded;
    }
}
