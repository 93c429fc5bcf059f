using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Documents;

internal class DocumentRepository(
    ScopedDatabase database,
    SchemaStore schema,
    DocumentMapper mapper,
    DocumentWriter writer,
    DocumentSchedules schedules,
    DocumentPermissions permissions,
    ContentRowCache rows)
    : ContentRepositoryBase<IContent>(database, schema, rows), IDocumentRepository
{
    public override int RecycleBinId => Constants.System.RecycleBinContent;

    protected override Guid ObjectType => Constants.ObjectTypes.Document;

    public override void Save(IContent entity)
    {
        try
        {
            if (entity.HasIdentity)
            {
                writer.Update(entity, ObjectType);
            }
            else
            {
                writer.Insert(entity, ObjectType);
            }
        }
        finally
        {
            Database.Read.ChangeTracker.Clear(); // a refused save must not be seen by the next one of the scope
        }
    }

    /// <summary>Templates are ids on the document, so there is nothing more to load.</summary>
    public IEnumerable<IContent> GetPage(
        IQuery<IContent>? query,
        long pageIndex,
        int pageSize,
        out long totalRecords,
        string[]? propertyAliases,
        IQuery<IContent>? filter,
        Ordering? ordering,
        bool loadTemplates)
        => GetPage(query, pageIndex, pageSize, out totalRecords, propertyAliases, filter, ordering);

    public int CountPublished(string? contentTypeAlias = null) => OfType(Nodes.Where(n => !n.Trashed && n.Published), contentTypeAlias).Count();

    public bool IsPathPublished(IContent? content)
    {
        if (content is null || content.Path.StartsWith(Constants.System.RecycleBinContentPathPrefix, StringComparison.Ordinal))
        {
            return false;
        }
        if (content.ParentId == Constants.System.Root)
        {
            return content.Published;
        }
        var ids = content.Path.Split(',').Skip(1).Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return Nodes.Count(n => ids.Contains(n.Id) && n.Published) == ids.Length;
    }

    public ContentScheduleCollection GetContentSchedule(int contentId) => schedules.Get(contentId);

    public IDictionary<int, IEnumerable<ContentSchedule>> GetContentSchedulesByIds(int[] documentIds) => schedules.GetMany(documentIds);

    public void PersistContentSchedule(IContent content, ContentScheduleCollection schedule) => schedules.Save(content.Id, schedule);

    public void ClearSchedule(DateTime date) => schedules.Clear(date, null);

    public void ClearSchedule(DateTime date, ContentScheduleAction action) => schedules.Clear(date, action);

    public bool HasContentForExpiration(DateTime date) => schedules.Due(date, ContentScheduleAction.Expire).Any();

    public bool HasContentForRelease(DateTime date) => schedules.Due(date, ContentScheduleAction.Release).Any();

    public IEnumerable<IContent> GetContentForExpiration(DateTime date) => ForSchedule(date, ContentScheduleAction.Expire);

    public IEnumerable<IContent> GetContentForRelease(DateTime date) => ForSchedule(date, ContentScheduleAction.Release);

    public void ReplaceContentPermissions(EntityPermissionSet permissionSet) => permissions.Replace(permissionSet);

    public void AssignEntityPermission(IContent entity, string permission, IEnumerable<int> groupIds) => permissions.Assign(entity.Id, permission, groupIds);

    public EntityPermissionCollection GetPermissionsForEntity(int entityId) => permissions.Get(entityId);

    public void AddOrUpdatePermissions(ContentPermissionSet permission) => permissions.Replace(permission);

    protected override IContent Map(ContentRows rows, string[]? aliases) => mapper.Map(rows, aliases);

    private IContent[] ForSchedule(DateTime date, ContentScheduleAction action)
    {
        var ids = schedules.Due(date, action).ToArray();
        var documents = Load(Nodes.Where(n => EF.Parameter(ids).Contains(n.Id))).ToDictionary(d => d.Id);
        return ids.Where(documents.ContainsKey).Select(id => documents[id]).ToArray();
    }
}
