using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Tests.Routing;

/// <summary>A test of addresses, as a request and a link see them.</summary>
public abstract class RoutingTest(HostFixture host) : DocumentTest(host)
{
    /// <summary>Gives each language a path below the root document.</summary>
    protected async Task AssignLanguagePathsAsync(IContent root)
    {
        var model = new DomainsUpdateModel { Domains = [new DomainModel { DomainName = "/fi", IsoCode = Finnish }, new DomainModel { DomainName = "/sv", IsoCode = Swedish }] };
        var result = await Get<IDomainService>().UpdateDomainsAsync(root.Key, model);
        Assert.True(result.Success, result.Status.ToString());
    }

    protected string Url(IContent document, string? culture = null)
    {
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        return Get<IPublishedUrlProvider>().GetUrl(document.Key, UrlMode.Relative, culture);
    }

    protected async Task<IPublishedRequest> RouteAsync(string pathAndQuery)
    {
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var router = Get<IPublishedRouter>();
        var builder = await router.CreateRequestAsync(new Uri("http://localhost:5080" + pathAndQuery));
        return await router.RouteRequestAsync(builder, new RouteRequestOptions(RouteDirection.Inbound));
    }
}
