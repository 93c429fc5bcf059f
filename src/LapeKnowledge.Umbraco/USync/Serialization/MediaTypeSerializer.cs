using System.Xml.Linq;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class MediaTypeSerializer(
    USyncRun run,
    IMediaTypeService types,
    IMediaTypeContainerService containers,
    ContentTypeProperties properties,
    IShortStringHelper shortStrings) : ContentTypeSerializerBase<IMediaType>(USyncKind.MediaTypes, run, types, containers, properties, shortStrings)
{
    private readonly ContentTypeProperties _properties = properties;

    protected override IMediaType Create() => new MediaType(ShortStrings, -1);

    protected override async Task<XElement> WriteAsync(IMediaType item)
        => Node(item, await InfoAsync(item), await _properties.PropertiesAsync(item, null), Structure(item), _properties.Tabs(item));
}
