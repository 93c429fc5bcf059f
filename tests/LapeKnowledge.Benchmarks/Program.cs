using LapeKnowledge.Benchmarks;
using LapeKnowledge.Benchmarks.Search;

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
    case "discussions-scale":
        await DiscussionsScale.RunAsync(Options.Parse(args));
        return 0;
    case "search-visible":
        await SearchVisible.RunAsync(Options.Parse(args));
        return 0;
    case "search-quality":
        return SearchBenchmarks.Run(args, SearchQuality.Run);
    case "search-scale":
        return SearchBenchmarks.Run(args, SearchScale.Run);
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project tests/LapeKnowledge.Benchmarks -- <what> [--documents N] [--postgres CONNECTION] [--seconds S] [--folder F] [--trace]
              host   saving, publishing and reading documents, SQL commands of each
              images sizes of a photo, one by one and twenty at once
              site   start with N documents, requests a second and latency of pages, memory
              discussions-scale  pages of lists and threads at 200 requests a second, a post in searches, open streams, with N threads of 100 posts
              search-visible  how long after a publish a search finds the document, among N, and filling the index

            Usage: … -- search-quality --passages P.jsonl --queries Q.jsonl [--lang fi|sv|en]
              lines {"id","doc","text"} and {"id","pid","q"}: one line that says how well the passage pid is found, and how fast (ms)
            Usage: … -- search-scale --passages P.jsonl --queries Q.jsonl [--docs 100000] [--lang fi|sv|en] [--composition DOCS.tsv] [--folder F]
              index seconds, size, memory, and milliseconds of searches over N documents made of the passages; DOCS.tsv says which, and is written when
              it is not there, for lucene/run.sh to measure the same documents
            """);
        return 2;
}
