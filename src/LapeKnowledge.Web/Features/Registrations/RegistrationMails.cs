using System.Net.Mail;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>Writes to those who have registered, in the language that they registered in.</summary>
internal sealed class RegistrationMails(IMailSender sender, PageReaders readers, ILogger<RegistrationMails> logger)
{
    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <returns>False when it could not be handed over.</returns>
    public Task<bool> ConfirmAsync(Registration registration, Event item, string origin, CancellationToken cancellation) => registration.HasPlace
        ? SendAsync(registration, item, origin, InterfaceTexts.MailPlaceSubject, InterfaceTexts.MailPlace, null, cancellation)
        : SendAsync(registration, item, origin, InterfaceTexts.MailWaitingSubject, InterfaceTexts.MailWaiting, null, cancellation);

    public async Task TellPromotedAsync(IEnumerable<Registration> promoted, Event item, string origin, CancellationToken cancellation)
    {
        foreach (var registration in promoted)
        {
            await SendAsync(registration, item, origin, InterfaceTexts.MailPromotedSubject, InterfaceTexts.MailPromoted, null, cancellation);
        }
    }

    /// <returns>False when it could not be handed over.</returns>
    public Task<bool> RemindAsync(Registration registration, Event item, CancellationToken cancellation) =>
        SendAsync(registration, item, registration.Origin, InterfaceTexts.MailReminderSubject, InterfaceTexts.MailReminder, $"reminder-{registration.EventKey}-{registration.Token}", cancellation);

    private async Task<bool> SendAsync(Registration registration, Event item, string origin, string subject, string opening, string? key, CancellationToken cancellation)
    {
        var read = readers.In(registration.Culture);
        var link = read.LinkTo(item);
        var name = link?.Name ?? item.Name;
        var dates = read.Dates.OfRange(read.Culture, item.StartDate, item.EndDate);
        string?[] lines =
        [
            read.Interface(opening, name),
            string.Empty,
            dates.Count == 0 ? null : read.Interface(InterfaceTexts.MailWhen, string.Join('–', dates.Select(d => d.Text))),
            read.Text(item, Event.Aliases.Place) is { } place ? read.Interface(InterfaceTexts.MailWhere, place.Value) : null,
            link is null ? null : read.Interface(InterfaceTexts.MailPage, origin + link.Url),
            string.Empty,
            read.Interface(InterfaceTexts.MailCancel, origin + RegistrationAddresses.Cancel(read.Culture, registration.Token)),
        ];
        try
        {
            await sender.SendAsync(new Mail(registration.Email, read.Interface(subject, name), string.Join('\n', lines.OfType<string>())) { Key = key }, cancellation);
            return true;
        }
        catch (Exception e) when (e is SmtpException or IOException or UnauthorizedAccessException)
        {
            logger.LogError(e, "The mail of the registration {Registration} could not be sent.", registration.Id);
            return false;
        }
    }
}
