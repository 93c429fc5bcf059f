using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Version lists and clean-up.</summary>
internal sealed class DocumentVersionRepository(ScopedDatabase database, SchemaStore schema, IBackOfficeUserReader users) : IDocumentVersionRepository
{
    private const int BatchSize = 500;

    private IQueryable<VersionedNode> Versions => database.Read.Versions.AsNoTracking()
        .Join(database.Read.Nodes.AsNoTracking(), v => v.NodeId, n => n.Id, (v, n) => new VersionedNode { Version = v, Node = n })
        .Where(x => x.Node.ObjectType == Constants.ObjectTypes.Document);

    public IReadOnlyCollection<ContentVersionMeta> GetDocumentVersionsEligibleForCleanup() => Meta(Eligible().OrderBy(x => x.Version.Id));

    public IReadOnlyCollection<ContentVersionMeta> GetDocumentVersionsEligibleForCleanup(DateTime olderThan, int? maxCount)
    {
        IQueryable<VersionedNode> eligible = Eligible().Where(x => x.Version.VersionDate < olderThan).OrderBy(x => x.Version.VersionDate).ThenBy(x => x.Version.Id);
        return Meta(maxCount is { } max ? eligible.Take(max) : eligible);
    }

    public IReadOnlyCollection<ContentVersionCleanupPolicySettings> GetCleanupPolicies() => schema.Current.ContentTypes
        .Where(t => t.HistoryCleanup is { } h && (h.PreventCleanup || h.KeepAllVersionsNewerThanDays is not null || h.KeepLatestVersionPerDayForDays is not null))
        .Select(t => new ContentVersionCleanupPolicySettings
        {
            ContentTypeId = t.Id,
            PreventCleanup = t.HistoryCleanup!.PreventCleanup,
            KeepAllVersionsNewerThanDays = t.HistoryCleanup.KeepAllVersionsNewerThanDays,
            KeepLatestVersionPerDayForDays = t.HistoryCleanup.KeepLatestVersionPerDayForDays,
            Updated = t.UpdateDate,
        }).ToArray();

    public IEnumerable<ContentVersionMeta> GetPagedItemsByContentId(int contentId, long pageIndex, int pageSize, out long totalRecords, int? languageId = null)
    {
        var versions = Versions.Where(x => x.Version.NodeId == contentId);
        if (languageId is { } id)
        {
            var marker = $"\"{schema.Current.Language(id)?.IsoCode}\":"; // of a language that is gone there are none
            versions = versions.Where(x => x.Version.Cultures != null && x.Version.Cultures.Contains(marker));
        }
        totalRecords = versions.LongCount();
        return Meta(versions.OrderByDescending(x => x.Version.Id).Skip(checked((int)(pageIndex * pageSize))).Take(pageSize));
    }

    public void DeleteVersions(IEnumerable<int> versionIds)
    {
        foreach (var ids in versionIds.Distinct().Chunk(BatchSize))
        {
            database.Write.Versions.Where(v => ids.Contains(v.Id) && !v.Current && !v.Published).ExecuteDelete();
        }
    }

    public void SetPreventCleanup(int versionId, bool preventCleanup)
        => database.Write.Versions.Where(v => v.Id == versionId).ExecuteUpdate(s => s.SetProperty(v => v.PreventCleanup, preventCleanup));

    public ContentVersionMeta? Get(int versionId) => Meta(Versions.Where(x => x.Version.Id == versionId)).FirstOrDefault();

    private IQueryable<VersionedNode> Eligible() => Versions.Where(x => !x.Version.Current && !x.Version.Published && !x.Version.PreventCleanup);

    private ContentVersionMeta[] Meta(IQueryable<VersionedNode> versions)
    {
        var rows = versions.Select(x => new
        {
            x.Version.Id,
            x.Version.NodeId,
            x.Node.ContentTypeId,
            x.Version.UserId,
            x.Version.VersionDate,
            x.Version.Published,
            x.Version.Current,
            x.Version.PreventCleanup,
        }).ToList();
        var names = rows.Select(r => r.UserId).Distinct().ToDictionary(id => id, id => users.GetById(id)?.Username ?? string.Empty);
        return rows.Select(r => new ContentVersionMeta(r.Id, r.NodeId, r.ContentTypeId, r.UserId, r.VersionDate, r.Published, r.Current, r.PreventCleanup, names[r.UserId])).ToArray();
    }

    private sealed class VersionedNode
    {
        public required VersionRow Version { get; init; }

        public required NodeRow Node { get; init; }
    }
}
