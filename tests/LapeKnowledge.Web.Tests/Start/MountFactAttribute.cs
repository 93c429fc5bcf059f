using System.Diagnostics;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary>A test that mounts a small disk in a namespace of its own; skipped, and said to be, where that is not allowed.</summary>
internal sealed class MountFactAttribute : FactAttribute
{
    private static readonly bool CanMount = OperatingSystem.IsLinux() && Try();

    public MountFactAttribute()
    {
        if (!CanMount)
        {
            Skip = "Mounting a tmpfs is not allowed here.";
        }
    }

    /// <summary>The command that runs another with a tmpfs over a folder, in a mount namespace that ends with it.</summary>
    public static string[] Over(string folder, string options)
        => ["unshare", "--mount", "/bin/sh", "-c", $"mount -t tmpfs -o {options} tmpfs '{folder}' && exec \"$@\"", "sh"];

    private static bool Try()
    {
        try
        {
            string[] command = [.. Over("/mnt", "size=64k"), "true"];
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
