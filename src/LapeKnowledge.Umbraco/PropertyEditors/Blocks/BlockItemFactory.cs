using System.Collections.Concurrent;
using System.Linq.Expressions;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>
/// Creates block items that are generic in the site's models of their content and settings, for example
/// <c>BlockListItem&lt;Step, StepSettings&gt;</c>.
/// </summary>
internal sealed class BlockItemFactory<TItem>(Type genericItem, IPublishedModelFactory models)
    where TItem : class, IBlockReference<IPublishedElement, IPublishedElement>
{
    private readonly ConcurrentDictionary<(Type Content, Type Settings), Func<Guid, IPublishedElement, Guid?, IPublishedElement?, TItem>> _constructors = new();

    /// <returns>Null when the block is not shown, or its type is not configured any more.</returns>
    public TItem? Create(IBlockLayoutItem layout, ShownBlocks shown, IReadOnlyDictionary<Guid, IBlockConfiguration> configured)
    {
        if (!shown.Content.TryGetValue(layout.ContentKey, out var content) || !configured.TryGetValue(content.ContentType.Key, out var configuration))
        {
            return null;
        }
        var settings = layout.SettingsKey is { } key ? shown.Settings.GetValueOrDefault(key) : null;
        if (settings?.ContentType.Key != configuration.SettingsElementTypeKey)
        {
            settings = null; // stored before the settings type of the block was changed
        }
        var types = (models.GetModelType(content.ContentType.Alias), settings is null ? typeof(IPublishedElement) : models.GetModelType(settings.ContentType.Alias));
        return _constructors.GetOrAdd(types, Constructor)(layout.ContentKey, content, layout.SettingsKey, settings);
    }

    private Func<Guid, IPublishedElement, Guid?, IPublishedElement?, TItem> Constructor((Type Content, Type Settings) types)
    {
        var constructor = genericItem.MakeGenericType(types.Content, types.Settings).GetConstructor([typeof(Guid), types.Content, typeof(Guid?), types.Settings])!;
        var contentKey = Expression.Parameter(typeof(Guid));
        var content = Expression.Parameter(typeof(IPublishedElement));
        var settingsKey = Expression.Parameter(typeof(Guid?));
        var settings = Expression.Parameter(typeof(IPublishedElement));
        var created = Expression.New(constructor, contentKey, Expression.Convert(content, types.Content), settingsKey, Expression.Convert(settings, types.Settings));
        return Expression.Lambda<Func<Guid, IPublishedElement, Guid?, IPublishedElement?, TItem>>(created, contentKey, content, settingsKey, settings).Compile();
    }
}
