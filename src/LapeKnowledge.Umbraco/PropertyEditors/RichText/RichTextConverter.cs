using LapeKnowledge.Umbraco.PropertyEditors.Blocks;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Blocks;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

/// <summary>Markup with its links, images and blocks in place.</summary>
[DefaultPropertyValueConverter]
internal sealed class RichTextConverter(
    IJsonSerializer json,
    RichTextMarkup markup,
    RichTextBlocks blocks,
    IPartialViewBlockEngine views,
    ApiRichText api,
    IOptionsMonitor<DeliveryApiSettings> delivery) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.RichText;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IHtmlEncodedString);

    /// <summary>Never kept: addresses depend on the request, and blocks on whatever their views do.</summary>
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public override bool? IsValue(object? value, PropertyValueLevel level) => level switch
    {
        PropertyValueLevel.Source => null, // an empty text may be kept as JSON
        PropertyValueLevel.Inter => value is RichTextValue text && !RichTextMarkup.IsEmpty(text.Markup),
        _ => value is IHtmlEncodedString html && !RichTextMarkup.IsEmpty(html.ToHtmlString()),
    };

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) => RichTextValue.Read(json, source);

    public override object ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        if (inter is not RichTextValue text)
        {
            return new HtmlEncodedString(string.Empty);
        }
        var resolved = markup.Resolve(text.Markup);
        var model = blocks.Model(owner, propertyType, referenceCacheLevel, text.Blocks, preview);
        return new HtmlEncodedString(text.Blocks is { ContentData.Count: > 0 } ? RichTextMarkup.ReplaceBlocks(resolved, key => Render(model, key)) : resolved);
    }

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Elements;

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => delivery.CurrentValue.RichTextOutputAsJson ? typeof(IRichTextElement) : typeof(RichTextModel);

    public object? ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
    {
        var asJson = delivery.CurrentValue.RichTextOutputAsJson;
        if (inter is not RichTextValue text || string.IsNullOrWhiteSpace(text.Markup))
        {
            return asJson ? null : RichTextModel.Empty();
        }
        var model = blocks.Model(owner, propertyType, referenceCacheLevel, text.Blocks, preview);
        return asJson ? api.Elements(text.Markup, model) : api.Markup(text.Markup, model);
    }

    private string Render(RichTextBlockModel model, Guid key)
        => model[key] is { } block ? views.ExecuteAsync(block).GetAwaiter().GetResult() : string.Empty;
}
