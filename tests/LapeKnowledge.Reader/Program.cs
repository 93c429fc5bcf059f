using LapeKnowledge.Reader;
using LapeKnowledge.Umbraco;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A second process over the database of a test: answers on standard output, line by line, what it is asked on standard input. It ends when the
// test ends, because then the pipe does.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.AddUmbracoHost(typeof(Answers).Assembly);

var app = builder.Build();
await app.StartUmbracoAsync();
await app.StartAsync();
var answers = ActivatorUtilities.CreateInstance<Answers>(app.Services);
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is { } question)
{
    Console.WriteLine(await answers.ToAsync(question.Split(' ')));
}
await app.StopAsync();
