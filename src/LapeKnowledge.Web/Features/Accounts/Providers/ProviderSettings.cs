using Microsoft.AspNetCore.Authentication.OAuth;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary><c>LapeKnowledge:Accounts:Providers:&lt;name&gt;</c>: another place that may say who one is, by OpenID Connect.</summary>
internal sealed class ProviderSettings
{
    public const string Section = AccountOptions.Section + ":Providers";

    public string DisplayName { get; init; } = string.Empty;

    /// <summary>Where the provider describes itself, below <c>/.well-known/openid-configuration</c>. Without it the three endpoints are named.</summary>
    public string? Authority { get; init; }

    public string? AuthorizationEndpoint { get; init; }

    public string? TokenEndpoint { get; init; }

    public string? UserInformationEndpoint { get; init; }

    public string ClientId { get; init; } = string.Empty;

    public string ClientSecret { get; init; } = string.Empty;

    public string Scopes { get; init; } = "openid email profile";
}

internal sealed class ProviderOptions : OAuthOptions
{
    /// <summary>Null where the endpoints are named.</summary>
    public Uri? Authority { get; set; }

    /// <summary>True once the endpoints are known.</summary>
    public bool IsDescribed { get; set; }
}
