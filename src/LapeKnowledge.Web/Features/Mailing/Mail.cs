namespace LapeKnowledge.Web.Features.Mailing;

/// <param name="To">One address.</param>
/// <param name="Text">Plain text; its lines end as they will.</param>
internal sealed record Mail(string To, string Subject, string Text)
{
    /// <summary>Where the mail program unsubscribes by one click, by a POST and without signing in (RFC 8058); null for mail that one asked for oneself.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>
    /// What tells this mail from every other, for mail that is sent again when nobody knows whether the server took it: it then has the same Message-ID, and
    /// mailboxes keep one of the two. Null for mail that is sent once.
    /// </summary>
    public string? Key { get; init; }
}

internal interface IMailSender
{
    /// <exception cref="System.Net.Mail.SmtpException">The mail could not be handed over.</exception>
    Task SendAsync(Mail mail, CancellationToken cancellation);
}
