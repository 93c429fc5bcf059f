namespace LapeKnowledge.Umbraco.Tests.Media;

/// <summary>A test that needs libvips.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VipsFactAttribute : FactAttribute
{
    public VipsFactAttribute()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "vips"))))
        {
            Skip = "libvips is not installed (Debian: package libvips-tools)";
        }
    }
}
