using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>The files of media items, as their editor of <c>umbracoFile</c> tells them.</summary>
internal sealed class MediaPaths(ScopedDatabase database, SchemaStore schema, Lazy<MediaUrlGeneratorCollection> generators)
{
    /// <summary>The path of each media node that has a file, by node id; one SQL command.</summary>
    public IReadOnlyDictionary<int, string> Of(IEnumerable<NodeRow> media)
    {
        var nodes = media.ToDictionary(n => n.VersionId);
        var ids = nodes.Keys.ToArray();
        var paths = new Dictionary<int, string>();
        foreach (var version in database.Read.Versions.AsNoTracking().Where(v => EF.Parameter(ids).Contains(v.Id)).Select(v => new { v.Id, v.Values }).AsEnumerable())
        {
            var node = nodes[version.Id];
            if (generators.Value.TryGetMediaPath(EditorAlias(node), File(version.Values), out var path) && path is not null)
            {
                paths[node.Id] = path;
            }
        }
        return paths;
    }

    private string? EditorAlias(NodeRow node)
        => schema.Current.Find<IMediaType>(node.ContentTypeId)?.CompositionPropertyTypes.FirstOrDefault(p => p.Alias == Constants.Conventions.Media.File)?.PropertyEditorAlias;

    private static object? File(string values)
        => StoredValues.Read(values, alias => alias == Constants.Conventions.Media.File ? ValueStorageType.Ntext : null)
            .GetValueOrDefault(Constants.Conventions.Media.File)?.FirstOrDefault().Value;
}
