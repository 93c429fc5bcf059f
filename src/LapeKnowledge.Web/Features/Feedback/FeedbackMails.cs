using System.Net.Mail;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Feedback;

/// <summary>Tells the staff of feedback. What could not be sent stays in the record, and is tried again at the next upkeep.</summary>
internal sealed class FeedbackMails(FeedbackStore store, IMailSender sender, IOptionsMonitor<FeedbackOptions> options, ILogger<FeedbackMails> logger)
{
    /// <returns>False when the mail could not be handed over; true also where the site has nobody to send it to.</returns>
    public async Task<bool> TellAsync(FeedbackItem item, CancellationToken cancellation)
    {
        if (options.CurrentValue.Mail is not { Length: > 0 } to || !await store.TakeForMailAsync(item.Id, cancellation))
        {
            return true;
        }

        try
        {
            await sender.SendAsync(new Mail(to, $"Palaute {item.Id}", Text(item)) { Key = $"feedback-{item.Id}-{item.CreatedUtc.Ticks}" }, cancellation);
            return true;
        }
        catch (Exception e)
        {
            await store.GiveBackAsync(item.Id, CancellationToken.None);
            if (e is not (SmtpException or IOException or UnauthorizedAccessException or FormatException))
            {
                throw;
            }

            logger.LogError(e, "The mail of the feedback {Feedback} could not be sent.", item.Id);
            return false;
        }
    }

    /// <summary>The staff's language is Finnish.</summary>
    private static string Text(FeedbackItem item) => string.Join(
        '\n',
        $"Palaute {item.Id}, kieli {Cultures.Language(item.Culture)}. Vastattava viimeistään {Dates.OfUtcDay(item.DueUtc)!.Text}.",
        $"Sivu: {(item.Page.Length > 0 ? item.Page : "koko palvelu")}",
        $"Vastausosoite: {item.Email ?? "ei pyydetty vastausta"}",
        string.Empty,
        item.Message,
        string.Empty,
        $"Merkitse vastatuksi: feedback answer {item.Id}");
}

/// <summary>Sends what could not be sent at once, and erases what has been kept long enough.</summary>
internal sealed class FeedbackUpkeep(FeedbackStore store, FeedbackMails mails, IOptionsMonitor<FeedbackOptions> options) : Storage.IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        await store.EraseAsync(options.CurrentValue, cancellation);
        foreach (var item in await store.UnmailedAsync(cancellation))
        {
            if (!await mails.TellAsync(item, cancellation))
            {
                return; // the mail server is still down
            }
        }
    }
}
