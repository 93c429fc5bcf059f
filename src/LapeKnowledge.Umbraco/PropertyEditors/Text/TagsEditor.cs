using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Text;

[DataEditor(Constants.PropertyEditors.Aliases.Tags, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class TagsEditor : DataEditor
{
    private readonly IIOHelper _io;

    public TagsEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        _io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TagConfigurationEditor(_io);

    internal sealed class ValueEditor : DataValueEditor, IDataValueTags
    {
        private readonly IJsonSerializer _json;

        public ValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
            : base(strings, json, io, attribute)
            => _json = json;

        public override IValueRequiredValidator RequiredValidator => new AnyItemValidator();

        public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId)
        {
            var configuration = dataTypeConfiguration as TagConfiguration ?? new TagConfiguration();
            return Texts(value, configuration).Distinct(StringComparer.OrdinalIgnoreCase).Select(text => new Tag { Group = configuration.Group, Text = text, LanguageId = languageId }).ToArray();
        }

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var configuration = editorValue.DataTypeConfiguration as TagConfiguration ?? new TagConfiguration();
            var texts = Texts(editorValue.Value, configuration).Distinct().ToArray();
            if (texts.Length == 0)
            {
                return null;
            }
            return configuration.StorageType == TagsStorageType.Json ? _json.Serialize(texts) : string.Join(Delimiter(configuration), texts);
        }

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        {
            var texts = Texts(property.GetValue(culture, segment), new TagConfiguration());
            return texts.Length == 0 ? null : texts;
        }

        private static string[] Texts(object? value, TagConfiguration configuration)
        {
            var texts = value is string text && !text.TrimStart().StartsWith('[') ? text.Split(Delimiter(configuration)) : EditorJson.Strings(value);
            return texts.Select(t => t.Trim()).Where(t => t.Length > 0).ToArray();
        }

        private static char Delimiter(TagConfiguration configuration) => configuration.Delimiter == default ? ',' : configuration.Delimiter;
    }
}
