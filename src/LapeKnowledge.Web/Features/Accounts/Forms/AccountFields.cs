using System.Text;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The fields that the forms of accounts share, and what may be in them.</summary>
internal static class AccountFields
{
    public const string Name = "nimi";
    public const string Email = "sahkoposti";
    public const string Password = "salasana";
    public const string NewPassword = "uusi-salasana";
    public const string Remember = "muista";
    public const string Code = "koodi";
    public const string On = "on";
    public const int MostPassword = 200;

    public static FormField EmailField(FormContext context, string? value = null, string? error = null, string? label = null) =>
        new(Email, label ?? context.Text(InterfaceTexts.SignInEmail), value ?? context[Email]) { Type = "email", Autocomplete = "email", IsRequired = true, MaxLength = Account.EmailLength, Error = error };

    public static FormField NameField(FormContext context, string? value = null, string? error = null) =>
        new(Name, context.Text(InterfaceTexts.AccountName), value ?? context[Name]) { Note = context.Text(InterfaceTexts.AccountNameNote), Autocomplete = "name", IsRequired = true, MaxLength = Account.NameLength, Error = error };

    public static FormField PasswordField(FormContext context, string? error = null) =>
        new(Password, context.Text(InterfaceTexts.SignInPassword)) { Type = "password", Autocomplete = "current-password", IsRequired = true, Error = error };

    public static FormField NewPasswordField(FormContext context, string? error = null, string name = NewPassword) =>
        new(name, context.Text(name == NewPassword ? InterfaceTexts.AccountNewPassword : InterfaceTexts.SignInPassword))
        {
            Type = "password",
            Autocomplete = "new-password",
            IsRequired = true,
            Note = context.Text(InterfaceTexts.AccountPasswordNote, AccountsComposer.PasswordLength),
            Error = error,
        };

    public static FormField CodeField(FormContext context, string? error = null) =>
        new(Code, context.Text(InterfaceTexts.AccountCode)) { Autocomplete = "one-time-code", IsRequired = true, MaxLength = 40, Error = error };

    public static FormField Check(string name, string label, bool isOn) => new(name, label, isOn ? On : null) { Type = "checkbox" };

    /// <summary>A password as it was typed: its blanks belong to it.</summary>
    public static string Typed(this FormContext context, string field = Password) => context.Fields[field].ToString();

    public static bool IsOn(this FormContext context, string field) => context.Fields[field].Contains(On);

    /// <returns>The name in one line, or null when it is missing, too long, without a letter that is seen, or has characters that no name has.</returns>
    public static string? NameOrNull(string? name) =>
        name?.Trim() is { Length: > 0 and <= Account.NameLength } trimmed && trimmed.EnumerateRunes().Any(r => Rune.IsLetterOrDigit(r) && FormText.IsVisible(r)) && !trimmed.Any(c => char.IsControl(c) || c is '<' or '>' or '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))
            ? trimmed
            : null;

    /// <param name="known">The name that the person has already.</param>
    /// <returns>What is wrong with a name; null when nothing is.</returns>
    public static string? NameErrorOf(FormContext context, string? name, string? known = null) =>
        NameOrNull(name) is not { } written ? context.Text(InterfaceTexts.AccountNameWrong, Account.NameLength)
        : written != known && ReservedNames.Has(written) ? context.Text(InterfaceTexts.AccountNameReserved)
        : null;

    /// <returns>What is wrong with a new password; null when nothing is.</returns>
    public static async Task<string?> PasswordErrorAsync(FormContext context, string password, Account account)
    {
        if (password.Length > MostPassword)
        {
            return context.Text(InterfaceTexts.AccountPasswordLong, MostPassword);
        }

        var members = context.Get<Microsoft.AspNetCore.Identity.UserManager<Account>>();
        foreach (var validator in members.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(members, account, password)).Succeeded)
            {
                return context.Text(InterfaceTexts.AccountPasswordWeak, AccountsComposer.PasswordLength);
            }
        }

        return null;
    }
}
