using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Pickers;

internal sealed class MultiUrlPickerValueEditor : DataValueEditor, IDataValueReference
{
    private readonly IJsonSerializer _json;
    private readonly IPublishedUrlProvider _urls;
    private readonly PickedNodes _nodes;

    public MultiUrlPickerValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts, IPublishedUrlProvider urls, PickedNodes nodes)
        : base(strings, json, io, attribute)
    {
        _json = json;
        _urls = urls;
        _nodes = nodes;
        Validators.Add(new LinksValidator(json, texts));
    }

    public IEnumerable<UmbracoEntityReference> GetReferences(object? value)
        => Stored(value).Select(l => l.Udi).OfType<GuidUdi>().Select(udi => new UmbracoEntityReference(udi)).ToArray();

    public IEnumerable<string> GetAutomaticRelationTypesAliases() => [];

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var links = EditorJson.Read<LinkDisplay[]>(_json, editorValue.Value) ?? [];
        return links.Length == 0 ? null : _json.Serialize(links.Select(ToStored));
    }

    public override object ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        var links = Stored(property.GetValue(culture, segment));
        var documents = Targets(links, Constants.UdiEntityType.Document);
        var media = Targets(links, Constants.UdiEntityType.Media);
        return links.Select(link => ToDisplay(link, culture, documents, media)).ToArray();
    }

    private StoredLink[] Stored(object? value) => EditorJson.Read<StoredLink[]>(_json, value) ?? [];

    private IReadOnlyDictionary<Guid, IContentEntitySlim> Targets(StoredLink[] links, string entityType)
        => _nodes.Find(entityType, links.Where(l => l.Udi?.EntityType == entityType).Select(l => l.Udi!.Guid));

    private static StoredLink ToStored(LinkDisplay link)
    {
        var udi = link is { Type: LinkDisplay.Types.Document or LinkDisplay.Types.Media, Unique: { } key } ? new GuidUdi(link.Type, key) : null;
        return new StoredLink
        {
            Name = link.Name,
            Target = link.Target,
            QueryString = link.QueryString,
            Udi = udi,
            Url = udi is null ? link.Url : null, // the address of a document or file is found when it is shown
            Culture = link.Culture,
        };
    }

    private LinkDisplay ToDisplay(StoredLink link, string? culture, IReadOnlyDictionary<Guid, IContentEntitySlim> documents, IReadOnlyDictionary<Guid, IContentEntitySlim> media)
    {
        var display = new LinkDisplay
        {
            Icon = "icon-link",
            Name = link.Name,
            Target = link.Target,
            QueryString = link.QueryString,
            Type = link.Udi?.EntityType ?? LinkDisplay.Types.External,
            Unique = link.Udi?.Guid,
            Url = link.Url ?? string.Empty,
            Published = true,
            Culture = link.Culture,
        };
        switch (link.Udi?.EntityType)
        {
            case Constants.UdiEntityType.Document:
                display.Url = _urls.GetUrl(link.Udi.Guid, UrlMode.Relative, link.Culture ?? culture);
                Describe(display, documents.GetValueOrDefault(link.Udi.Guid));
                break;
            case Constants.UdiEntityType.Media:
                display.Url = _urls.GetMediaUrl(link.Udi.Guid, UrlMode.Relative, culture);
                Describe(display, media.GetValueOrDefault(link.Udi.Guid));
                break;
        }
        return display;
    }

    private static void Describe(LinkDisplay display, IContentEntitySlim? target)
    {
        display.Icon = target?.ContentTypeIcon ?? display.Icon;
        display.Trashed = target?.Trashed ?? true;
        display.Published = target is IDocumentEntitySlim document ? document.Published : target is { Trashed: false };
    }

    private sealed class LinksValidator(IJsonSerializer json, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
            => dataTypeConfiguration is MultiUrlPickerConfiguration limits
                ? ValueLimits.Count(texts, EditorJson.Read<LinkDisplay[]>(json, value)?.Length ?? 0, limits.MinNumber, limits.MaxNumber)
                : [];
    }
}
