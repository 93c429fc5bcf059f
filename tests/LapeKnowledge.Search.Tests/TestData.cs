namespace LapeKnowledge.Search.Tests;

/// <summary>The data files of the tests. Lines that are empty or begin with # are notes.</summary>
internal static class TestData
{
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(TestData).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException("No such data file among the tests.", file);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
