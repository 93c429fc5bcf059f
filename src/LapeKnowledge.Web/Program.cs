using LapeKnowledge.Umbraco;

var builder = WebApplication.CreateBuilder(args);
builder.AddUmbracoHost(typeof(Program).Assembly);

var app = builder.Build();
app.Run();
