using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

[DataEditor(Constants.PropertyEditors.Aliases.ImageCropper, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class ImageCropperEditor : DataEditor
{
    private readonly IIOHelper _io;

    public ImageCropperEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ImageCropperValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SimpleConfigurationEditor<ImageCropperConfiguration>(_io);
}
