using System.Diagnostics;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary>A program that has run to its end, and what it wrote.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a program until it ends by itself.</summary>
    /// <param name="start">Its outputs need not be redirected yet.</param>
    /// <exception cref="TimeoutException">It did not end in time, and was ended.</exception>
    public static async Task<Ended> RunAsync(ProcessStartInfo start, TimeSpan patience)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var cancellation = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end within {patience.TotalMinutes} minutes:\n{await output}\n{await errors}");
        }

        return new Ended(process.ExitCode, await output, await errors);
    }

    /// <summary>One line on standard error that has the words, exit code 1, and no stack trace anywhere.</summary>
    public void AssertOneLine(params string[] words)
    {
        var everything = $"exit code {ExitCode}\n{Output}\n{Errors}";
        Assert.True(ExitCode == 1, everything);
        Assert.True(Errors.Trim().Length > 0 && !Errors.Trim().Contains('\n', StringComparison.Ordinal), everything);
        Assert.StartsWith("LapeKnowledge: ", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Output + Errors, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, Errors, StringComparison.OrdinalIgnoreCase));
    }
}
