using LapeKnowledge.Web.Features.Forms;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The account of whoever sends a form, and what changes the ways into one.</summary>
internal static class OwnAccount
{
    /// <summary>For forms that only members reach.</summary>
    public static async Task<Account> OwnAccountAsync(this FormContext context) => (await context.Get<UserManager<Account>>().GetUserAsync(context.Http.User))!;

    /// <summary>Notes that a way into the account has changed, and mails it to the owner after the answer: it may not have been he.</summary>
    /// <param name="detail">The name of what was changed, where there are several.</param>
    /// <param name="mail">What the mail says: one of <see cref="Models.InterfaceTexts"/>.</param>
    /// <param name="actor">Who did it; null when it was the owner himself.</param>
    public static async Task NoteChangeAsync(this FormContext context, Account account, AccountEventKind kind, string? detail, string mail, Guid? actor = null)
    {
        await context.Get<AccountEvents>().AddAsync(account.Id, actor, kind, detail, context.Cancellation);
        var (email, culture) = (account.Email!, account.Culture);
        await context.Get<AccountErrands>().AddAsync((services, cancellation) => services.GetRequiredService<AccountMails>().TellChangedAsync(email, culture, mail, cancellation), context.Cancellation);
    }
}
