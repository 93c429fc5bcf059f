using System.Diagnostics;
using System.Globalization;
using LapeKnowledge.Search;
using LapeKnowledge.Umbraco;
using LapeKnowledge.Web.Features.Search.Indexing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Benchmarks.Search;

/// <summary>How long after a publish a search finds the document, in the running site, and how long it takes to fill the index anew.</summary>
internal static class SearchVisible
{
    private const int WarmUp = 100;
    private const int Rounds = 300;

    public static async Task RunAsync(Options options)
    {
        using var folder = new DataFolder(options.Folder);
        await Seed.FillAsync(options, folder.Path);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "LapeKnowledge.Web", ContentRootPath = Repository.SiteFolder });
        builder.Configuration.AddInMemoryCollection(options.Configuration(folder.Path));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0" });
        builder.AddUmbracoHost(Repository.SiteAssembly);
        await using var app = builder.Build();
        await app.StartUmbracoAsync();
        Machine.Print();
        await app.StartAsync();
        var status = app.Services.GetRequiredService<ISearchStatus>();
        var filling = Stopwatch.StartNew();
        while (status is not { Index: not null, Progress: null })
        {
            await Task.Delay(1);
        }

        Print($"index of {status.Index.Statistics.Documents} documents filled in {filling.Elapsed.TotalSeconds:F1} s");
        var documents = app.Services.GetRequiredService<IContentService>();
        var corpus = new Corpus(documents, app.Services.GetRequiredService<IContentTypeService>());
        Measure("publish a new document", status.Index, documents, corpus.New);
        var changed = corpus.New();
        Measure("publish it again", status.Index, documents, () => changed);
        await app.StopAsync();
    }

    /// <summary>From when the service has returned, as it has committed, until the first search that finds it.</summary>
    private static void Measure(string what, SearchIndex index, IContentService documents, Func<IContent> next)
    {
        var milliseconds = new List<double>();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var word = FormattableString.Invariant($"zx{what.Length}q{round}z");
            var document = next();
            document.SetCultureName(word, "fi-FI");
            documents.Save(document);
            if (!documents.Publish(document, ["fi-FI"]).Success)
            {
                throw new InvalidOperationException("It was not published.");
            }

            var published = Stopwatch.GetTimestamp();
            while (index.Search(new SearchRequest(word, "fi") { Size = 1, Snippets = false }).Total == 0)
            {
                Thread.Yield();
            }

            milliseconds.Add(Stopwatch.GetElapsedTime(published).TotalMilliseconds);
        }

        var sorted = milliseconds.Skip(WarmUp).Order().ToArray();
        Print($"{what}: found after p50 {sorted[Rounds / 2]:F1} ms, p95 {sorted[Rounds * 95 / 100]:F1}, p99 {sorted[Rounds * 99 / 100]:F1}, worst {sorted[^1]:F1}");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
