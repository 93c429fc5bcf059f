using System.Net;

namespace LapeKnowledge.Web.Tests.Start;

public sealed class RunningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-run-").FullName;

    [Fact]
    public async Task It_listens_where_the_environment_says_and_starts_again_over_what_it_wrote()
    {
        for (var start = 0; start < 2; start++)
        {
            using var site = await RunningSite.StartAsync(
                new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
                "--LapeKnowledge:DataFolder", _folder, "--uSync:Settings:ImportAtStartup", "None");
            using var http = new HttpClient { BaseAddress = site.Address };

            Assert.Equal("127.0.0.1", site.Address.Host);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
            Assert.Equal(0, await site.StopAsync());
        }
        Assert.True(File.Exists(Path.Combine(_folder, "lapeknowledge.db")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
