using System.Runtime.Loader;

/// <summary>What DOTNET_STARTUP_HOOKS looks for, in the process of the site. It asks for the attributes of this assembly, and some of them are of xUnit, which lies beside it.</summary>
internal static class StartupHook
{
    public static void Initialize() => AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        var beside = Path.Combine(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!, $"{name.Name}.dll");
        return name.Name!.StartsWith("xunit.", StringComparison.Ordinal) && File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;
    };
}
