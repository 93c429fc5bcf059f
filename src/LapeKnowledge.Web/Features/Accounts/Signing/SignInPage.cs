namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What the page to sign in on shows.</summary>
/// <param name="Back">Where the member goes afterwards.</param>
internal sealed record SignInPage(string Email, string Back, string? Notice)
{
    public bool IsRemembered { get; init; }

    /// <summary>Whether anybody may make an account.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What was done before.</summary>
    public string? Done { get; init; }

    /// <summary>Other places that may say who one is.</summary>
    public IReadOnlyList<(string Name, string DisplayName)> Providers { get; init; } = [];
}
