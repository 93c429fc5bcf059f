namespace LapeKnowledge.Web.Tests.Repository;

/// <summary>The checkout that the tests were built in.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    public static string File(params string[] path) => System.IO.Path.Combine([Path, .. path]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "LapeKnowledge.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run from inside the repository.");
        }
        return folder.FullName;
    }
}
