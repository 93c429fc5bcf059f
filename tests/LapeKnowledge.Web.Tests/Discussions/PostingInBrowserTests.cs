using System.Diagnostics;
using System.Text.Json;
using LapeKnowledge.Umbraco.Tests.Media;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Browser;
using LapeKnowledge.Web.Tests.Repository;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>The script of the forms in Chromium, with the site killed and answers lost while somebody posts.</summary>
public sealed class PostingInBrowserTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-posting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserFact]
    public async Task What_is_typed_outlives_the_site_and_is_posted_once()
    {
        await StarterData.CopyToAsync(_folder);
        var site = await StartAsync("http://127.0.0.1:0");
        try
        {
            var seen = await PostAsync(() => site, async () => site = await StartAsync(site.Address.GetLeftPart(UriPartial.Authority)));

            Assert.Empty(Texts(seen, "complaints"));
            Assert.Contains("Yhteys palveluun ei toimi", Text(seen, "said"));
            Assert.Equal("alert", Text(seen, "role"));
            Assert.Equal("Kirjoitettu ennen katkosta", Text(seen, "textStays"));
            Assert.Contains("/keskustelut/t/", Text(seen, "url"));
            Assert.Equal("Kirjoitettu ennen katkosta!", Text(seen, "restored"));
            Assert.Equal((1, 0, string.Empty), (Number(seen, "postsAfterKill"), Number(seen, "copiesAfterKill"), Text(seen, "leftInForm")));
            Assert.Equal(1, Number(seen, "postsAfterLostAnswer"));
            Assert.Equal((string.Empty, 1), (Text(seen, "offeredAgain"), Number(seen, "postsOfLost")));
            Assert.Equal(("Ensin näin, sitten toisin", 1), (Text(seen, "changed"), Number(seen, "postsOfChanged")));
            Assert.Equal((",0,teksti", string.Empty), (Text(seen, "forgotten"), Text(seen, "staysForgotten")));
            Assert.Equal((",0", "teksti,true"), (Text(seen, "thrownAway"), Text(seen, "quoting")));

            Assert.Contains("ei ole sitä, mitä sen nimi sanoo", Assert.Single(Texts(seen, "refused")));
            Assert.Empty(Texts(seen, "axe"));
            Assert.Empty(Texts(seen, "sideways"));
            Assert.Equal((1, "Värikäs ruutu"), (Number(seen, "filesAfterReload"), Text(seen, "altAfterReload")));
            Assert.Equal((1, AttachmentForms.FileField), (Number(seen, "filesAfterRemoval"), Text(seen, "focusAfterRemoval")));
            Assert.Contains("4.txt, 5.txt", Assert.Single(Texts(seen, "tooMany")));
            Assert.Equal(PostAttachment.MostOfPost, Number(seen, "filesOfPost"));
            Assert.Empty(Texts(seen, "axeOfPost"));
            Assert.Contains("40", Text(seen, "wrong"));
            Assert.Equal(159, Number(seen, "wrongText"));
        }
        finally
        {
            site.Dispose();
        }
    }

    private async Task<JsonElement> PostAsync(Func<RunningSite> site, Func<Task> start)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site().Address };
        await http.SignInWithAsync(NamedAdministrator.Email);
        var begun = await http.SendFormAsync($"/keskustelut/uusi/{ForumDirectory.Developers}", (WriteEndpoints.TitleField, "Katkos kesken kaiken"), (WriteEndpoints.TextField, "Alku"));
        var (picture, page) = (Path.Combine(_folder, "ruutu.png"), Path.Combine(_folder, "sivu.png"));
        await File.WriteAllBytesAsync(picture, TestImages.Png(24, 16));
        await File.WriteAllTextAsync(page, "<!doctype html><script>alert(1)</script>");
        var run = new ProcessStartInfo("node", [RepositoryFolder.File("tests", "LapeKnowledge.Web.Tests", "Browser", "posting.mjs"), site().Address.ToString(), NamedAdministrator.Email, TestMember.Password, begun.Location!.Split('?')[0], picture, page])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(run)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        var last = string.Empty;
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            last = line;
            if (line is "kill" or "start")
            {
                await (line == "kill" ? site().KillAsync() : start());
                await process.StandardInput.WriteLineAsync("done");
            }
        }

        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0 && last.StartsWith('{'), await errors);
        return JsonSerializer.Deserialize<JsonElement>(last);
    }

    private Task<RunningSite> StartAsync(string address) => RunningSite.StartAsync(
        NamedAdministrator.Settings(address), "--LapeKnowledge:DataFolder", _folder, "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information");

    private static string Text(JsonElement seen, string name) => seen.GetProperty(name).GetString()!;

    private static int Number(JsonElement seen, string name) => seen.GetProperty(name).GetInt32();

    private static IReadOnlyList<string> Texts(JsonElement seen, string name) => [.. seen.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
