using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.PropertyEditors.Pickers;

/// <summary>Looks up what pickers point to.</summary>
internal sealed class PickedNodes(Lazy<IEntityService> entities, SchemaStore schema)
{
    /// <summary>The documents or media items that exist, by key.</summary>
    public IReadOnlyDictionary<Guid, IContentEntitySlim> Find(string entityType, IEnumerable<Guid> keys)
    {
        var wanted = keys.Distinct().ToArray();
        var objectType = entityType == Constants.UdiEntityType.Media ? UmbracoObjectTypes.Media : UmbracoObjectTypes.Document;
        return wanted.Length == 0
            ? new Dictionary<Guid, IContentEntitySlim>()
            : entities.Value.GetAll(objectType, wanted).OfType<IContentEntitySlim>().ToDictionary(e => e.Key);
    }

    public bool IsOfType(IContentEntitySlim entity, IReadOnlySet<Guid> typeKeys)
    {
        var types = schema.Current.ContentTypes.Cast<IContentTypeComposition>().Concat(schema.Current.MediaTypes);
        return types.Any(t => typeKeys.Contains(t.Key) && t.Alias == entity.ContentTypeAlias);
    }
}
