using System.Text;
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
        var message = Clean(sent.Message);
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
    public static string PageOf(string? address)
    {
        var line = string.Concat((address ?? string.Empty).Where(c => !char.IsControl(c))).Trim();
        if (line.Length <= FeedbackItem.PageLength)
        {
            return line;
        }

        var end = FeedbackItem.PageLength;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)];
    }

    /// <summary>Without what is neither text nor the end of a line: databases refuse some of it.</summary>
    private static string Clean(string message)
    {
        var text = new StringBuilder(message.Length);
        foreach (var c in message.ReplaceLineEndings("\n"))
        {
            if (c is '\n' or '\t' || !char.IsControl(c))
            {
                text.Append(c);
            }
        }

        return text.ToString().Trim();
    }
}
