using LapeKnowledge.Web.Features.Mailing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace LapeKnowledge.Web.Tests.Features;

/// <summary>Where the links of mails lead: never where the sender of a request wants them to.</summary>
public sealed class SiteAddressTests
{
    [Theory]
    [InlineData(null, null, "evil.example", "http://localhost:5080")]
    [InlineData(null, "*", "evil.example:8080", "http://localhost:5080")]
    [InlineData(null, "lape.example;*", "evil.example", "http://localhost:5080")]
    [InlineData(null, "*", "localhost.evil.example", "http://localhost:5080")]
    [InlineData(null, "*", "localhost:5099", "https://localhost:5099")]
    [InlineData(null, "*", "127.0.0.1:5099", "https://127.0.0.1:5099")]
    [InlineData(null, "*", "[::1]:5099", "https://[::1]:5099")]
    [InlineData(null, "lape.example", "lape.example", "https://lape.example")] // others have been refused
    [InlineData("https://oma.example/lape/", "*", "localhost", "https://oma.example/lape")]
    [InlineData("https://oma.example", "lape.example", "lape.example", "https://oma.example")]
    public void A_strangers_host_is_never_believed(string? configured, string? allowed, string host, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("AllowedHosts", allowed)]).Build();
        var site = new SiteAddress(new Settings(new WebRoutingSettings { UmbracoApplicationUrl = configured! }), configuration, NullLogger<SiteAddress>.Instance);
        site.See(new DefaultHttpContext { Request = { Scheme = "https", Host = new HostString(host) } }.Request);
        Assert.Equal(expected, site.Origin);
    }

    private sealed class Settings(WebRoutingSettings value) : IOptionsMonitor<WebRoutingSettings>
    {
        public WebRoutingSettings CurrentValue => value;

        public WebRoutingSettings Get(string? name) => value;

        public IDisposable? OnChange(Action<WebRoutingSettings, string?> listener) => null;
    }
}
