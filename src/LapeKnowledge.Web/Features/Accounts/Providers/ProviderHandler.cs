using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The framework's own OAuth handler (with PKCE), which here asks the provider where its endpoints are and, with the access token, who somebody is.</summary>
internal sealed class ProviderHandler(IOptionsMonitor<ProviderOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : OAuthHandler<ProviderOptions>(options, loggers, encoder)
{
    /// <summary>A claim of the provider's that he knows the address to be the person's.</summary>
    public const string VerifiedClaim = "email_verified";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await DescribeAsync();
        await base.HandleChallengeAsync(properties);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        try
        {
            await DescribeAsync();
            return await base.HandleRemoteAuthenticateAsync();
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException or InvalidOperationException or KeyNotFoundException)
        {
            return HandleRequestResult.Fail(e);
        }
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var told = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Context.RequestAborted));
        var person = told.RootElement;
        Add(identity, ClaimTypes.NameIdentifier, person, "sub");
        Add(identity, ClaimTypes.Name, person, "name");
        Add(identity, ClaimTypes.Email, person, "email");
        if (person.TryGetProperty("email_verified", out var verified) && (verified.ValueKind == JsonValueKind.True || (verified.ValueKind == JsonValueKind.String && verified.ValueEquals("true"))))
        {
            identity.AddClaim(new Claim(VerifiedClaim, "true"));
        }

        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private static void Add(ClaimsIdentity identity, string claim, JsonElement person, string name)
    {
        if (person.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= Account.EmailLength } text)
        {
            identity.AddClaim(new Claim(claim, text));
        }
    }

    /// <summary>Once, when somebody first needs it: the site starts without the provider.</summary>
    private async Task DescribeAsync()
    {
        if (Options.Authority is not { } authority || Options.IsDescribed)
        {
            return;
        }

        using var description = JsonDocument.Parse(await Backchannel.GetStringAsync(new Uri($"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration"), Context.RequestAborted));
        string Endpoint(string name) => description.RootElement.GetProperty(name).GetString()!;
        Options.AuthorizationEndpoint = Endpoint("authorization_endpoint");
        Options.TokenEndpoint = Endpoint("token_endpoint");
        Options.UserInformationEndpoint = Endpoint("userinfo_endpoint");
        Options.IsDescribed = true;
    }
}
