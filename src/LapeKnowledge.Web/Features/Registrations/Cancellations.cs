using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>Cancelling by the link of the mail. Following the link cancels nothing, since the scanners of mailboxes follow every link.</summary>
internal sealed class Cancellations(RegistrationStore store, RegistrationMails mails, PageReaders readers, RelatedContent related)
{
    public Task<Registration?> FindAsync(string token, CancellationToken cancellation) =>
        token.Length == Registration.TokenLength ? store.FindAsync(token, cancellation) : Task.FromResult<Registration?>(null);

    /// <returns>Null when the event is not published.</returns>
    public Event? EventOf(Registration registration) => related.Get<Event>(registration.EventKey);

    public RegistrationPage Ask(Registration? registration, string culture)
    {
        var read = readers.In(culture);
        if (registration is null)
        {
            return new RegistrationPage(read.Interface(InterfaceTexts.CancelTitle), [read.Interface(InterfaceTexts.CancelUnknown)]);
        }

        var link = read.LinkTo(EventOf(registration));
        return new RegistrationPage(read.Interface(InterfaceTexts.CancelTitle), [], read.Interface(InterfaceTexts.CancelSend), Back: link?.Url)
        {
            Question = NamedText.Of(read.Interface(InterfaceTexts.CancelAsk), link?.Name ?? string.Empty, link?.Language),
        };
    }

    public async Task<RegistrationPage> CancelAsync(Registration registration, string culture, string origin, CancellationToken cancellation)
    {
        var read = readers.In(culture);
        var item = EventOf(registration);
        var isOn = item is { RegistrationOpen: true, Status: not Vocabularies.EventStatus.Cancelled } && !HasPassed(item, read.Dates.Now);
        var promoted = await store.CancelAsync(registration, item?.RegistrationCapacity ?? 0, isOn, cancellation);
        if (item is not null)
        {
            await mails.TellPromotedAsync(promoted, item, origin, cancellation);
        }

        return new RegistrationPage(read.Interface(InterfaceTexts.CancelTitle), [read.Interface(InterfaceTexts.CancelDone)], Back: read.LinkTo(item)?.Url);
    }

    // the waiting list moves on after the deadline, until the event itself
    private static bool HasPassed(Event item, DateTime now) => item.StartDate != default && item.StartDate < now;
}
