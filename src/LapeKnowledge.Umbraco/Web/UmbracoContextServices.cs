using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>What every Umbraco context hands out; the same for all of them.</summary>
internal sealed class UmbracoContextServices(
    IPublishedContentCache content,
    IPublishedMediaCache media,
    IDomainCache domains,
    UriUtility uris,
    IPreviewService previews,
    IHostingEnvironment hosting)
{
    public IPublishedContentCache Content => content;

    public IPublishedMediaCache Media => media;

    public IDomainCache Domains => domains;

    public UriUtility Uris => uris;

    public IPreviewService Previews => previews;

    public bool IsDebug => hosting.IsDebugMode;

    /// <summary>Stands for the address where there is no request: jobs, notifications, the start.</summary>
    public Uri MainUrl => hosting.ApplicationMainUrl;
}
