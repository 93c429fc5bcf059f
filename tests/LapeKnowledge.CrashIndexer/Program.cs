using LapeKnowledge.CrashIndexer;
using LapeKnowledge.Umbraco;
using LapeKnowledge.Web.Features.Search.Indexing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// The site without its pages. It tells on standard output what is wrong with its search index when that has caught up, then changes content without end.
// The crash test kills it in the middle of that. When the test itself is killed, the pipe to it ends, and so does this.
_ = Task.Run(() =>
{
    Console.In.ReadToEnd();
    Environment.Exit(0);
});

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.AddUmbracoHost(typeof(ISearchStatus).Assembly);

var app = builder.Build();
await app.StartUmbracoAsync();
await app.StartAsync();
Console.Out.WriteLine("started");
foreach (var problem in await ActivatorUtilities.CreateInstance<CaughtUp>(app.Services).ProblemsAsync())
{
    Console.Out.WriteLine($"problem {problem}");
}
Console.Out.WriteLine("checked");
ActivatorUtilities.CreateInstance<WriteLoop>(app.Services).Run();
