using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.Membership;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Permissions of user groups on single documents.</summary>
internal sealed class DocumentPermissions(ScopedDatabase database)
{
    public EntityPermissionCollection Get(int documentId)
    {
        var rows = database.Read.EntityPermissions.AsNoTracking().Where(p => p.NodeId == documentId).ToList();
        return new EntityPermissionCollection(rows.GroupBy(r => r.UserGroupId)
            .Select(g => new EntityPermission(g.Key, documentId, g.Select(r => r.Permission).ToHashSet())));
    }

    /// <summary>Replaces all permissions of the groups named in the set.</summary>
    public void Replace(EntityPermissionSet set)
    {
        var db = database.Write;
        var documentId = set.EntityId;
        db.EntityPermissions.Where(p => p.NodeId == documentId).ExecuteDelete();
        db.EntityPermissions.AddRange(set.PermissionsSet
            .SelectMany(p => p.AssignedPermissions.Select(permission => (p.UserGroupId, permission))).Distinct()
            .Select(p => new EntityPermissionRow { UserGroupId = p.UserGroupId, NodeId = documentId, Permission = p.permission }));
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    public void Assign(int documentId, string permission, IEnumerable<int> groupIds)
    {
        var db = database.Write;
        var groups = groupIds.Distinct().ToArray();
        db.EntityPermissions.Where(p => p.NodeId == documentId && p.Permission == permission && groups.Contains(p.UserGroupId)).ExecuteDelete();
        db.EntityPermissions.AddRange(groups.Select(g => new EntityPermissionRow { UserGroupId = g, NodeId = documentId, Permission = permission }));
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }
}
