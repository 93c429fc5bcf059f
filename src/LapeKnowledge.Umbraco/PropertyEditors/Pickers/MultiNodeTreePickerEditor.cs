using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Pickers;

/// <summary>Picked documents, media items or members: kept as UDIs with commas between them, edited as types and keys.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultiNodeTreePicker, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class MultiNodeTreePickerEditor : DataEditor
{
    private readonly IIOHelper _io;

    public MultiNodeTreePickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new MultiNodePickerConfigurationEditor(_io);

    internal sealed class ValueEditor : DataValueEditor, IDataValueReference
    {
        private readonly IJsonSerializer _json;

        public ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts, PickedNodes nodes)
            : base(strings, json, io, attribute)
        {
            _json = json;
            Validators.Add(new PickedNodesValidator(json, texts, nodes));
        }

        public override IValueRequiredValidator RequiredValidator => new PickedRequiredValidator(_json);

        public IEnumerable<UmbracoEntityReference> GetReferences(object? value) => PickedNode.Udis(value).Select(udi => new UmbracoEntityReference(udi)).ToArray();

        public IEnumerable<string> GetAutomaticRelationTypesAliases() => [];

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var picked = EditorJson.Read<PickedNode[]>(_json, editorValue.Value) ?? [];
            return picked.Length == 0 ? null : string.Join(',', picked.Select(p => Udi.Create(p.Type, p.Unique).ToString()));
        }

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        {
            var picked = PickedNode.Stored(property.GetValue(culture, segment));
            return picked.Length == 0 ? null : picked;
        }
    }
}

/// <param name="Type">Entity type of the UDI: document, media or member.</param>
/// <param name="Unique">Key of the entity.</param>
internal sealed record PickedNode(string Type, Guid Unique)
{
    /// <summary>What a version keeps: publishing validates values as they are stored.</summary>
    public static PickedNode[] Stored(object? value) => [.. Udis(value).Select(udi => new PickedNode(udi.EntityType, udi.Guid))];

    public static GuidUdi[] Udis(object? value)
        => (value?.ToString() ?? string.Empty).Split(',').Select(text => UdiParser.TryParse(text, out GuidUdi? udi) ? udi : null).OfType<GuidUdi>().ToArray();
}
