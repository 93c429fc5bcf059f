namespace LapeKnowledge.Benchmarks.Search;

internal static class SearchBenchmarks
{
    /// <returns>0, or 2 when the command was typed wrong; one line says how.</returns>
    public static int Run(string[] args, Action<SearchOptions> benchmark)
    {
        try
        {
            benchmark(SearchOptions.Parse(args));
            return 0;
        }
        catch (UsageException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 2;
        }
    }
}
