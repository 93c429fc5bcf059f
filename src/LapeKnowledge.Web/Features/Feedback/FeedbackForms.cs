using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Feedback;

/// <summary>Takes feedback.</summary>
internal sealed class FeedbackForms(FeedbackStore store, FeedbackMails mails, Texts texts)
{
    /// <param name="sent">What the reader wrote, as it came.</param>
    /// <returns>The form again, with what was wrong, or the receipt.</returns>
    public async Task<FeedbackPage> SendAsync(FeedbackPage sent, string culture, CancellationToken cancellation)
    {
        var message = FormText.Lines(sent.Message);
        var email = string.IsNullOrWhiteSpace(sent.Email) ? null : Applicant.EmailOrNull(sent.Email);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (message.Length == 0)
        {
            errors[FeedbackPage.MessageField] = texts.Get(culture, InterfaceTexts.FeedbackMessageMissing);
        }
        else if (message.Length > FeedbackItem.MessageLength)
        {
            errors[FeedbackPage.MessageField] = texts.Format(culture, InterfaceTexts.FeedbackMessageLong, FeedbackItem.MessageLength, message.Length);
        }

        if (email is null && !string.IsNullOrWhiteSpace(sent.Email))
        {
            errors[FeedbackPage.EmailField] = texts.Get(culture, InterfaceTexts.FeedbackEmailWrong);
        }

        if (sent.Trap.Length > 0)
        {
            errors[FeedbackPage.TrapField] = texts.Get(culture, InterfaceTexts.FeedbackTrapError);
        }

        if (errors.Count > 0)
        {
            return sent with { Errors = errors };
        }

        var (item, isNew) = await store.AddAsync(new SentFeedback(PageOf(sent.Page), message, email), culture, cancellation);
        var isTold = !isNew || await mails.TellAsync(item, cancellation);
        return sent with { Receipt = item.Id, Notice = isTold ? null : texts.Get(culture, InterfaceTexts.FeedbackMailFailed) };
    }

    /// <summary>One line of text that fits the record.</summary>
    public static string PageOf(string? address) =>
        FormText.Beginning(string.Concat((address ?? string.Empty).Where(c => !char.IsControl(c))).Trim(), FeedbackItem.PageLength);
}
