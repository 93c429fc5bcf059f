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

[DataEditor(Constants.PropertyEditors.Aliases.BlockList, ValueType = ValueTypes.Json, ValueEditorIsReusable = false)]
internal sealed class BlockListEditor(IDataValueEditorFactory factory, IIOHelper io) : BlockEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SimpleConfigurationEditor<BlockListConfiguration>(io);

    internal sealed class ValueEditor(DataEditorAttribute attribute, IShortStringHelper strings, IJsonSerializer json, IIOHelper io, BlockServices services, ILocalizedTextService texts)
        : BlockValueEditor<BlockListValue, BlockListLayoutItem>(attribute, strings, json, io, services, new BlockListEditorDataConverter(json))
    {
        protected override IEnumerable<IBlockConfiguration> Configured(object? configuration) => (configuration as BlockListConfiguration)?.Blocks ?? [];

        protected override IEnumerable<ValidationResult> ValidateLimits(BlockListValue blocks, object? configuration)
            => configuration is BlockListConfiguration { ValidationLimit: { } limit } ? ValueLimits.Count(texts, blocks.GetLayouts()?.Count() ?? 0, limit.Min, limit.Max) : [];
    }
}
