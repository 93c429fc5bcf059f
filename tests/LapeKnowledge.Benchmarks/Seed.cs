using LapeKnowledge.Umbraco;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Benchmarks;

/// <summary>Fills a database with published documents, in a process state of its own that is gone before the site starts.</summary>
internal static class Seed
{
    private const int PerScope = 500;

    public static async Task FillAsync(Options options, string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "LapeKnowledge.Web", ContentRootPath = Repository.SiteFolder });
        builder.Configuration.AddInMemoryCollection(options.Configuration(folder));
        builder.AddUmbracoHost(Repository.SiteAssembly);
        await using var app = builder.Build();
        await app.StartUmbracoAsync();
        var documents = app.Services.GetRequiredService<IContentService>();
        var corpus = new Corpus(documents, app.Services.GetRequiredService<IContentTypeService>());
        var scopes = app.Services.GetRequiredService<ICoreScopeProvider>();
        for (var left = options.Documents - documents.Count(); left > 0; left -= PerScope)
        {
            using var scope = scopes.CreateCoreScope();
            for (var i = 0; i < Math.Min(PerScope, left); i++)
            {
                var document = corpus.New();
                documents.Save(document);
                documents.Publish(document, ["fi-FI"]);
            }
            scope.Complete();
        }
    }

    public static IEnumerable<string> Addresses(Options options)
        => Enumerable.Range(1, options.Documents - 300).Select(n => FormattableString.Invariant($"/hyvat-kaytannot/mitattava-kaytanto-{n}"));
}
