using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Related;

/// <summary>Reads what a published document refers to with its pickers and with the pickers of its blocks, in any language.</summary>
internal static class Outgoing
{
    public static IReadOnlyList<(Guid Target, Incoming Reference)> Of(IPublishedContent document)
    {
        var references = new HashSet<(Guid, Incoming)>();
        foreach (var property in document.Properties)
        {
            foreach (var culture in property.PropertyType.VariesByCulture() ? Cultures.All : [string.Empty])
            {
                Collect(document, property, culture.Length == 0 ? null : culture, references);
            }
        }

        return [.. references];
    }

    private static void Collect(IPublishedContent document, IPublishedProperty property, string? culture, HashSet<(Guid, Incoming)> references)
    {
        if (property.PropertyType.EditorAlias == Constants.PropertyEditors.Aliases.MultiNodeTreePicker)
        {
            Add(Picked(property, culture), property.Alias, null);
        }
        else if (property.PropertyType.EditorAlias == Constants.PropertyEditors.Aliases.BlockList && property.GetValue(culture) is BlockListModel blocks)
        {
            foreach (var block in blocks.Select(b => b.Content))
            {
                foreach (var picker in block.Properties.Where(p => p.PropertyType.EditorAlias == Constants.PropertyEditors.Aliases.MultiNodeTreePicker))
                {
                    Add(Picked(picker, null), picker.Alias, block.Key);
                }
            }
        }

        void Add(IEnumerable<Guid> targets, string alias, Guid? block)
        {
            foreach (var target in targets)
            {
                references.Add((target, new Incoming(document.Key, document.ContentType.Alias, alias, block)));
            }
        }
    }

    // the stored value is read, not the converted one: converting would load every target
    private static IEnumerable<Guid> Picked(IPublishedProperty picker, string? culture) =>
        from value in picker.GetSourceValue(culture)?.ToString()?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []
        let udi = UdiParser.TryParse(value, out var parsed) ? parsed as GuidUdi : null
        where udi is not null && udi.EntityType == Constants.UdiEntityType.Document
        select udi.Guid;
}
