using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Choices;

[DataEditor(Constants.PropertyEditors.Aliases.RadioButtonList, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class RadioButtonListEditor : DataEditor
{
    private readonly IIOHelper _io;

    public RadioButtonListEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new UniqueItemsConfigurationEditor<ValueListConfiguration>(_io);

    internal sealed class ValueEditor : DataValueEditor
    {
        public ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
            : base(strings, json, io, attribute)
            => Validators.Add(new ConfiguredItemValidator(texts));
    }
}
