using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>How much there is; what lies in a recycle bin does not count.</summary>
internal sealed class NodeCountRepository(ScopedDatabase database, SchemaStore schema) : INodeCountRepository
{
    public int GetNodeCount(Guid nodeType) => database.Read.Nodes.Count(n => n.ObjectType == nodeType && !n.Trashed);

    /// <summary>Media items that are not folders.</summary>
    public int GetMediaCount()
    {
        var folder = schema.Current.MediaTypes.FirstOrDefault(t => t.Alias == Constants.Conventions.MediaTypes.Folder)?.Id ?? 0;
        return database.Read.Nodes.Count(n => n.ObjectType == Constants.ObjectTypes.Media && !n.Trashed && n.ContentTypeId != folder);
    }
}
