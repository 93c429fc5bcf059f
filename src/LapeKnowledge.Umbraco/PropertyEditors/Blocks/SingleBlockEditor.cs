using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

[DataEditor(Constants.PropertyEditors.Aliases.SingleBlock, ValueType = ValueTypes.Json, ValueEditorIsReusable = false)]
internal sealed class SingleBlockEditor(IDataValueEditorFactory factory, IIOHelper io) : BlockEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SimpleConfigurationEditor<SingleBlockConfiguration>(io);

    internal sealed class ValueEditor(DataEditorAttribute attribute, IShortStringHelper strings, IJsonSerializer json, IIOHelper io, BlockServices services, ILocalizedTextService texts)
        : BlockValueEditor<SingleBlockValue, SingleBlockLayoutItem>(attribute, strings, json, io, services, new SingleBlockEditorDataConverter(json))
    {
        protected override IEnumerable<IBlockConfiguration> Configured(object? configuration) => (configuration as SingleBlockConfiguration)?.Blocks ?? [];

        protected override IEnumerable<ValidationResult> ValidateLimits(SingleBlockValue blocks, object? configuration)
            => ValueLimits.Count(texts, blocks.GetLayouts()?.Count() ?? 0, min: null, max: 1);
    }
}
