namespace LapeKnowledge.Umbraco.USync.Files;

/// <summary>Orders files so that what a file needs stands before it.</summary>
internal static class USyncSorting
{
    /// <param name="needs">The files that a file needs, each with a name for the message about a cycle.</param>
    /// <exception cref="USyncException">Files need each other in a circle.</exception>
    public static IReadOnlyList<USyncFile> InOrder(IEnumerable<USyncFile> files, Func<USyncFile, IEnumerable<USyncFile>> needs)
    {
        var ordered = new List<USyncFile>();
        var done = new HashSet<USyncFile>();
        foreach (var file in files)
        {
            Visit(file, needs, done, [], ordered);
        }
        return ordered;
    }

    // A list instead of recursion: a chain of ten thousand parents must not end the process.
    private static void Visit(USyncFile start, Func<USyncFile, IEnumerable<USyncFile>> needs, HashSet<USyncFile> done, HashSet<USyncFile> open, List<USyncFile> ordered)
    {
        var stack = new Stack<(USyncFile File, bool Leaving)>([(start, false)]);
        while (stack.TryPop(out var step))
        {
            if (step.Leaving)
            {
                open.Remove(step.File);
                if (done.Add(step.File))
                {
                    ordered.Add(step.File);
                }
                continue;
            }
            if (done.Contains(step.File))
            {
                continue;
            }
            open.Add(step.File);
            stack.Push((step.File, true));
            foreach (var need in needs(step.File).Reverse())
            {
                if (open.Contains(need))
                {
                    throw step.File.Error(null, $"'{step.File.Alias}' and '{need.Alias}' ({need.Path}) need each other: a circle of parents or compositions.");
                }
                stack.Push((need, false));
            }
        }
    }
}
