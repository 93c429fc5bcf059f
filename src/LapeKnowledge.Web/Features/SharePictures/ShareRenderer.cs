using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

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
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
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
        var (seconds, memory) = (limits.GetValue("Seconds", Seconds), limits.GetValue("MemoryBytes", MemoryBytes));
        string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
        string[] command =
        [
            "--signal=KILL", Number(seconds),
            "prlimit", $"--as={Number(memory)}", $"--cpu={Number(seconds)}", $"--fsize={Number(memory)}", "--core=0",
            limits.GetValue("Program", "vips")!, "copy", "in.svg", "out.png[compression=9,strip]",
        ];
        var start = new ProcessStartInfo("timeout", command) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear(); // secrets of the site are none of its business
        start.Environment["PATH"] = path;
        start.Environment["TMPDIR"] = folder;
        start.Environment["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf");
        start.Environment["VIPS_CONCURRENCY"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var said = Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds) + Grace, time);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return false;
            }

            if (process.ExitCode != 0)
            {
                logger.LogWarning("The picture of a page could not be made (exit code {ExitCode}): {Errors}", process.ExitCode, (await said)[0].ReplaceLineEndings(" "));
            }

            return process.ExitCode == 0;
        }
        catch (Win32Exception e)
        {
            logger.LogWarning("Pictures of pages are not made: {Reason}", e.Message);
            return false;
        }
    }
}
