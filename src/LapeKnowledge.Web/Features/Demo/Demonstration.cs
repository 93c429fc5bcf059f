namespace LapeKnowledge.Web.Features.Demo;

/// <summary><c>LapeKnowledge:Demo</c>: the site shows itself with sample accounts, whose password everybody may know. Never in the environment Production.</summary>
internal sealed class Demonstration(IConfiguration configuration, IHostEnvironment environment)
{
    private const string Setting = "LapeKnowledge:Demo";

    /// <summary>Why the program does not start, in one line.</summary>
    public const string Refusal = "the demonstration (--demo) is refused in the environment Production: everybody knows the passwords of its sample accounts. Start without --demo, or name another environment in ASPNETCORE_ENVIRONMENT.";

    public bool IsOn => configuration.GetValue<bool>(Setting) && !environment.IsProduction();

    public static bool IsRefused(IConfiguration configuration, IHostEnvironment environment) => configuration.GetValue<bool>(Setting) && environment.IsProduction();
}

internal static class DemonstrationStart
{
    /// <summary>Lets each feature add its samples, when the site demonstrates itself.</summary>
    public static async Task SeedDemoAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Demonstration>().IsOn)
        {
            await using var scope = app.Services.CreateAsyncScope();
            foreach (var part in scope.ServiceProvider.GetServices<IDemoPart>().OrderBy(p => p.Order))
            {
                await part.SeedAsync(app.Lifetime.ApplicationStopping);
            }
        }
    }
}
