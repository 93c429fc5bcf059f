using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>
/// The site as it starts on a new machine: its own program over an empty data folder, with the schema and the starter content of
/// the repository. One for all tests; those that change content leave it as it was.
/// </summary>
public class SiteFixture : IAsyncLifetime
{
    public const string FeedbackMail = "palaute@example.org";

    private readonly string _data = Directory.CreateTempSubdirectory("lape-site-").FullName;
    private SiteApplication? _application;
    private HttpClient? _http;

    public IServiceProvider Services => _application!.Services;

    /// <summary>Follows no redirects and keeps no cookies.</summary>
    public HttpClient Http => _http!;

    /// <summary>Every page that can be reached by links from the two home pages, by its address.</summary>
    public IReadOnlyDictionary<string, SitePage> Crawled { get; private set; } = new Dictionary<string, SitePage>();

    /// <summary>As it was when the pages were crawled: tests write discussions, which stay.</summary>
    public string Sitemap { get; private set; } = string.Empty;

    /// <summary>Where the crawl begins.</summary>
    protected virtual string[] Starts => ["/", "/sv", "/haku", "/sv/sok"];

    public async Task InitializeAsync()
    {
        _application = new SiteApplication(_data);
        _http = _application.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        await SearchableAsync();
        Crawled = await CrawlAsync(Starts);
        Sitemap = (await OpenAsync("/sitemap.xml")).Text;
    }

    public async Task DisposeAsync()
    {
        await _application!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    public async Task<SitePage> OpenAsync(string address)
    {
        using var response = await Http.GetAsync(address);
        return SitePage.Read(address, response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A reader with cookies of his own, who follows no redirects.</summary>
    public HttpClient NewReader() => _application!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>A request as the server gets it, with the address of its sender, for instance.</summary>
    public Task<HttpContext> SendAsync(Action<HttpContext> request) => _application!.Server.SendAsync(request);

    /// <summary>Runs with an Umbraco context, as a request does.</summary>
    public T InContext<T>(Func<IServiceProvider, T> read)
    {
        using var context = Services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
        return read(Services);
    }

    /// <summary>Until there is an index, pages that search say so.</summary>
    private async Task SearchableAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await OpenAsync("/haku")).Status != HttpStatusCode.OK)
        {
            await Task.Delay(100, patience.Token);
        }
    }

    private async Task<IReadOnlyDictionary<string, SitePage>> CrawlAsync(params string[] starts)
    {
        var pages = new ConcurrentDictionary<string, SitePage>();
        var queue = new Queue<string>(starts);
        var asked = new HashSet<string>(starts);
        while (queue.TryDequeue(out var address))
        {
            var page = await VisitAsync(address);
            pages[address] = page;
            foreach (var link in page.InternalAddresses().Where(l => !LeadsOnWithoutEnd(l) && asked.Add(l)))
            {
                queue.Enqueue(link);
            }
        }

        return pages;
    }

    /// <summary>As whoever follows a link in a browser.</summary>
    private async Task<SitePage> VisitAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await Http.SendAsync(request);
        return SitePage.Read(address, response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Searches lead to searches, and the page to sign in on is one page at many addresses, since it knows where to go back to; their own tests look at them.</summary>
    private static bool LeadsOnWithoutEnd(string address) => new[] { "/haku?", "/sv/sok?", "/kirjaudu?", "/sv/logga-in?" }.Any(a => address.StartsWith(a, StringComparison.Ordinal));

    private sealed class SiteApplication(string data) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("LapeKnowledge:DataFolder", data);
            builder.UseSetting("LapeKnowledge:Feedback:Mail", FeedbackMail);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
        }
    }
}

/// <summary>A site of its own for tests of what the starter content alone gives: what other tests write weighs in every search.</summary>
public sealed class UntouchedSite : SiteFixture
{
    protected override string[] Starts => [];
}

/// <summary>After all others: in one process, only one site at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class UntouchedCollection : ICollectionFixture<UntouchedSite>
{
    public const string Name = "untouched site";
}

[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<SiteFixture>
{
    public const string Name = "site";
}
