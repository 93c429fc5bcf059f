using System.Text;
using LapeKnowledge.Web.Features.Mailing;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>The mails that the site has written as files.</summary>
internal static class Mails
{
    /// <summary>The texts of the mails to an address, oldest first.</summary>
    public static List<string> MailsTo(this SiteFixture site, string address) =>
        [.. site.RawMailsTo(address).Select(TextOf)];

    public static string TextOf(string mail) => Encoding.UTF8.GetString(Convert.FromBase64String(mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Trim()));

    /// <summary>What a mailbox tells a mail from others by.</summary>
    public static string IdOf(string mail) => mail.Split("\r\n").Single(l => l.StartsWith("Message-ID: ", StringComparison.OrdinalIgnoreCase))["Message-ID: ".Length..];

    /// <summary>What is mailed after the answer takes a moment.</summary>
    public static async Task<string> MailToAsync(this SiteFixture site, string address, int number = 1)
    {
        for (var tries = 0; tries < 100 && site.RawMailsTo(address).Count < number; tries++)
        {
            await Task.Delay(50);
        }

        return site.MailsTo(address)[number - 1];
    }

    /// <summary>The first address of this site in a mail, without the site.</summary>
    public static string LinkIn(string mail) => mail.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("http", StringComparison.Ordinal)).Select(l => new Uri(l).PathAndQuery).First();

    /// <summary>The mails to an address as they are sent, with their headers, oldest first.</summary>
    public static List<string> RawMailsTo(this SiteFixture site, string address) =>
    [
        .. Directory.CreateDirectory(site.Services.GetRequiredService<FileMailSender>().Folder).EnumerateFiles("*.eml").OrderBy(f => f.LastWriteTimeUtc)
            .Select(f => File.ReadAllText(f.FullName))
            .Where(m => m.Contains($"To: {address}", StringComparison.Ordinal)),
    ];
}
