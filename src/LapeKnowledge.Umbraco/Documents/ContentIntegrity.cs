using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using IssueType = Umbraco.Cms.Core.Models.ContentDataIntegrityReport.IssueType;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Compares the paths and levels of nodes with their parents, and mends them when asked to.</summary>
internal static class ContentIntegrity
{
    public static ContentDataIntegrityReport Check(ScopedDatabase database, IReadOnlyCollection<NodeRow> nodes, int recycleBinId, bool fix)
    {
        var byId = nodes.ToDictionary(n => n.Id);
        var issues = new Dictionary<int, ContentDataIntegrityReportEntry>();
        foreach (var node in nodes.OrderBy(n => n.Level).ThenBy(n => n.Id))
        {
            var (path, level) = Expected(node, byId, recycleBinId);
            if (Issue(node, path, level) is not { } issue)
            {
                continue;
            }
            issues[node.Id] = new ContentDataIntegrityReportEntry(issue) { Fixed = fix };
            if (fix)
            {
                (node.Path, node.Level) = (path, level);
                database.Write.Nodes.Where(n => n.Id == node.Id).ExecuteUpdate(s => s.SetProperty(n => n.Path, path).SetProperty(n => n.Level, level));
            }
        }
        return new ContentDataIntegrityReport(issues);
    }

    private static IssueType? Issue(NodeRow node, string path, int level)
    {
        if (node.Path == path && node.Level == level)
        {
            return null;
        }
        if (string.IsNullOrWhiteSpace(node.Path))
        {
            return IssueType.InvalidPathEmpty;
        }
        if (!node.Path.EndsWith(FormattableString.Invariant($",{node.Id}"), StringComparison.Ordinal))
        {
            return IssueType.InvalidPathById;
        }
        if (node.Path != path && node.Level != level)
        {
            return IssueType.InvalidPathAndLevelByParentId;
        }
        return node.Path != path ? IssueType.InvalidPathByParentId : IssueType.InvalidPathLevelMismatch;
    }

    private static (string Path, int Level) Expected(NodeRow node, Dictionary<int, NodeRow> byId, int recycleBinId)
    {
        var chain = new List<int> { node.Id };
        var parentId = node.ParentId;
        while (byId.TryGetValue(parentId, out var parent) && !chain.Contains(parentId))
        {
            chain.Add(parentId);
            parentId = parent.ParentId;
        }
        chain.Reverse();
        // An item at the top of the bin has level 1, as if the bin were the root.
        var root = parentId == recycleBinId ? FormattableString.Invariant($"{Constants.System.RootString},{recycleBinId}") : Constants.System.RootString;
        return (root + "," + string.Join(',', chain.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))), chain.Count);
    }
}
