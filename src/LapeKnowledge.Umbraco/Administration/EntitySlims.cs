using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>
/// Builds the lightweight entities of lists and trees from nodes: one SQL command for the nodes and whether they have children, one for the cultures of
/// those that vary, one for the files of media.
/// </summary>
internal sealed class EntitySlims(ScopedDatabase database, SchemaStore schema, MediaPaths mediaPaths)
{
    /// <summary>Loads the nodes of the query, in its order.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="kinds">Which object types count as children; null for all.</param>
    public IReadOnlyList<IEntitySlim> Load(IQueryable<NodeRow> nodes, IEnumerable<Guid>? kinds = null)
    {
        var db = database.Read;
        var wanted = kinds?.ToArray() ?? [];
        var children = wanted switch
        {
            [] => db.Nodes,
            [var only] => db.Nodes.Where(c => c.ObjectType == only),
            _ => db.Nodes.Where(c => wanted.Contains(c.ObjectType)),
        };
        var loaded = nodes.AsNoTracking().Select(n => new { Node = n, HasChildren = children.Any(c => c.ParentId == n.Id) }).ToList();
        var rows = loaded.ConvertAll(l => l.Node);
        var slims = loaded.Select(l => Build(l.Node, l.HasChildren)).ToArray();
        AddCultures(slims.OfType<DocumentEntitySlim>().Where(d => d.Variations.VariesByCulture()).ToArray());
        AddMediaPaths(slims.OfType<MediaEntitySlim>(), rows);
        return slims;
    }

    private EntitySlim Build(NodeRow node, bool hasChildren)
    {
        var type = node.ContentTypeId == 0 ? null : schema.Current.Find<IContentTypeComposition>(node.ContentTypeId);
        EntitySlim slim = node switch
        {
            _ when node.ObjectType == Constants.ObjectTypes.Document || node.ObjectType == Constants.ObjectTypes.DocumentBlueprint
                => new DocumentEntitySlim { Published = node.Published, Edited = node.Edited, Variations = type?.Variations ?? ContentVariation.Nothing },
            _ when node.ObjectType == Constants.ObjectTypes.Media => new MediaEntitySlim(),
            _ when node.ObjectType == Constants.ObjectTypes.Member => new MemberEntitySlim(),
            _ => new EntitySlim(),
        };
        if (slim is ContentEntitySlim content && type is not null)
        {
            content.ContentTypeAlias = type.Alias;
            content.ContentTypeKey = type.Key;
            content.ContentTypeIcon = type.Icon;
            content.ContentTypeThumbnail = type.Thumbnail;
            content.ListViewKey = type.ListView;
            content.IsContainer = type.ListView is not null;
        }
        Fill(slim, node);
        slim.HasChildren = hasChildren;
        return slim;
    }

    private static void Fill(EntitySlim slim, NodeRow node)
    {
        slim.Id = node.Id;
        slim.Key = node.Key;
        slim.NodeObjectType = node.ObjectType;
        slim.ParentId = node.ParentId;
        slim.Path = node.Path;
        slim.Level = node.Level;
        slim.SortOrder = node.SortOrder;
        slim.Trashed = node.Trashed;
        slim.Name = node.Name;
        slim.CreatorId = node.CreatorId;
        slim.CreateDate = node.CreateDate;
        slim.UpdateDate = node.UpdateDate;
    }

    private void AddCultures(DocumentEntitySlim[] documents)
    {
        if (documents.Length == 0)
        {
            return;
        }
        var ids = documents.Select(d => d.Id).ToArray();
        var cultures = database.Read.NodeCultures.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.NodeId)).ToLookup(c => c.NodeId);
        var order = schema.Current.Languages.Select((l, i) => (l.IsoCode, i)).ToDictionary(l => l.IsoCode, l => l.i, StringComparer.OrdinalIgnoreCase);
        foreach (var document in documents)
        {
            var own = cultures[document.Id].OrderBy(c => order.GetValueOrDefault(c.Culture, int.MaxValue)).ToArray();
            document.CultureNames = own.Where(c => c.Available).ToDictionary(c => c.Culture, c => c.Name ?? string.Empty);
            document.PublishedCultures = own.Where(c => c.Published).Select(c => c.Culture).ToArray();
            document.EditedCultures = own.Where(c => c is { Available: true, Edited: true }).Select(c => c.Culture).ToArray();
        }
    }

    private void AddMediaPaths(IEnumerable<MediaEntitySlim> media, IReadOnlyCollection<NodeRow> nodes)
    {
        var slims = media.ToArray();
        if (slims.Length == 0)
        {
            return;
        }
        var paths = mediaPaths.Of(nodes.Where(n => n.ObjectType == Constants.ObjectTypes.Media && n.VersionId > 0));
        foreach (var slim in slims)
        {
            slim.MediaPath = paths.GetValueOrDefault(slim.Id);
        }
    }
}
