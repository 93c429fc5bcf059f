namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Something that was done to an account: for its owner and for administrators to see.</summary>
internal sealed class AccountEvent
{
    public const int DetailLength = 200;

    public int Id { get; init; }

    public Guid MemberKey { get; init; }

    /// <summary>Who did it; null when it was the owner himself.</summary>
    public Guid? ActorKey { get; init; }

    public AccountEventKind Kind { get; init; }

    /// <summary>What it became, such as a role; null for nothing.</summary>
    public string? Detail { get; set; }

    public DateTime Utc { get; init; }
}

/// <summary>The values are stored: new ones come last.</summary>
internal enum AccountEventKind
{
    PasswordChanged,
    EmailChanged,
    RoleChanged,
    Locked,
    Unlocked,
    PilotJoined,
    PilotLeft,
    TwoStepOn,
    TwoStepOff,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    ProviderLinked,
    Invited,
    Erased,
    SignedOutEverywhere,
    ProviderRemoved,
    RecoveryCodesRenewed,
}
