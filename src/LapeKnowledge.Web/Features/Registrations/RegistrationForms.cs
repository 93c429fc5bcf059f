using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>Registering to an event.</summary>
internal sealed class RegistrationForms(RegistrationStore store, RegistrationMails mails, PageReaders readers, RelatedContent related)
{
    /// <summary>The event that one may register to on this site, whether it is open or not; null when there is none.</summary>
    public Event? Find(Guid key) => related.Get<Event>(key) is { RegistrationOpen: true } item ? item : null;

    /// <param name="member">Who is signed in; null for nobody.</param>
    public async Task<RegistrationPage> ShowAsync(Event item, string culture, Applicant? member, CancellationToken cancellation)
    {
        var read = readers.In(culture);
        var link = read.LinkTo(item);
        var name = link?.Name ?? item.Name;
        var page = new RegistrationPage(read.Interface(InterfaceTexts.RegisterTo, name), [], Back: link?.Url) { Heading = NamedText.Of(read.Interface(InterfaceTexts.RegisterTo), name, link?.Language) };
        if (member is not null && (await store.OfPersonAsync(member.Email, cancellation)).FirstOrDefault(r => r.EventKey == item.Key) is { } own)
        {
            return page with { Notices = [read.Interface(own.HasPlace ? InterfaceTexts.RegisterHasPlace : InterfaceTexts.RegisterWaits)], Cancel = RegistrationAddresses.Cancel(culture, own.Token) };
        }

        if (item.RegistrationState(read.Dates.Now) is var state and not RegistrationState.Open)
        {
            return page with { Notices = [read.Interface(state == RegistrationState.Cancelled ? InterfaceTexts.RegisterCancelled : InterfaceTexts.RegisterClosed)] };
        }

        var notices = new List<string>();
        if (read.Dates.Of(culture, item.RegistrationDeadline) is { } deadline)
        {
            notices.Add(read.Interface(InterfaceTexts.RegisterUntil, deadline.Text));
        }

        if (item.RegistrationCapacity > 0)
        {
            var seats = await store.SeatsAsync(item.Key, cancellation);
            var left = seats.Waiting > 0 ? 0 : Math.Max(0, item.RegistrationCapacity - seats.Taken);
            notices.Add(left > 0 ? read.Interface(InterfaceTexts.RegisterPlacesLeft, left) : read.Interface(InterfaceTexts.RegisterFull));
        }

        if (member is not null)
        {
            notices.Add(read.Interface(InterfaceTexts.RegisterAs, member.Name, member.Email));
        }

        return page with { Notices = notices, Button = read.Interface(InterfaceTexts.RegisterSend), HasFields = member is null, HasToken = member is not null };
    }

    /// <returns>The form again, with what was wrong, or the answer.</returns>
    public async Task<RegistrationPage> SendAsync(Event item, string culture, string? name, string? email, string origin, CancellationToken cancellation)
    {
        var form = await ShowAsync(item, culture, null, cancellation);
        if (form.Button is null)
        {
            return form;
        }

        var read = readers.In(culture);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Applicant.NameOrNull(name) is not { } goodName)
        {
            errors[RegistrationPage.NameField] = read.Interface(InterfaceTexts.RegisterNameWrong, Registration.NameLength);
            goodName = string.Empty;
        }

        if (Applicant.EmailOrNull(email) is not { } goodEmail)
        {
            errors[RegistrationPage.EmailField] = read.Interface(InterfaceTexts.RegisterEmailWrong);
            goodEmail = string.Empty;
        }

        if (errors.Count > 0)
        {
            return form with { Errors = errors, Name = name, Email = email };
        }

        return await RegisterAsync(item, form, new Applicant(goodName, goodEmail, culture) { Origin = origin }, cancellation);
    }

    /// <summary>Registers a member, who need not say who he is.</summary>
    public async Task<RegistrationPage> SendAsync(Event item, Applicant member, CancellationToken cancellation)
    {
        var form = await ShowAsync(item, member.Culture, member, cancellation);
        return form.Button is null ? form : await RegisterAsync(item, form, member, cancellation);
    }

    private async Task<RegistrationPage> RegisterAsync(Event item, RegistrationPage form, Applicant applicant, CancellationToken cancellation)
    {
        var registered = await store.RegisterAsync(item.Key, item.RegistrationCapacity, applicant, cancellation);
        await mails.TellPromotedAsync(registered.Promoted, item, applicant.Origin, cancellation);
        var isTold = !registered.IsMailed || await mails.ConfirmAsync(registered.Registration, item, applicant.Origin, cancellation);
        var answer = !isTold ? InterfaceTexts.RegisterMailFailed : registered.Registration.HasPlace ? InterfaceTexts.RegisterDone : InterfaceTexts.RegisterWaiting;
        return new RegistrationPage(form.Title, [readers.In(applicant.Culture).Interface(answer)], Back: form.Back) { Heading = form.Heading };
    }
}
