using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The other places that one signs in by: to see, and to take one away.</summary>
internal static class LinkedPages
{
    public const string ProviderField = "palvelu";

    public static async Task<FormPage?> ShowAsync(FormContext context) => await ShowAsync(context, await context.OwnAccountAsync());

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        var member = await context.OwnAccountAsync();
        if (await OwnProof.ErrorAsync(context, member) is { } wrong)
        {
            return await ShowAsync(context, member, wrong);
        }

        if ((await signIn.UserManager.GetLoginsAsync(member)).FirstOrDefault(l => l.LoginProvider == context[ProviderField]) is not { } linked)
        {
            return await ShowAsync(context with { Notice = context.Text(InterfaceTexts.AccountTryAgain) }, member);
        }

        if (await WaysIn.CountAsync(signIn, member, linked) == 0)
        {
            return await ShowAsync(context with { Notice = context.Text(InterfaceTexts.AccountLinkedLast) }, member);
        }

        await signIn.UserManager.RemoveLoginAsync(member, linked.LoginProvider, linked.ProviderKey);
        await signIn.RefreshSignInAsync(member); // the other sessions end: one of them may have come that way
        await context.NoteChangeAsync(member, AccountEventKind.ProviderRemoved, linked.ProviderDisplayName, InterfaceTexts.AccountMailProviderRemoved);
        return FormPage.Redirect($"{AccountAddresses.Linked.In(context.Culture)}?{AccountAddresses.DoneField}=1");
    }

    private static async Task<FormPage> ShowAsync(FormContext context, Account member, string? proofError = null)
    {
        var linked = await context.Get<UserManager<Account>>().GetLoginsAsync(member);
        var isDone = context.Http.Request.Query.ContainsKey(AccountAddresses.DoneField);
        var form = new AccountForm(context.Text(InterfaceTexts.AccountLinkedTitle), linked.Count == 0 ? null : context.Text(InterfaceTexts.AccountLinkedButton))
        {
            Texts = [context.Text(linked.Count == 0 ? InterfaceTexts.AccountLinkedNone : InterfaceTexts.AccountLinkedIntro)],
            Done = isDone ? context.Text(InterfaceTexts.AccountLinkedRemoved) : null,
            Fields =
            [
                new FormField(ProviderField, context.Text(InterfaceTexts.AccountLinkedField), context[ProviderField]) { Type = "select", Options = [.. linked.Select(l => (l.LoginProvider, l.ProviderDisplayName ?? l.LoginProvider))] },
                OwnProof.Field(context, member, proofError),
            ],
            Links = [OwnEndpoints.BackLink(context)],
        };
        return context.Notice is null ? form.Page() : form.Refused(context.Notice);
    }
}

/// <summary>What opens an account.</summary>
internal static class WaysIn
{
    /// <summary>How many passwords, passkeys and other places that the site knows now.</summary>
    /// <param name="without">One of those places, which is not counted.</param>
    public static async Task<int> CountAsync(SignInManager<Account> signIn, Account member, UserLoginInfo? without = null)
    {
        var known = (await signIn.GetExternalAuthenticationSchemesAsync()).Select(s => s.Name).ToHashSet();
        var linked = (await signIn.UserManager.GetLoginsAsync(member)).Count(l => known.Contains(l.LoginProvider) && (l.LoginProvider, l.ProviderKey) != (without?.LoginProvider, without?.ProviderKey));
        return (member.PasswordHash is null ? 0 : 1) + (await signIn.UserManager.GetPasskeysAsync(member)).Count + linked;
    }
}
