using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Choices;

/// <remarks>The value is an array also where only one item may be chosen, because the data type may be changed.</remarks>
[DataEditor(Constants.PropertyEditors.Aliases.DropDownListFlexible, ValueEditorIsReusable = true)]
internal sealed class DropDownEditor : DataEditor
{
    private readonly IIOHelper _io;

    public DropDownEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<MultipleChoiceValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new UniqueItemsConfigurationEditor<DropDownFlexibleConfiguration>(_io);
}
