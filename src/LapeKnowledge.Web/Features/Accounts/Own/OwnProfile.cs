using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What a member tells of himself, what he follows and how he is mailed. Of what is sent, these fields are read and no others.</summary>
internal static class OwnProfile
{
    private const string Position = "tehtava";
    private const string Unit = "yksikko";
    private const string Municipality = "kunta";
    private const string Themes = "teemat";
    private const string Reads = "luetut-kielet";
    private const string Language = "kieli";
    private const string Discussions = "keskustelut";
    private const string Digest = "kooste";
    private const string Reviews = "kuvaukset";

    public static async Task<FormPage?> ShowAsync(FormContext context)
    {
        await using var db = await context.Get<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync(context.Cancellation);
        var member = await db.Users.AsNoTracking().SingleAsync(m => m.Id == context.Actor.Key, context.Cancellation);
        var follows = await db.Follows.Where(f => f.MemberKey == member.Id).Select(f => f.ItemKey).ToListAsync(context.Cancellation);
        if (context.Notice is not null)
        {
            return Form(context, Sent(context), null).Refused(context.Notice);
        }

        var known = new Profile(
            member.Name, member.Position ?? string.Empty, member.Unit ?? string.Empty, member.MunicipalityKey?.ToString() ?? string.Empty, [.. follows.Select(f => f.ToString())], ReadLanguages.Of(member.Languages), member.Culture, member.DiscussionMail, member.HasDigest, member.HasReviewMail);
        var isDone = context.Http.Request.Query.ContainsKey(AccountAddresses.DoneField);
        return (Form(context, known, null) with { Done = isDone ? context.Text(InterfaceTexts.AccountSaved) : null }).Page();
    }

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        var sent = Sent(context);
        var errors = Errors(context, sent);
        if (errors.Count > 0)
        {
            return Form(context, sent, errors).Page();
        }

        await using var db = await context.Get<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync(context.Cancellation);
        var member = await db.Users.SingleAsync(m => m.Id == context.Actor.Key, context.Cancellation);
        var name = AccountFields.NameOrNull(sent.Name)!;
        if (name != member.Name && !await db.FormerNames.AnyAsync(n => n.MemberKey == member.Id && n.Name == member.Name, context.Cancellation))
        {
            db.FormerNames.Add(new FormerName { MemberKey = member.Id, Name = member.Name, UntilUtc = context.Get<TimeProvider>().GetUtcNow().UtcDateTime });
        }

