using LapeKnowledge.Umbraco.PropertyEditors.Pickers;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

internal sealed class MediaPickerValueEditor : DataValueEditor, IDataValueReference
{
    private readonly IJsonSerializer _json;
    private readonly PickedNodes _nodes;
    private readonly IDataTypeConfigurationCache _configurations;

    public MediaPickerValueEditor(
        IShortStringHelper strings,
        IJsonSerializer json,
        IIOHelper io,
        DataEditorAttribute attribute,
        ILocalizedTextService texts,
        IMediaNavigationQueryService navigation,
        IDataTypeConfigurationCache configurations,
        PickedNodes nodes)
        : base(strings, json, io, attribute)
    {
        _json = json;
        _nodes = nodes;
        _configurations = configurations;
        Validators.Add(new PickedMediaValidator(json, texts, navigation, nodes));
    }

    public override IValueRequiredValidator RequiredValidator => new PickedRequiredValidator(_json);

    public IEnumerable<UmbracoEntityReference> GetReferences(object? value)
        => PickedMedia.Read(_json, value).Select(p => new UmbracoEntityReference(new GuidUdi(Constants.UdiEntityType.Media, p.MediaKey))).ToArray();

    public IEnumerable<string> GetAutomaticRelationTypesAliases() => [];

    /// <summary>Items that do not exist any more are left out; the crops of the data type are filled in.</summary>
    public override object ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        var picked = PickedMedia.Read(_json, property.GetValue(culture, segment));
        var found = _nodes.Find(Constants.UdiEntityType.Media, picked.Select(p => p.MediaKey));
        var configuration = _configurations.GetConfigurationAs<MediaPicker3Configuration>(property.PropertyType.DataTypeKey);
        return picked.Where(p => found.ContainsKey(p.MediaKey)).Select(p => p with
        {
            MediaTypeAlias = found[p.MediaKey].ContentTypeAlias,
            Crops = ImageCrops.Applied(p.Crops, ImageCrops.Configured(configuration)),
            FocalPoint = configuration?.EnableLocalFocalPoint == false ? null : p.FocalPoint,
        }).ToArray();
    }

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var picked = PickedMedia.Read(_json, editorValue.Value).Where(p => p.MediaKey != Guid.Empty).ToArray();
        return picked.Length == 0 ? null : _json.Serialize(picked.Select(p => p with
        {
            Key = p.Key == Guid.Empty ? Guid.NewGuid() : p.Key,
            Crops = ImageCrops.Pruned(p.Crops),
            FocalPoint = p.FocalPoint is { IsCentre: true } ? null : p.FocalPoint,
        }));
    }
}
