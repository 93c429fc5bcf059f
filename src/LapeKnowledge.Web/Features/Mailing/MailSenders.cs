using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Web.Features.Mailing;

/// <summary>Hands mail to the server that <c>Umbraco:CMS:Global:Smtp</c> names.</summary>
internal sealed class SmtpMailSender(IOptionsMonitor<GlobalSettings> settings) : IMailSender
{
    private const int PlainPort = 25;

    /// <summary>A reader waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        var smtp = settings.CurrentValue.Smtp!;
        using var client = new SmtpClient(smtp.Host, smtp.Port > 0 ? smtp.Port : PlainPort);
        client.EnableSsl = smtp.SecureSocketOptions switch
        {
            SecureSocketOptions.None => false,
            SecureSocketOptions.Auto => client.Port != PlainPort,
            _ => true,
        };
        if (!string.IsNullOrEmpty(smtp.Username))
        {
            client.Credentials = new NetworkCredential(smtp.Username, smtp.Password);
        }

        using var message = MailMessages.Of(mail, smtp.From);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SmtpException("The mail server did not answer in time.", e);
        }
    }
}

/// <summary>Where no mail server is configured: each mail is an <c>.eml</c> file in the folder <c>mail</c> of the data folder, for someone to look at.</summary>
internal sealed class FileMailSender(IHostingEnvironment environment) : IMailSender
{
    private const string From = "lapeknowledge@localhost";

    public string Folder { get; } = Path.GetFullPath(Path.Combine(environment.LocalTempPath, "..", "mail"));

    public async Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        // whoever looks into the folder finds whole mails only
        var own = Directory.CreateDirectory(Path.Combine(Folder, $"{Guid.NewGuid():N}.part")).FullName;
        try
        {
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = own };
            using var message = MailMessages.Of(mail, From);
            await client.SendMailAsync(message, cancellation);
            foreach (var written in Directory.EnumerateFiles(own))
            {
                File.Move(written, Path.Combine(Folder, Path.GetFileName(written)));
            }
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }
}

internal static class MailMessages
{
    private const int IdLength = 16;

    public static MailMessage Of(Mail mail, string from)
    {
        var message = new MailMessage(new MailAddress(from), new MailAddress(mail.To)) // one address: of a text with commas, MailMessage would make several
        {
            Subject = mail.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
            Headers = { ["Auto-Submitted"] = "auto-generated", ["Message-ID"] = $"<{IdOf(mail)}@{new MailAddress(from).Host}>" },
        };
        if (mail.Unsubscribe is { } address)
        {
            message.Headers["List-Unsubscribe"] = $"<{address.AbsoluteUri}>";
            message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        return message;
    }

    /// <summary>Tells nothing of what it is made of.</summary>
    private static string IdOf(Mail mail) =>
        mail.Key is { } key ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{mail.To}")).AsSpan(0, IdLength)) : Guid.NewGuid().ToString("N");
}
