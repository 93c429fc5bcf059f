using System.Diagnostics;
using System.Globalization;
using LapeKnowledge.Umbraco;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using File = System.IO.File;

namespace LapeKnowledge.Benchmarks;

/// <summary>Sizes of a photo of twelve megapixels: ordered one by one, twenty at once, and once they are there.</summary>
internal static class ImageBenchmark
{
    private const string Photo = "mitattava/kuva.jpg";
    private static readonly string?[] Formats = [null, "webp", "avif"];

    public static async Task RunAsync(Options options)
    {
        using var folder = new DataFolder(options.Folder);
        Machine.Print();
        var next = 400;
        var addresses = await PrepareAsync(options, folder.Path);
        await using var site = await SiteProcess.StartAsync(options, folder.Path);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{site.Port}") };

        await TimeAsync(http, addresses(next++, null)); // finds out which formats can be written
        foreach (var format in Formats)
        {
            var times = new List<double>();
            for (var i = 0; i < 15; i++)
            {
                times.Add(await TimeAsync(http, addresses(next += 40, format)));
            }
            Print($"one {format ?? "jpg"}", times);
        }
        var all = Stopwatch.GetTimestamp();
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TimeAsync(http, addresses(500 + i, "webp"))));
        Print("twenty webp at once", atOnce);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  all of them after {Stopwatch.GetElapsedTime(all).TotalMilliseconds:F0} ms, the site has {site.MegaBytes} MB"));
        var kept = new List<double>();
        for (var i = 0; i < 500; i++)
        {
            kept.Add(await TimeAsync(http, addresses(500 + i % 20, "webp")));
        }
        Print("one that is there", kept);
    }

    /// <summary>Puts the photo among the media files of the site.</summary>
    /// <returns>The signed address of a width in a format.</returns>
    private static async Task<Func<int, string?, string>> PrepareAsync(Options options, string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "LapeKnowledge.Web", ContentRootPath = Repository.SiteFolder });
        builder.Configuration.AddInMemoryCollection(options.Configuration(folder));
        builder.AddUmbracoHost(Repository.SiteAssembly);
        var app = builder.Build();
        await app.StartUmbracoAsync();
        var files = app.Services.GetRequiredService<MediaFileManager>().FileSystem;
        var made = Path.Combine(folder, "kuva.jpg");
        using (var vips = Process.Start("vips", ["gaussnoise", made + "[Q=85]", "4000", "3000", "--mean", "128", "--sigma", "25"]))
        {
            await vips.WaitForExitAsync();
        }
        await using (var photo = File.OpenRead(made))
        {
            files.AddFile(Photo, photo, overrideIfExists: true);
        }
        var urls = app.Services.GetRequiredService<IImageUrlGenerator>();
        var url = files.GetUrl(Photo);
        return (width, format) => urls.GetImageUrl(new ImageUrlGenerationOptions(url) { Width = width, Format = format })!;
    }

    private static async Task<double> TimeAsync(HttpClient http, string address)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await http.GetAsync(address);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static void Print(string what, IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} p50 {sorted[sorted.Length / 2],7:F1} ms  max {sorted[^1],7:F1} ms"));
    }
}
