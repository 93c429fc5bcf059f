using System.Globalization;
using System.Security.Claims;
using LapeKnowledge.Umbraco.Tests.Published;
using LapeKnowledge.Umbraco.Web;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Tests.Web;

public sealed class PageEndpointTests(HostFixture host) : PublishedTest(host)
{
    [Fact]
    public async Task Other_methods_than_get_and_head_are_refused()
    {
        var http = await AnswerAsync("/", method: "POST");

        Assert.Equal(StatusCodes.Status405MethodNotAllowed, http.Response.StatusCode);
        Assert.Equal("GET, HEAD", http.Response.Headers.Allow);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task An_address_without_a_document_is_not_found(string method)
        => Assert.Equal(StatusCodes.Status404NotFound, (await AnswerAsync("/ei-ole/", method)).Response.StatusCode);

    [Fact]
    public async Task A_document_without_a_template_is_not_found()
    {
        PublishedPage(await TextTypeAsync("page", ContentVariation.Nothing), "Etusivu");

        Assert.Equal(StatusCodes.Status404NotFound, (await AnswerAsync("/")).Response.StatusCode);
    }

    [Theory]
    [InlineData("/Alasivu", "/alasivu/")]
    [InlineData("/alasivu", "/alasivu/")]
    [InlineData("/ALASIVU/", "/alasivu/")]
    public async Task Another_spelling_of_an_address_leads_to_the_address(string asked, string canonical)
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var home = PublishedPage(type, "Etusivu");
        PublishedPage(type, "Alasivu", home.Id);

        var http = await AnswerAsync(asked, query: "?a=b");

        Assert.Equal(StatusCodes.Status301MovedPermanently, http.Response.StatusCode);
        Assert.Equal(canonical + "?a=b", http.Response.Headers.Location);
    }

    [Fact]
    public async Task The_domain_of_the_address_gives_the_culture()
    {
        var article = PublishedArticle(await TextTypeAsync("article", ContentVariation.Culture), "Etusivu", "Hem");
        var languages = (await Get<ILanguageService>().GetAllAsync()).ToDictionary(l => l.IsoCode);
        await Get<IDomainService>().UpdateDomainsAsync(article.Key, new global::Umbraco.Cms.Core.Models.ContentEditing.DomainsUpdateModel
        {
            Domains = [new() { DomainName = "http://localhost/", IsoCode = languages[Finnish].IsoCode }, new() { DomainName = "http://localhost/sv", IsoCode = languages[Swedish].IsoCode }],
        });
        var before = CultureInfo.CurrentCulture;
        try
        {
            Assert.Equal(Swedish, (await RoutedAsync("/sv/")).Culture);
            Assert.Equal(Finnish, (await RoutedAsync("/")).Culture);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task A_protected_document_leads_to_the_sign_in_page()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var home = PublishedPage(type, "Etusivu");
        var secret = PublishedPage(type, "Suojattu", home.Id);
        var login = PublishedPage(type, "Kirjaudu", home.Id);
        var denied = PublishedPage(type, "Ei oikeutta", home.Id);
        Get<IPublicAccessService>().Save(new PublicAccessEntry(secret, login, denied, [new PublicAccessRule { RuleType = Constants.Conventions.PublicAccess.MemberRoleRuleType, RuleValue = "pilotti" }]));

        Assert.Equal("/kirjaudu/?ReturnUrl=%2Fsuojattu%2F", (await AnswerAsync("/suojattu/")).Response.Headers.Location);
        Assert.Equal("/ei-oikeutta/", (await AnswerAsync("/suojattu/", role: "muu")).Response.Headers.Location);
        Assert.Equal(StatusCodes.Status404NotFound, (await AnswerAsync("/suojattu/", role: "pilotti")).Response.StatusCode); // no template in this test
    }

    [Theory]
    [InlineData("a/kuva.svg", "image/svg+xml", null)]
    [InlineData("a/sivu.html", "text/html", "attachment; filename=sivu.html; filename*=UTF-8''sivu.html")]
    public async Task A_media_file_can_do_no_harm(string path, string type, string? disposition)
    {
        Get<MediaFileManager>().FileSystem.AddFile(path, new MemoryStream("<svg/>"u8.ToArray()), overrideIfExists: true);
        var http = Context($"/media/{path}");

        await (await Get<MediaFilesEndpoint>().AnswerAsync(http, path)).ExecuteAsync(http);

        Assert.Equal(StatusCodes.Status200OK, http.Response.StatusCode);
        Assert.Equal(type, http.Response.ContentType);
        Assert.Equal("nosniff", http.Response.Headers.XContentTypeOptions);
        Assert.Contains("sandbox", http.Response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal(disposition, (string?)http.Response.Headers.ContentDisposition);
    }

    [Theory]
    [InlineData("../appsettings.json")]
    [InlineData("a/../../lapeknowledge.db")]
    [InlineData("/etc/passwd")]
    [InlineData("ei/ole.png")]
    public async Task Only_media_files_are_served(string path)
    {
        var http = Context("/media/x");

        await (await Get<MediaFilesEndpoint>().AnswerAsync(http, path)).ExecuteAsync(http);

        Assert.Equal(StatusCodes.Status404NotFound, http.Response.StatusCode);
    }

    private async Task<HttpContext> AnswerAsync(string path, string method = "GET", string query = "", string? role = null)
    {
        var http = Context(path, method, query);
        if (role is not null)
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "testi"), new Claim(ClaimTypes.Role, role)], "test"));
        }
        var culture = CultureInfo.CurrentCulture;
        Get<IHttpContextAccessor>().HttpContext = http;
        try
        {
            await Get<PageEndpoint>().Answer(http);
        }
        finally
        {
            Get<IHttpContextAccessor>().HttpContext = null;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }
        return http;
    }

    private async Task<global::Umbraco.Cms.Core.Routing.IPublishedRequest> RoutedAsync(string path)
    {
        var http = Context(path);
        Get<IHttpContextAccessor>().HttpContext = http;
        try
        {
            using var reference = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
            await Get<PageEndpoint>().Answer(http);
            return reference.UmbracoContext.PublishedRequest!;
        }
        finally
        {
            Get<IHttpContextAccessor>().HttpContext = null;
        }
    }

    private DefaultHttpContext Context(string path, string method = "GET", string query = "")
    {
        var http = new DefaultHttpContext { RequestServices = Host.Services };
        http.Request.Method = method;
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        http.Request.Path = path;
        http.Request.QueryString = new QueryString(query);
        http.Response.Body = new MemoryStream();
        return http;
    }
}
