using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using LapeKnowledge.Web.Features.Mailing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace LapeKnowledge.Web.Tests.Features;

public sealed class SmtpMailSenderTests
{
    [Fact]
    public async Task Mail_is_handed_to_the_server_that_Umbraco_is_configured_with()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = ServeAsync(listener);

        await SenderTo(((IPEndPoint)listener.LocalEndpoint).Port).SendAsync(new Mail("opettaja@example.org", "Paikka vapautui\r\nBcc: joku@example.org", "Hyvää päivää"), default);

        var heard = await server;
        Assert.Contains("MAIL FROM:<sivusto@example.org>", heard);
        Assert.Single(heard, l => l.StartsWith("RCPT TO:", StringComparison.Ordinal));
        Assert.Contains("RCPT TO:<opettaja@example.org>", heard);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("Hyvää päivää")), heard);
        Assert.DoesNotContain(heard, l => l.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_mail_that_is_sent_again_has_the_Message_ID_that_it_had_and_every_other_one_of_its_own()
    {
        var mail = new Mail("opettaja@example.org", "Otsikko", "Teksti") { Key = "koonti-1" };
        Mail[] sent = [mail, mail with { Text = "Teksti\n" }, mail with { Key = "koonti-2" }, mail with { To = "rehtori@example.org" }, mail with { Key = null }, mail with { Key = null }];
        var ids = new List<string>();
        foreach (var one in sent)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var server = ServeAsync(listener);
            await SenderTo(((IPEndPoint)listener.LocalEndpoint).Port).SendAsync(one, default);
            ids.Add(Assert.Single(await server, l => l.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)));
        }

        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(5, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^Message-ID: <[0-9a-f]{32}@example\\.org>$", id));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_as_a_failure_of_mail()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await Assert.ThrowsAsync<SmtpException>(() => SenderTo(port).SendAsync(new Mail("opettaja@example.org", "Otsikko", "Teksti"), default));
    }

    private static SmtpMailSender SenderTo(int port) => new(new Settings(new GlobalSettings
    {
        Smtp = new SmtpSettings { From = "sivusto@example.org", Host = "127.0.0.1", Port = port, SecureSocketOptions = SecureSocketOptions.None },
    }));

    /// <summary>As much of a mail server as takes one mail.</summary>
    private static async Task<List<string>> ServeAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        List<string> heard = [];
        var isData = false;
        while (await reader.ReadLineAsync() is { } line && line != "QUIT")
        {
            heard.Add(line);
            isData = line == "DATA" || (isData && line != ".");
            if (!isData || line == "DATA")
            {
                await writer.WriteLineAsync(isData ? "354 go on" : "250 yes");
            }

            if (line == ".")
            {
                break;
            }
        }

        return heard;
    }

    private sealed class Settings(GlobalSettings value) : IOptionsMonitor<GlobalSettings>
    {
        public GlobalSettings CurrentValue => value;

        public GlobalSettings Get(string? name) => value;

        public IDisposable? OnChange(Action<GlobalSettings, string?> listener) => null;
    }
}
