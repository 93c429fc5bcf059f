namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What the page to sign in on shows.</summary>
/// <param name="Back">Where the member goes afterwards.</param>
internal sealed record SignInPage(string Email, string Back, string? Notice);
