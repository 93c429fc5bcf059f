using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>Takes out of a block value what no longer belongs to it, and finds the property types of what stays.</summary>
internal sealed class BlockCleaning(SchemaStore schema)
{
    public void Clean(BlockValue blocks)
    {
        var layout = blocks.Layout.Values.SelectMany(items => items).ToArray();
        blocks.ContentData = Known(blocks.ContentData.Where(d => layout.Any(l => l.ReferencesContent(d.Key))));
        blocks.SettingsData = Known(blocks.SettingsData.Where(d => layout.Any(l => l.ReferencesSetting(d.Key))));
    }

    private List<BlockItemData> Known(IEnumerable<BlockItemData> items)
    {
        var known = new List<BlockItemData>();
        foreach (var item in items)
        {
            if (schema.Current.Find<IContentType>(item.ContentTypeKey) is not { IsElement: true } type)
            {
                continue;
            }
            var properties = type.CompositionPropertyTypes.ToDictionary(p => p.Alias, StringComparer.OrdinalIgnoreCase);
            item.ContentTypeAlias = type.Alias;
            item.Values = item.Values.Where(v => properties.ContainsKey(v.Alias)).ToList();
            foreach (var value in item.Values)
            {
                value.PropertyType = properties[value.Alias];
            }
            known.Add(item);
        }
        return known;
    }
}
