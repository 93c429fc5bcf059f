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

[DataEditor(Constants.PropertyEditors.Aliases.BlockGrid, ValueType = ValueTypes.Json, ValueEditorIsReusable = false)]
internal sealed class BlockGridEditor(IDataValueEditorFactory factory, IIOHelper io) : BlockEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SimpleConfigurationEditor<BlockGridConfiguration>(io);

    internal sealed class ValueEditor(DataEditorAttribute attribute, IShortStringHelper strings, IJsonSerializer json, IIOHelper io, BlockServices services, ILocalizedTextService texts)
        : BlockValueEditor<BlockGridValue, BlockGridLayoutItem>(attribute, strings, json, io, services, new BlockGridEditorDataConverter(json))
    {
        protected override IEnumerable<IBlockConfiguration> Configured(object? configuration) => (configuration as BlockGridConfiguration)?.Blocks ?? [];

        protected override IEnumerable<ValidationResult> ValidateLimits(BlockGridValue blocks, object? configuration)
        {
            if (configuration is not BlockGridConfiguration grid)
            {
                return [];
            }
            var layout = blocks.GetLayouts()?.ToArray() ?? [];
            var areas = grid.Blocks.SelectMany(b => b.Areas).DistinctBy(a => a.Key).ToDictionary(a => a.Key);
            return ValueLimits.Count(texts, layout.Length, grid.ValidationLimit.Min, grid.ValidationLimit.Max).Concat(layout.SelectMany(item => AreaFailures(item, areas)));
        }

        private IEnumerable<ValidationResult> AreaFailures(BlockGridLayoutItem item, Dictionary<Guid, BlockGridConfiguration.BlockGridAreaConfiguration> areas)
            => item.Areas.SelectMany(area => (areas.TryGetValue(area.Key, out var limit) ? ValueLimits.Count(texts, area.Items.Length, limit.MinAllowed, limit.MaxAllowed) : [])
                .Concat(area.Items.SelectMany(nested => AreaFailures(nested, areas))));
    }
}
