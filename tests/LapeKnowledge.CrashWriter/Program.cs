using LapeKnowledge.CrashWriter;
using LapeKnowledge.Umbraco;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// Saves and publishes without end, and acknowledges each on standard output. The crash test kills it in the middle of that.
// When the test itself is killed, the pipe to it ends, and so does the writer.
_ = Task.Run(() =>
{
    Console.In.ReadToEnd();
    Environment.Exit(0);
});

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.AddUmbracoHost(typeof(WriteLoop).Assembly);

var app = builder.Build();
await app.StartUmbracoAsync();
await ActivatorUtilities.CreateInstance<SiteSchema>(app.Services).EnsureAsync();
ActivatorUtilities.CreateInstance<WriteLoop>(app.Services).Run();
