using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Dates;

internal abstract class DateConverter<T>(IJsonSerializer json, string editorAlias) : PropertyValueConverterBase
    where T : struct
{
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == editorAlias;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(T?);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) => StoredDate.Read(json, source);

    public override object? ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
        => inter is StoredDate stored ? Part(stored.Date) : null;

    /// <summary>The part as it was entered, whatever the offset: what the editor shows is what the page shows.</summary>
    protected abstract T Part(DateTimeOffset date);
}

[DefaultPropertyValueConverter]
internal sealed class DateOnlyConverter(IJsonSerializer json) : DateConverter<DateOnly>(json, Constants.PropertyEditors.Aliases.DateOnly)
{
    protected override DateOnly Part(DateTimeOffset date) => DateOnly.FromDateTime(date.DateTime);
}

[DefaultPropertyValueConverter]
internal sealed class TimeOnlyConverter(IJsonSerializer json) : DateConverter<TimeOnly>(json, Constants.PropertyEditors.Aliases.TimeOnly)
{
    protected override TimeOnly Part(DateTimeOffset date) => TimeOnly.FromDateTime(date.DateTime);
}

[DefaultPropertyValueConverter]
internal sealed class DateTimeUnspecifiedConverter(IJsonSerializer json) : DateConverter<DateTime>(json, Constants.PropertyEditors.Aliases.DateTimeUnspecified)
{
    protected override DateTime Part(DateTimeOffset date) => DateTime.SpecifyKind(date.DateTime, DateTimeKind.Unspecified);
}

[DefaultPropertyValueConverter]
internal sealed class DateTimeWithTimeZoneConverter(IJsonSerializer json) : DateConverter<DateTimeOffset>(json, Constants.PropertyEditors.Aliases.DateTimeWithTimeZone)
{
    protected override DateTimeOffset Part(DateTimeOffset date) => date;
}