        member.Name = name;
        member.Position = NullIfEmpty(sent.Position);
        member.Unit = NullIfEmpty(sent.Unit);
        member.MunicipalityKey = Guid.TryParse(sent.Municipality, out var municipality) ? municipality : null;
        member.Languages = ReadLanguages.Write(sent.Reads);
        member.Culture = sent.Culture;
        member.DiscussionMail = sent.Discussions;
        member.HasDigest = sent.HasDigest;
        member.HasReviewMail = sent.HasReviews;
        await FollowAsync(context, db, sent.Themes);
        await db.SaveChangesAsync(context.Cancellation);
        return FormPage.Redirect($"{AccountAddresses.Profile.In(context.Culture)}?{AccountAddresses.DoneField}=1");
    }

    /// <summary>The themes alone: what else he follows, he follows on its own page.</summary>
    private static async Task FollowAsync(FormContext context, AccountsDbContext db, IReadOnlyCollection<string> chosen)
    {
        var themes = context.Get<Places>().Themes(context.Culture).Select(t => Guid.Parse(t.Value)).ToArray();
        var now = await db.Follows.Where(f => f.MemberKey == context.Actor.Key && themes.Contains(f.ItemKey)).ToListAsync(context.Cancellation);
        var wanted = themes.Where(t => chosen.Contains(t.ToString())).ToHashSet();
        db.RemoveRange(now.Where(f => !wanted.Contains(f.ItemKey)));
        db.AddRange(wanted.Except(now.Select(f => f.ItemKey)).Select(t => new Follow { MemberKey = context.Actor.Key, ItemKey = t }));
    }

    private static Profile Sent(FormContext context) => new(
        context[AccountFields.Name], context[Position], context[Unit], context[Municipality], [.. context.Fields[Themes].OfType<string>()], [.. context.Fields[Reads].OfType<string>()], Cultures.Of(context[Language]),
        Enum.TryParse<MailRhythm>(context[Discussions], out var rhythm) && Enum.IsDefined(rhythm) ? rhythm : MailRhythm.AtOnce, context.IsOn(Digest), context.IsOn(Reviews));

    private static Dictionary<string, string> Errors(FormContext context, Profile sent)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (AccountFields.NameErrorOf(context, sent.Name, context.Actor.Name) is { } wrong)
        {
            errors[AccountFields.Name] = wrong;
        }

        foreach (var (field, text) in ((string, string)[])[(Position, sent.Position), (Unit, sent.Unit)])
        {
            if (text.Length > Account.FieldLength || text.Any(char.IsControl))
            {
                errors[field] = context.Text(InterfaceTexts.AccountFieldLong, Account.FieldLength);
            }
        }

        if (sent.Municipality.Length > 0 && context.Get<Places>().Municipalities(context.Culture).All(m => m.Value != sent.Municipality))
        {
            errors[Municipality] = context.Text(InterfaceTexts.AccountMunicipalityWrong);
        }

        return errors;
    }

    private static AccountForm Form(FormContext context, Profile profile, Dictionary<string, string>? errors)
    {
        var places = context.Get<Places>();
        string? Error(string field) => errors?.GetValueOrDefault(field);
        return new AccountForm(context.Text(InterfaceTexts.AccountProfileTitle), context.Text(InterfaceTexts.AccountSave))
        {
            Texts = [context.Text(InterfaceTexts.AccountProfileIntro)],
            Fields =
            [
                AccountFields.NameField(context, profile.Name, Error(AccountFields.Name)),
                new(Position, context.Text(InterfaceTexts.AccountPosition), profile.Position) { Note = context.Text(InterfaceTexts.AccountPositionNote), MaxLength = Account.FieldLength, Autocomplete = "organization-title", Error = Error(Position) },
                new(Unit, context.Text(InterfaceTexts.AccountUnit), profile.Unit) { MaxLength = Account.FieldLength, Autocomplete = "organization", Error = Error(Unit) },
                new(Municipality, context.Text(InterfaceTexts.AccountMunicipality), profile.Municipality) { Type = "select", Options = [(string.Empty, context.Text(InterfaceTexts.AccountNotTold)), .. places.Municipalities(context.Culture)], Error = Error(Municipality) },
                new(Themes, context.Text(InterfaceTexts.AccountThemes)) { Type = "checkboxes", Options = places.Themes(context.Culture), Chosen = profile.Themes, Note = context.Text(InterfaceTexts.AccountThemesNote) },
                new(Reads, context.Text(InterfaceTexts.AccountReads)) { Type = "checkboxes", Options = Languages, Chosen = profile.Reads, Note = context.Text(InterfaceTexts.AccountReadsNote) },
                new(Language, context.Text(InterfaceTexts.AccountLanguage), profile.Culture) { Type = "select", Options = Languages },
                new(Discussions, context.Text(InterfaceTexts.AccountDiscussionMail), profile.Discussions.ToString()) { Type = "select", Options = Rhythms(context) },
                AccountFields.Check(Digest, context.Text(InterfaceTexts.AccountDigest), profile.HasDigest),
                AccountFields.Check(Reviews, context.Text(InterfaceTexts.AccountReviewMail), profile.HasReviews),
            ],
            Links = [OwnEndpoints.BackLink(context)],
        };
    }

    private static (string Value, string Label)[] Languages => [.. Cultures.All.Select(c => (c, Cultures.NameOf(c)))];

    private static (string Value, string Label)[] Rhythms(FormContext context) =>
    [
        (nameof(MailRhythm.AtOnce), context.Text(InterfaceTexts.AccountMailAtOnce)),
        (nameof(MailRhythm.Daily), context.Text(InterfaceTexts.AccountMailDaily)),
        (nameof(MailRhythm.Weekly), context.Text(InterfaceTexts.AccountMailWeekly)),
        (nameof(MailRhythm.Never), context.Text(InterfaceTexts.AccountMailNever)),
    ];

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private sealed record Profile(
        string Name, string Position, string Unit, string Municipality, IReadOnlyCollection<string> Themes, IReadOnlyCollection<string> Reads, string Culture, MailRhythm Discussions, bool HasDigest, bool HasReviews);
}
