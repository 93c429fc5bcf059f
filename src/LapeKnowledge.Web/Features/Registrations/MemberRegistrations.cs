using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>
/// The registrations of members: those with the address that they have confirmed, whether they were signed in when they made them or not. They are on the
/// member's own page, among his own data, and are cancelled when he erases his account, so that others get the places.
/// </summary>
internal sealed class MemberRegistrations(
    IDbContextFactory<AccountsDbContext> accounts, RegistrationStore store, Cancellations cancellations, RelatedContent related, ItemLinks links, IUmbracoContextFactory contexts, SiteAddress site, Texts texts, TimeProvider time)
    : IOwnPart, IPersonalData
{
    private const int MayDo = 20;

    public string Part => "ilmoittautumiset";

    /// <returns>Null where the member has confirmed no address.</returns>
    public async Task<Applicant?> ApplicantAsync(Guid member, string culture, CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.Id == member && m.EmailConfirmed && m.ErasedUtc == null, cancellation);
        return account is not null && Applicant.NameOrNull(account.Name) is { } name && Applicant.EmailOrNull(account.Email) is { } email ? new Applicant(name, email, culture) : null;
    }

    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var today = Dates.Today(time);
        var shown =
            from registration in await AllAsync(member.Key, cancellation)
            let item = related.Get<Event>(registration.EventKey)
            where item is not null && (item.StartDate == default || item.FirstDay() >= today)
            let link = links.To(item, culture)
            where link is not null
            orderby item.StartDate
            select new OwnLink(RegistrationAddresses.Form(culture, item.Key), link.Name, Note(item, registration, culture));
        var own = shown.ToList();
        return own.Count == 0 ? null : new OwnPart(MayDo, texts.Get(culture, InterfaceTexts.RegisterOwn), own);
    }

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        var own = await AllAsync(member, cancellation);
        return new PersonalDataPart(own.Count == 0 ? null : own.Select(r => new { r.EventKey, r.Name, r.Email, r.HasPlace, r.CreatedUtc }).ToList(), []);
    }

    public async Task EraseAsync(Guid member, CancellationToken cancellation)
    {
        using var context = contexts.EnsureUmbracoContext();
        foreach (var registration in await AllAsync(member, cancellation))
        {
            await cancellations.CancelAsync(registration, registration.Culture, registration.Origin.Length > 0 ? registration.Origin : site.Origin, cancellation);
        }
    }

    private async Task<IReadOnlyList<Registration>> AllAsync(Guid member, CancellationToken cancellation) =>
        await ApplicantAsync(member, Cultures.Finnish, cancellation) is { } applicant ? await store.OfPersonAsync(applicant.Email, cancellation) : [];

    private string Note(Event item, Registration registration, string culture)
    {
        var day = Dates.OfDay(item.StartDate)?.Text;
        var state = texts.Get(culture, registration.HasPlace ? InterfaceTexts.EditingRegistrationHasPlace : InterfaceTexts.EditingRegistrationWaits);
        return day is null ? state : $"{day}, {state}";
    }
}
