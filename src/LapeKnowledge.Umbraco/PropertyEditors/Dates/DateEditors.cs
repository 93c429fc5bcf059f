using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Dates;

/// <summary>The editors that keep a moment with its time zone differ in which part of it they show.</summary>
internal abstract class DateEditor : DataEditor
{
    private readonly IIOHelper _io;

    protected DateEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<DateJsonValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SimpleConfigurationEditor<DateTimeConfiguration>(_io);
}

[DataEditor(Constants.PropertyEditors.Aliases.DateOnly, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateOnlyEditor(IDataValueEditorFactory factory, IIOHelper io) : DateEditor(factory, io);

[DataEditor(Constants.PropertyEditors.Aliases.TimeOnly, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class TimeOnlyEditor(IDataValueEditorFactory factory, IIOHelper io) : DateEditor(factory, io);

[DataEditor(Constants.PropertyEditors.Aliases.DateTimeUnspecified, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateTimeUnspecifiedEditor(IDataValueEditorFactory factory, IIOHelper io) : DateEditor(factory, io);

[DataEditor(Constants.PropertyEditors.Aliases.DateTimeWithTimeZone, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateTimeWithTimeZoneEditor(IDataValueEditorFactory factory, IIOHelper io) : DateEditor(factory, io);
