using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Roles and events in the words of the dictionary.</summary>
internal static class AccountWords
{
    public static string Of(PageTexts texts, AccountEventKind kind) => texts[KeyOf(kind)];

    public static string KeyOf(SiteRole role) => role switch
    {
        SiteRole.Administrator => InterfaceTexts.AccountRoleAdministrator,
        SiteRole.Editor => InterfaceTexts.AccountRoleEditor,
        _ => InterfaceTexts.AccountRoleMember,
    };

    public static string KeyOf(PilotRole role) => role == PilotRole.Coordinator ? InterfaceTexts.AccountCoordinator : InterfaceTexts.AccountPilotMember;

    private static string KeyOf(AccountEventKind kind) => kind switch
    {
        AccountEventKind.PasswordChanged => InterfaceTexts.AccountEventPassword,
        AccountEventKind.EmailChanged => InterfaceTexts.AccountEventEmail,
        AccountEventKind.RoleChanged => InterfaceTexts.AccountEventRole,
        AccountEventKind.Locked => InterfaceTexts.AccountEventLocked,
        AccountEventKind.Unlocked => InterfaceTexts.AccountEventUnlocked,
        AccountEventKind.PilotJoined => InterfaceTexts.AccountEventJoined,
        AccountEventKind.PilotLeft => InterfaceTexts.AccountEventLeft,
        AccountEventKind.TwoStepOn => InterfaceTexts.AccountEventTwoStepOn,
        AccountEventKind.TwoStepOff => InterfaceTexts.AccountEventTwoStepOff,
        AccountEventKind.RecoveryCodeUsed => InterfaceTexts.AccountEventRecovery,
        AccountEventKind.RecoveryCodesRenewed => InterfaceTexts.AccountEventRecoveryNew,
        AccountEventKind.PasskeyAdded => InterfaceTexts.AccountEventPasskeyAdded,
        AccountEventKind.PasskeyRemoved => InterfaceTexts.AccountEventPasskeyRemoved,
        AccountEventKind.ProviderLinked => InterfaceTexts.AccountEventProvider,
        AccountEventKind.ProviderRemoved => InterfaceTexts.AccountEventProviderRemoved,
        AccountEventKind.Invited => InterfaceTexts.AccountEventInvited,
        AccountEventKind.SignedOutEverywhere => InterfaceTexts.AccountEventSignedOut,
        _ => InterfaceTexts.AccountEventErased,
    };
}
