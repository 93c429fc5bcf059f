using System.Net;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>The program in a process of its own, over an empty data folder where it is about the first start.</summary>
public sealed class FirstStartTests : IDisposable
{
    private const string Administrator = "yllapito@demo.invalid";

    private readonly string _folder = Directory.CreateTempSubdirectory("lape-first-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_named_administrator_is_made_once_and_sessions_outlive_a_restart()
    {
        await StarterData.CopyToAsync(_folder); // with content and no accounts
        var environment = NamedAdministrator.Settings();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true };
        using (var site = await RunningSite.StartAsync(environment, Arguments()))
        using (var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = site.Address })
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await http.SignInWithAsync(NamedAdministrator.Email)).Status);
            Assert.Equal(HttpStatusCode.OK, (await http.OpenAsync("/yllapito/jasenet")).Status);
            Assert.Equal(0, await site.StopAsync());
        }

        Assert.False(Directory.Exists(Path.Combine(_folder, "keys"))); // they are in the database
        environment[NamedAdministrator.PasswordSetting] = "jotakin aivan muuta";
        using (var site = await RunningSite.StartAsync(environment, Arguments()))
        using (var http = new HttpClient(handler) { BaseAddress = site.Address })
        {
            Assert.Equal(HttpStatusCode.OK, (await http.OpenAsync("/yllapito/jasenet")).Status); // the cookie of before
            using var other = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.SignInWithAsync(NamedAdministrator.Email, "jotakin aivan muuta")).Status); // nothing is changed later
            await site.StopAsync();
        }
    }

    [Fact]
    public async Task A_password_that_is_too_easy_is_said_in_one_line()
    {
        var ended = await SiteProcess.RunAsync(
            [.. Arguments(), "--Umbraco:CMS:Unattended:UnattendedUserEmail", NamedAdministrator.Email, "--Umbraco:CMS:Unattended:UnattendedUserPassword", "salasana", "--urls", "http://127.0.0.1:0", "--uSync:Settings:ImportAtStartup", "None"]);

        ended.AssertOneLine("UnattendedUserPassword");
    }

    [Fact]
    public async Task The_demonstration_is_refused_in_production()
    {
        var ended = await SiteProcess.RunAsync([.. Arguments(), "--LapeKnowledge:Demo=true", "--environment", "Production", "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("--demo", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "lapeknowledge.db")));
    }

    [Fact]
    public async Task The_demonstration_has_its_sample_accounts_which_open_nothing_without_it()
    {
        await StarterData.CopyToAsync(_folder);
        var environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
        (string Email, string? Work, int Samples)[] accounts =
        [
            ("pilotti@demo.invalid", "/oma", 3),
            ("opettaja@demo.invalid", null, 0),
            ("toimittaja@demo.invalid", "/toimitus/jono", 1),
            (Administrator, null, 0),
        ];
        for (var start = 0; start < 2; start++) // the second changes nothing
        {
            using var site = await RunningSite.StartAsync(environment, [.. Arguments(), "--LapeKnowledge:Demo=true", "--environment", "Demo"]);
            foreach (var (email, work, samples) in accounts)
            {
                using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
                Assert.Equal(HttpStatusCode.SeeOther, (await http.SignInWithAsync(email, DemoMembers.Password)).Status);
                Assert.NotNull((await http.OpenAsync("/oma")).Document.QuerySelector(".notice.example"));
                if (work is not null)
                {
                    Assert.Equal(samples, (await http.OpenAsync(work)).ContentLinks().Count(l => l.StartsWith("/kuvaus/", StringComparison.Ordinal) || l.StartsWith("/toimitus/jono/", StringComparison.Ordinal)));
                }
            }

            using var stranger = new HttpClient { BaseAddress = site.Address };
            var coming = Assert.Single((await stranger.OpenAsync("/tapahtumat")).LinksUnder("Tulevat tapahtumat").Distinct());
            Assert.Contains((await stranger.OpenAsync(coming)).ContentLinks(), l => l.StartsWith("/ilmoittaudu/", StringComparison.Ordinal));
            await site.StopAsync();
        }

        using var production = await RunningSite.StartAsync(environment, Arguments());
        using var reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = production.Address };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SignInWithAsync(Administrator, DemoMembers.Password)).Status);
        await production.StopAsync();
    }

    private string[] Arguments() => ["--LapeKnowledge:DataFolder", _folder, "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"];
}
