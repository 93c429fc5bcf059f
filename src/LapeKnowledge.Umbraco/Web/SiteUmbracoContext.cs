using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>What one request, or one job outside requests, sees of the published site.</summary>
internal sealed class SiteUmbracoContext(UmbracoContextServices services, Uri originalUrl, DateTime created) : IUmbracoContext
{
    private bool? _inPreview;

    public DateTime ObjectCreated => created;

    public Uri OriginalRequestUrl => originalUrl;

    public Uri CleanedUmbracoUrl => field ??= services.Uris.UriToUmbraco(originalUrl);

    public IPublishedContentCache Content => services.Content;

    public IPublishedMediaCache Media => services.Media;

    public IDomainCache Domains => services.Domains;

    public IPublishedRequest? PublishedRequest { get; set; }

    public bool IsDebug => services.IsDebug;

    public bool InPreviewMode => _inPreview ??= services.Previews.IsInPreview();

    public void Dispose()
    {
    }
}
