namespace LapeKnowledge.Umbraco.Persistence;

internal static class DiskFull
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int UnixNoSpace = 28;

    public static bool IsDiskFull(this Exception failure) => failure is IOException { HResult: WindowsDiskFull or UnixNoSpace };
}
