/// <summary>What DOTNET_STARTUP_HOOKS looks for; that this assembly is loaded is all that is wanted.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
    }
}
