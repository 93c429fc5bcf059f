using System.Buffers.Text;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What the page of passkeys shows.</summary>
/// <param name="Removed">Which of the keys is to be removed.</param>
internal sealed record PasskeyPage(IReadOnlyList<PasskeyRow> Keys, FormField Name, FormField Proof, FormField Removed, FormField RemoveProof, string Options, string? Notice);

internal sealed record PasskeyRow(string Id, string Name, DateTime CreatedUtc);

/// <summary>
/// Passkeys: made and used by the browser, through a script that asks here for what to sign and puts the signed answer into an ordinary form. Without the
/// script there are passwords.
/// </summary>
internal static class PasskeyEndpoints
{
    public const string ActionField = "toimi";
    public const string Add = "lisaa";
    public const string Remove = "poista";
    public const string CredentialField = "avain";
    public const string IdField = "tunnus";
    private const int MostKeys = 20;
    private const int MostBytes = 64 * 1024;
    private const string View = "Accounts/passkeys";

    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(AccountAddresses.Passkeys, async context => await ShowAsync(context, context.Notice), SendAsync, MostBytes).ForMembers();
        endpoints.MapForm(AccountAddresses.PasskeySignIn, context => Task.FromResult<FormPage?>(FormPage.Redirect(AccountAddresses.SignIn.In(context.Culture))), SignInAsync, MostBytes, FormLimits.SigningPolicy);
        foreach (var culture in Cultures.All)
        {
            endpoints.MapPost(AccountAddresses.PasskeyRequest.In(culture), RequestAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
            endpoints.MapPost(AccountAddresses.PasskeyCreation.In(culture), (HttpContext http, CurrentMember current, IAntiforgery antiforgery) => CreationAsync(http, culture, current, antiforgery))
                .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).RequireRateLimiting(FormLimits.Policy).ForMembers();
        }
    }

    /// <summary>What a browser signs that wants to sign somebody in; whom, the answer tells.</summary>
    private static async Task<IResult> RequestAsync(HttpContext http, SignInManager<Account> signIn, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(http) ? Json(http, await signIn.MakePasskeyRequestOptionsAsync(null)) : Results.BadRequest();

    /// <summary>What a browser signs that makes a new key for the member. The password comes first: a device keeps the key that it has made, taken or not.</summary>
    private static async Task<IResult> CreationAsync(HttpContext http, string culture, CurrentMember current, IAntiforgery antiforgery)
    {
        if (await http.Request.ReadFormOrProblemAsync(http.RequestAborted) is not ({ } form, null) || !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var context = new FormContext(http, culture, form, await current.FindAsync());
        var (signIn, member) = (context.Get<SignInManager<Account>>(), await context.OwnAccountAsync());
        if (await OwnProof.ErrorAsync(context, member) is { } wrong)
        {
            return Results.Text(wrong, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        return Json(http, await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = member.Id.ToString(), Name = member.Email!, DisplayName = member.Name }));
    }

    private static IResult Json(HttpContext http, string json)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(json, "application/json");
    }

    private static async Task<FormPage?> SignInAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        var result = await TryAsync(() => signIn.PasskeySignInAsync(context.Typed(CredentialField)));
        return result?.Succeeded == true
            ? FormPage.Redirect(SignInEndpoints.Back(context))
            : await SignInEndpoints.RefuseAsync(context, InterfaceTexts.AccountPasskeyWrong);
    }

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        var member = await context.OwnAccountAsync();
        if (await OwnProof.ErrorAsync(context, member) is { } wrong)
        {
            return await ShowAsync(context, proofError: wrong);
        }

        var done = context[ActionField] switch
        {
            Add => await AddAsync(context, signIn, member),
            Remove => await RemoveAsync(context, signIn, member),
            _ => false,
        };
        return done ? FormPage.Redirect(AccountAddresses.Passkeys.In(context.Culture)) : await ShowAsync(context, context.Text(InterfaceTexts.AccountPasskeyFailed));
    }

    private static async Task<bool> AddAsync(FormContext context, SignInManager<Account> signIn, Account member)
    {
        var attested = await TryAsync(() => signIn.PerformPasskeyAttestationAsync(context.Typed(CredentialField)));
        if (attested is not { Succeeded: true } || attested.UserEntity.Id != member.Id.ToString() || (await signIn.UserManager.GetPasskeysAsync(member)).Count >= MostKeys)
        {
            return false;
        }

        var name = context[AccountFields.Name];
        attested.Passkey.Name = FormText.IsVisible(name) ? FormText.Beginning(name, Account.NameLength) : context.Text(InterfaceTexts.AccountPasskeyUnnamed);
        if (!(await signIn.UserManager.AddOrUpdatePasskeyAsync(member, attested.Passkey)).Succeeded)
        {
            return false;
        }

        await context.NoteChangeAsync(member, AccountEventKind.PasskeyAdded, attested.Passkey.Name, InterfaceTexts.AccountMailPasskeyAdded);
        return true;
    }

    private static async Task<bool> RemoveAsync(FormContext context, SignInManager<Account> signIn, Account member)
    {
        var keys = await signIn.UserManager.GetPasskeysAsync(member);
        if (keys.FirstOrDefault(k => Base64Url.EncodeToString(k.CredentialId) == context[IdField]) is not { } key || await WaysIn.CountAsync(signIn, member) == 1)
        {
            return false; // another's key is none of the member's; and the last way in stays
        }

        await signIn.UserManager.RemovePasskeyAsync(member, key.CredentialId);
        await signIn.UserManager.UpdateSecurityStampAsync(member);
        await signIn.RefreshSignInAsync(member); // the other sessions end: one of them may have come by the key
        await context.NoteChangeAsync(member, AccountEventKind.PasskeyRemoved, key.Name, InterfaceTexts.AccountMailPasskeyRemoved);
        return true;
    }

    /// <summary>What was sent may be anything, and what it answers to may be gone.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> answer) where T : class
    {
        try
        {
            return await answer();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or PasskeyException)
        {
            return null;
        }
    }

    private static async Task<FormPage> ShowAsync(FormContext context, string? notice = null, string? proofError = null)
    {
        var members = context.Get<UserManager<Account>>();
        var member = await context.OwnAccountAsync();
        var keys = (await members.GetPasskeysAsync(member)).OrderBy(k => k.CreatedAt)
            .Select(k => new PasskeyRow(Base64Url.EncodeToString(k.CredentialId), k.Name ?? context.Text(InterfaceTexts.AccountPasskeyUnnamed), k.CreatedAt.UtcDateTime)).ToList();
        var isRemoving = context[ActionField] == Remove;
        var page = new PasskeyPage(
            keys,
            new FormField(AccountFields.Name, context.Text(InterfaceTexts.AccountPasskeyName), context[AccountFields.Name]) { Note = context.Text(InterfaceTexts.AccountPasskeyNameNote), MaxLength = Account.NameLength },
            OwnProof.Field(context, member, isRemoving ? null : proofError),
            new FormField(IdField, context.Text(InterfaceTexts.AccountPasskey), context[IdField]) { Type = "select", Options = [.. keys.Select(k => (k.Id, k.Name))] },
            OwnProof.Field(context, member, isRemoving ? proofError : null) with { Id = "remove-proof" },
            AccountAddresses.PasskeyCreation.In(context.Culture),
            notice);
        var isWrong = notice is not null || proofError is not null;
        return new FormPage(View, context.Text(InterfaceTexts.AccountPasskeysTitle), page, Status: isWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
