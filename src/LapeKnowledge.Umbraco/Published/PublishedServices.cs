using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>What published content asks of the container. Much of it depends on the published caches itself, so it is resolved when first used.</summary>
internal sealed class PublishedServices(IServiceProvider services, IVariationContextAccessor variation, ElementsCache elements, LongValues longValues, IShortStringHelper shortStrings)
{
    public IVariationContextAccessor Variation => variation;

    public ElementsCache Elements => elements;

    public LongValues LongValues => longValues;

    public IShortStringHelper ShortStrings => shortStrings;

    public IDocumentUrlService Urls => field ??= services.GetRequiredService<IDocumentUrlService>();

    public IPublishStatusQueryService PublishStatus => field ??= services.GetRequiredService<IPublishStatusQueryService>();

    public IDocumentNavigationQueryService DocumentNavigation => field ??= services.GetRequiredService<IDocumentNavigationQueryService>();

    public IMediaNavigationQueryService MediaNavigation => field ??= services.GetRequiredService<IMediaNavigationQueryService>();

    public IPublishedContentStatusFilteringService DocumentFilter => field ??= services.GetRequiredService<IPublishedContentStatusFilteringService>();

    public IPublishedMediaStatusFilteringService MediaFilter => field ??= services.GetRequiredService<IPublishedMediaStatusFilteringService>();
}
