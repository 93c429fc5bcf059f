using System.Globalization;
using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class ContentTypeSerializer(
    USyncRun run,
    IContentTypeService types,
    IContentTypeContainerService containers,
    ITemplateService templates,
    ContentTypeProperties properties,
    IShortStringHelper shortStrings) : ContentTypeSerializerBase<IContentType>(USyncKind.ContentTypes, run, types, containers, properties, shortStrings)
{
    private readonly ContentTypeProperties _properties = properties;
    private ITemplate[]? _templates;

    protected override IContentType Create() => new ContentType(ShortStrings, -1);

    protected override async Task<XElement> WriteAsync(IContentType item)
    {
        var info = await InfoAsync(item);
        info.Add(
            new XElement("DefaultTemplate", item.DefaultTemplate?.Alias ?? string.Empty),
            new XElement("AllowedTemplates", (item.AllowedTemplates ?? [])
                .OrderBy(t => t.Alias, StringComparer.InvariantCulture)
                .Select(t => new XElement("Template", new XAttribute("Key", t.Key), t.Alias))));
        var generic = await _properties.PropertiesAsync(item, (property, node) => node.Add(new XElement("Variations", property.Variations)));
        return Node(item, info, Structure(item), generic, _properties.Tabs(item));
    }

    protected override void WriteExtraInfo(IContentType item, XElement info)
    {
        if (item.HistoryCleanup is { } cleanup)
        {
            info.Add(new XElement(
                "HistoryCleanup",
                new XElement("PreventCleanup", cleanup.PreventCleanup.ToString()),
                new XElement("KeepAllVersionsNewerThanDays", cleanup.KeepAllVersionsNewerThanDays?.ToString(CultureInfo.InvariantCulture) ?? string.Empty),
                new XElement("KeepLatestVersionPerDayForDays", cleanup.KeepLatestVersionPerDayForDays?.ToString(CultureInfo.InvariantCulture) ?? string.Empty)));
        }
    }

    protected override async Task ApplyExtraInfoAsync(USyncFile file, IContentType item)
    {
        _templates ??= (await templates.GetAllAsync()).ToArray();
        ApplyTemplates(file, item, _templates);
        if (file.Info!.Element("HistoryCleanup") is { } cleanup)
        {
            item.HistoryCleanup = new HistoryCleanup
            {
                PreventCleanup = file.Bool(cleanup, "PreventCleanup"),
                KeepAllVersionsNewerThanDays = file.Int(cleanup, "KeepAllVersionsNewerThanDays"),
                KeepLatestVersionPerDayForDays = file.Int(cleanup, "KeepLatestVersionPerDayForDays"),
            };
        }
    }

    private void ApplyTemplates(USyncFile file, IContentType item, ITemplate[] known)
    {
        if (file.Info!.Element("AllowedTemplates") is { } allowed)
        {
            var found = allowed.Elements("Template").Select(e => Template(file, item, e, known)).OfType<ITemplate>().ToArray();
            if (!found.Select(t => t.Key).Order().SequenceEqual((item.AllowedTemplates ?? []).Select(t => t.Key).Order()))
            {
                item.AllowedTemplates = found;
            }
        }
        if (file.Info.Element("DefaultTemplate") is not { } element)
        {
            return;
        }
        var template = element.Value.Length > 0 ? Template(file, item, element, known) : null;
        if (template?.Key != item.DefaultTemplate?.Key)
        {
            item.SetDefaultTemplate(template);
        }
    }

    /// <summary>
    /// An element type may still name the template it had as a document, and a site without templates exports none:
    /// both are reported. Otherwise a template that does not exist is an error.
    /// </summary>
    private ITemplate? Template(USyncFile file, IContentType item, XElement element, ITemplate[] known)
    {
        var key = file.Reference(element);
        var template = known.FirstOrDefault(t => t.Key == key) ?? known.FirstOrDefault(t => t.Alias.Equals(element.Value, StringComparison.OrdinalIgnoreCase));
        if (template is not null)
        {
            return template;
        }
        if (!item.IsElement && Run.Files.Items(USyncKind.Templates).Count > 0)
        {
            throw file.Error(element, $"the template '{element.Value}' does not exist.");
        }
        Run.Warn(file, element, $"the template '{element.Value}' does not exist and was left out.");
        return null;
    }
}
