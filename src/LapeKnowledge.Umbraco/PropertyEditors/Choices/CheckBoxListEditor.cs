using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Choices;

[DataEditor(Constants.PropertyEditors.Aliases.CheckBoxList, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class CheckBoxListEditor : DataEditor
{
    private readonly IIOHelper _io;

    public CheckBoxListEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<MultipleChoiceValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new UniqueItemsConfigurationEditor<ValueListConfiguration>(_io);
}
