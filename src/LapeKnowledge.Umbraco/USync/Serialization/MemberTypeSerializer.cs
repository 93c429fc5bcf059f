using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class MemberTypeSerializer(
    USyncRun run,
    IMemberTypeService types,
    IMemberTypeContainerService containers,
    ContentTypeProperties properties,
    IShortStringHelper shortStrings) : ContentTypeSerializerBase<IMemberType>(USyncKind.MemberTypes, run, types, containers, properties, shortStrings)
{
    private readonly ContentTypeProperties _properties = properties;

    protected override IMemberType Create() => new MemberType(ShortStrings, -1);

    protected override async Task<XElement> WriteAsync(IMemberType item)
    {
        var generic = await _properties.PropertiesAsync(item, (property, node) => node.Add(
            new XElement("CanEdit", item.MemberCanEditProperty(property.Alias)),
            new XElement("CanView", item.MemberCanViewProperty(property.Alias)),
            new XElement("IsSensitive", item.IsSensitiveProperty(property.Alias))));
        return Node(item, await InfoAsync(item), generic, Structure(item), _properties.Tabs(item));
    }

    protected override Task ApplyExtraInfoAsync(USyncFile file, IMemberType item)
    {
        foreach (var element in file.Root.Element("GenericProperties")?.Elements("GenericProperty") ?? [])
        {
            var alias = file.Text(element, "Alias");
            item.SetMemberCanEditProperty(alias, file.Bool(element, "CanEdit"));
            item.SetMemberCanViewProperty(alias, file.Bool(element, "CanView"));
            item.SetIsSensitiveProperty(alias, file.Bool(element, "IsSensitive"));
        }
        return Task.CompletedTask;
    }
}
