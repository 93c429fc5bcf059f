using LapeKnowledge.Benchmarks;

// Figures for docs/performance.md. They are measured here and nowhere in the tests, which must not depend on how busy the machine is.
switch (args.FirstOrDefault())
{
    case "host":
        await HostBenchmark.RunAsync(Options.Parse(args));
        return 0;
    case "site":
        await SiteBenchmark.RunAsync(Options.Parse(args));
        return 0;
    case "images":
        await ImageBenchmark.RunAsync(Options.Parse(args));
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project tests/LapeKnowledge.Benchmarks -- <what> [--documents N] [--postgres CONNECTION] [--seconds S] [--folder F] [--trace]
              host   saving, publishing and reading documents, SQL commands of each
              images sizes of a photo, one by one and twenty at once
              site   start with N documents, requests a second and latency of pages, memory
            """);
        return 2;
}
