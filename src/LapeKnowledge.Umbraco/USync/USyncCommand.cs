using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>The command <c>usync export|import|report [--folder F]</c>.</summary>
public static class USyncCommand
{
    private const string Usage = "usage: usync export|import|report [--folder FOLDER]";

    /// <param name="services">The host's services, after its database is ready.</param>
    /// <param name="args">The arguments after <c>usync</c>.</param>
    /// <param name="output">Where progress, changes, warnings and errors are written.</param>
    /// <returns>0 when done, 1 when the folder or the database refused (one line says why), 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken = default)
    {
        var options = services.GetRequiredService<USyncOptions>();
        if (Parse(args, options.Folder) is not { } command)
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }
        if (command.Verb != "export" && !Directory.Exists(command.Folder))
        {
            await output.WriteLineAsync($"There is no folder {command.Folder}.");
            return 1;
        }
        try
        {
            var own = Path.GetFullPath(command.Folder) == Path.GetFullPath(options.Folder);
            var result = await RunAsync(services, command.Verb, command.Folder, own, new PrintedProgress(output), cancellationToken);
            await PrintAsync(result, command.Verb, output);
            return 0;
        }
        catch (Exception e) when (e is USyncException or IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    private static Task<USyncResult> RunAsync(IServiceProvider services, string verb, string folder, bool own, IProgress<USyncProgress> progress, CancellationToken cancellationToken) => verb switch
    {
        "export" => services.GetRequiredService<USyncExporter>().ExportAllAsync(folder, USyncKind.All.ToHashSet(), own, progress, cancellationToken),
        "import" => services.GetRequiredService<USyncImporter>().ImportAsync(new USyncImport(folder, USyncKind.All.ToHashSet(), OnlyChangedFiles: false, Remember: own), progress, cancellationToken),
        _ => services.GetRequiredService<USyncReporter>().ReportAsync(folder, progress, cancellationToken),
    };

    private static (string Verb, string Folder)? Parse(string[] args, string otherwise) => args switch
    {
        [var verb] when IsVerb(verb) => (verb, otherwise),
        [var verb, "--folder", { Length: > 0 } folder] when IsVerb(verb) => (verb, Path.GetFullPath(folder)),
        ["--folder", { Length: > 0 } folder, var verb] when IsVerb(verb) => (verb, Path.GetFullPath(folder)),
        _ => null,
    };

    private static bool IsVerb(string verb) => verb is "export" or "import" or "report";

    private static async Task PrintAsync(USyncResult result, string verb, TextWriter output)
    {
        if (verb == "report")
        {
            foreach (var change in result.Changes.Where(c => c.Type != USyncChangeType.NoChange))
            {
                await output.WriteLineAsync($"{change.Type,-8} {change.Kind.Folder,-14} {change.Alias} ({change.File})");
                foreach (var detail in change.Details)
                {
                    await output.WriteLineAsync($"         {detail}");
                }
            }
        }
        foreach (var warning in result.Warnings)
        {
            await output.WriteLineAsync($"warning: {warning}");
        }
        await output.WriteLineAsync(
            $"{verb}: {result.Count(USyncChangeType.Create)} created, {result.Count(USyncChangeType.Update)} updated, "
            + $"{result.Count(USyncChangeType.Delete)} deleted, {result.Count(USyncChangeType.NoChange)} unchanged, {result.Warnings.Count} warnings");
    }

    private sealed class PrintedProgress(TextWriter output) : IProgress<USyncProgress>
    {
        public void Report(USyncProgress value)
        {
            if (value.Done == value.Total || value.Done % 50 == 0)
            {
                output.WriteLine($"{value.Kind} {value.Done}/{value.Total}");
            }
        }
    }
}
