using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The providers that the configuration names.</summary>
internal static class Providers
{
    private const int Seconds = 15;

    public static void Add(AuthenticationBuilder authentication, IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection(ProviderSettings.Section).GetChildren())
        {
            var settings = section.Get<ProviderSettings>() ?? new ProviderSettings();
            var name = section.Key.ToLowerInvariant();
            authentication.AddOAuth<ProviderOptions, ProviderHandler>(name, settings.DisplayName is { Length: > 0 } shown ? shown : section.Key, options => Configure(options, name, settings));
            authentication.Services.AddOptions<ProviderOptions>(name)
                .Configure<IHttpContextAccessor>((options, http) => options.CorrelationCookie = new HostCookie(http, $"lape-{name}-") { SameSite = SameSiteMode.Lax }); // the provider sends the browser back by a link
        }
    }

    private static void Configure(ProviderOptions options, string name, ProviderSettings settings)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.UsePkce = true;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = $"/kirjaudu/palvelu/{name}/paluu";
        options.BackchannelTimeout = TimeSpan.FromSeconds(Seconds);
        options.Authority = Uri.TryCreate(settings.Authority, UriKind.Absolute, out var authority) ? authority : null;
        options.AuthorizationEndpoint = settings.AuthorizationEndpoint ?? settings.Authority ?? string.Empty; // the provider tells the right ones when it is first asked
        options.TokenEndpoint = settings.TokenEndpoint ?? settings.Authority ?? string.Empty;
        options.UserInformationEndpoint = settings.UserInformationEndpoint ?? settings.Authority ?? string.Empty;
        foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }

        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            var culture = context.Properties?.RedirectUri?.StartsWith("/sv/", StringComparison.Ordinal) == true ? Cultures.Swedish : Cultures.Finnish;
            context.Response.Redirect($"{AccountAddresses.SignIn.In(culture)}?{AccountAddresses.DoneField}={SignInEndpoints.ProviderFailed}");
            return Task.CompletedTask;
        };
    }
}
