using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Pickers;

/// <summary>Links with the addresses that their targets have now; links to what is not published are left out.</summary>
[DefaultPropertyValueConverter]
internal sealed class MultiUrlPickerConverter(
    IJsonSerializer json,
    IPublishedUrlProvider urls,
    IPublishedContentCache documents,
    IPublishedMediaCache media,
    ApiLinks apiLinks) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MultiUrlPicker;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => IsSingle(propertyType) ? typeof(Link) : typeof(IEnumerable<Link>);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public override bool? IsValue(object? value, PropertyValueLevel level)
        => level == PropertyValueLevel.Source ? value?.ToString() is { Length: > 0 } text && text != "[]" : base.IsValue(value, level);

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
        => EditorJson.Read<StoredLink[]>(json, source);

    public override object? ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var links = (inter as StoredLink[] ?? []).Select(link => ToLink(link, preview)).OfType<Link>();
        return IsSingle(propertyType) ? links.FirstOrDefault() : Limited(links, propertyType).ToArray();
    }

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Elements;

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.Elements;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<ApiLink>);

    public object ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
        => Limited((inter as StoredLink[] ?? []).Select(link => apiLinks.Create(link, preview)).OfType<ApiLink>(), propertyType).ToArray();

    private Link? ToLink(StoredLink stored, bool preview)
    {
        var target = stored.Udi?.EntityType switch
        {
            Constants.UdiEntityType.Document => documents.GetById(preview, stored.Udi.Guid),
            Constants.UdiEntityType.Media => media.GetById(preview, stored.Udi.Guid),
            _ => null,
        };
        if (stored.Udi is not null && target is null)
        {
            return null;
        }
        var url = target?.ItemType switch
        {
            PublishedItemType.Content => urls.GetUrl(target, UrlMode.Default, stored.Culture),
            PublishedItemType.Media => urls.GetMediaUrl(target, UrlMode.Default, stored.Culture),
            _ => stored.Url,
        };
        return new Link
        {
            Name = stored.Name,
            Target = stored.Target,
            Type = target?.ItemType switch { PublishedItemType.Content => LinkType.Content, PublishedItemType.Media => LinkType.Media, _ => LinkType.External },
            Udi = stored.Udi,
            Url = url + stored.QueryString,
        };
    }

    private static IEnumerable<T> Limited<T>(IEnumerable<T> links, IPublishedPropertyType propertyType)
        => propertyType.DataType.ConfigurationAs<MultiUrlPickerConfiguration>() is { MaxNumber: > 0 and var max } ? links.Take(max) : links;

    private static bool IsSingle(IPublishedPropertyType propertyType) => propertyType.DataType.ConfigurationAs<MultiUrlPickerConfiguration>()?.MaxNumber == 1;
}
