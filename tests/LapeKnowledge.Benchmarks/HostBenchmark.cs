using System.Diagnostics;
using System.Globalization;
using LapeKnowledge.Umbraco;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Benchmarks;

/// <summary>The services of Umbraco Core over our persistence, in this process.</summary>
internal static class HostBenchmark
{
    private const int Rounds = 5;
    private const int PerRound = 200;

    /// <summary>So many that the runtime has compiled for good what the rounds run: it goes on for half a minute after the start.</summary>
    private const int WarmUp = 2000;

    private static readonly string[] Finnish = ["fi-FI"];

    public static async Task RunAsync(Options options)
    {
        using var folder = new DataFolder(options.Folder);
        await using var app = await StartAsync(options, folder.Path);
        var documents = app.Services.GetRequiredService<IContentService>();
        var corpus = new Corpus(documents, app.Services.GetRequiredService<IContentTypeService>());
        var counter = new CommandCounter();
        Machine.Print();

        var all = new List<(int Id, Guid Key)>(); // not the documents: whoever keeps them pays for it in every garbage collection
        IContent Save()
        {
            var document = corpus.New();
            documents.Save(document);
            all.Add((document.Id, document.Key));
            return document;
        }

        for (var i = 0; i < WarmUp; i++)
        {
            documents.Publish(Save(), Finnish); // warm-up
        }
        if (options.Trace)
        {
            var traced = Save();
            counter.Trace = Console.WriteLine;
            documents.Publish(traced, Finnish);
            counter.Trace = null;
        }
        Measure("save", counter, () => Save());
        var unpublished = new Stack<IContent>();
        Measure("publish", counter, () => documents.Publish(unpublished.Pop(), Finnish), prepare: () => unpublished.Push(Save()));
        Measure("save and publish", counter, () => documents.Publish(Save(), Finnish));
        Measure("GetById (key)", counter, () => documents.GetById(all[Random.Shared.Next(all.Count)].Key), PerRound * 20);
        Measure("GetById (id)", counter, () => documents.GetById(all[Random.Shared.Next(all.Count)].Id), PerRound * 20);
        Measure("page of 20 children", counter, () => documents.GetPagedChildren(corpus.Parent, Random.Shared.Next(10), 20, out _, null, null, null).Count());

        var cache = app.Services.GetRequiredService<IPublishedContentCache>();
        var next = all.Count;
        Measure("published, cold", counter, () => cache.GetById(all[--next].Key), 40);
        Measure("published, warm", counter, () => cache.GetById(all[0].Key), PerRound * 100);
    }

    private static async Task<WebApplication> StartAsync(Options options, string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "LapeKnowledge.Web", ContentRootPath = Repository.SiteFolder });
        builder.Configuration.AddInMemoryCollection(options.Configuration(folder));
        builder.AddUmbracoHost(Repository.SiteAssembly);
        var app = builder.Build();
        await app.StartUmbracoAsync();
        return app;
    }

    /// <summary>The median of several rounds: the machine is shared and single rounds lie.</summary>
    private static void Measure(string what, CommandCounter counter, Action action, int count = PerRound, Action? prepare = null)
    {
        var rates = new double[Rounds];
        var work = new double[Rounds]; // the processor's time does not grow with what else the machine does
        var commands = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < count && prepare is not null; i++)
            {
                prepare();
            }
            commands -= counter.Count;
            var (started, worked) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            for (var i = 0; i < count; i++)
            {
                action();
            }
            rates[round] = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
            work[round] = (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds / count;
            commands += counter.Count;
        }
        var perAction = commands / (double)(Rounds * count);
        Array.Sort(rates);
        Array.Sort(work);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22} {rates[Rounds / 2],10:F0}/s  (min {rates[0]:F0}, max {rates[^1]:F0})  {perAction:F1} SQL commands, {work[Rounds / 2]:F3} ms of processor"));
    }
}
