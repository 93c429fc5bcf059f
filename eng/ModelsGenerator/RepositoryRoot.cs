namespace LapeKnowledge.ModelsGenerator;

public static class RepositoryRoot
{
    private const string Solution = "LapeKnowledge.sln";

    /// <summary>The folder of the solution, looked for from <paramref name="start"/> upwards.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above holds the solution.</exception>
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"{Solution} was not found in {start} or above it.");
    }
}
