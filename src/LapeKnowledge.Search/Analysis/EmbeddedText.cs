namespace LapeKnowledge.Search.Analysis;

/// <summary>Data files that are part of the assembly. Lines that are empty or begin with # are notes.</summary>
internal static class EmbeddedText
{
    /// <summary>The lines that hold data, with their numbers.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string file)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The resource {file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line) && line[0] != '#')
            {
                yield return (number, line);
            }
        }
    }

    public static HashSet<string> Words(string file) =>
        Lines(file).SelectMany(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
}
