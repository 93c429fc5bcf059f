using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Text;

/// <summary>Has no value: its configuration says how the children of a document are listed.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ListView, ValueEditorIsReusable = true)]
internal sealed class ListViewEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IConfigurationEditor CreateConfigurationEditor() => new ListViewConfigurationEditor(io);
}
