namespace LapeKnowledge.Web.Features.Accounts;

/// <summary><c>LapeKnowledge:Accounts</c>.</summary>
internal sealed class AccountOptions
{
    public const string Section = "LapeKnowledge:Accounts";

    /// <summary>Whether anybody may make an account; otherwise one comes by invitation only.</summary>
    public bool OpenRegistration { get; init; } = true;

    /// <summary>An account whose address nobody has confirmed is erased after this.</summary>
    public int UnconfirmedDays { get; init; } = 7;

    /// <summary>What was done to accounts is remembered this long.</summary>
    public int EventDays { get; init; } = 730;
}
