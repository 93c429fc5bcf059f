using System.Globalization;
using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Tests.Crash;

/// <summary>The rows of all documents, and what must hold of them at every moment.</summary>
internal sealed class StoredState
{
    private readonly Dictionary<Guid, NodeRow> _nodes;
    private readonly ILookup<int, VersionRow> _versions;
    private readonly ILookup<int, NodeCultureRow> _cultures;
    private readonly ILookup<Guid, DocumentUrlRow> _addresses;

    private StoredState(IEnumerable<NodeRow> nodes, IEnumerable<VersionRow> versions, IEnumerable<NodeCultureRow> cultures, IEnumerable<DocumentUrlRow> addresses)
    {
        _addresses = addresses.ToLookup(a => a.DocumentKey);
        _nodes = nodes.ToDictionary(n => n.Key);
        _versions = versions.ToLookup(v => v.NodeId);
        _cultures = cultures.ToLookup(c => c.NodeId);
    }

    public static async Task<StoredState> ReadAsync(UmbracoDbContext db) => new(
        await db.Nodes.AsNoTracking().Where(n => n.ObjectType == Constants.ObjectTypes.Document).ToListAsync(),
        await db.Versions.AsNoTracking().ToListAsync(),
        await db.NodeCultures.AsNoTracking().ToListAsync(),
        await db.DocumentUrls.AsNoTracking().ToListAsync());

    public int Documents => _nodes.Count;

    /// <summary>What was acknowledged is there, or something later is.</summary>
    public void AssertKept(Acknowledgement acknowledged)
    {
        Assert.True(_nodes.TryGetValue(acknowledged.Key, out var node), $"{acknowledged} is lost.");
        Assert.True(NumberOf(Current(node)) >= acknowledged.Number, $"{acknowledged} is lost: the draft has {NumberOf(Current(node))}.");
        if (acknowledged.What == "published")
        {
            Assert.True(node.Published, $"{acknowledged}: the document is not published.");
            Assert.True(NumberOf(Published(node)!) >= acknowledged.Number, $"{acknowledged} is lost: {NumberOf(Published(node)!)} is published.");
        }
    }

    /// <summary>No document is between two states.</summary>
    public void AssertWhole()
    {
        Assert.All(_nodes.Values, node =>
        {
            Assert.EndsWith(FormattableString.Invariant($",{node.Id}"), node.Path, StringComparison.Ordinal);
            Assert.Equal(node.VersionId, Current(node).Id);
            Assert.Equal(node.Published, _cultures[node.Id].Any(c => c.Published));
            Assert.True(!node.Published || Published(node) is not null, $"{node.Key} is published without a published version.");
            Assert.True(Published(node) is not { } published || published.Id == node.PublishedVersionId, $"{node.Key} points at another published version than it has.");
            AssertCulturesAgree(node);
        });
        Assert.All(_versions.Select(v => v.Key), id => Assert.Contains(_nodes.Values, n => n.Id == id));
    }

    private void AssertCulturesAgree(NodeRow node)
    {
        var number = NumberOf(Current(node)).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(["fi-FI", "sv-FI"], _cultures[node.Id].Select(c => c.Culture).Order(StringComparer.Ordinal));
        Assert.All(_cultures[node.Id], c => Assert.EndsWith(" " + number, c.Name, StringComparison.Ordinal));
        Assert.Contains(" " + number + "\"", Current(node).Cultures, StringComparison.Ordinal);
        Assert.Equal(["artikel-" + number, "artikkeli-" + number], _addresses[node.Key].Where(a => a.IsDraft).Select(a => a.UrlSegment).Order(StringComparer.Ordinal));
    }

    private VersionRow Current(NodeRow node) => Assert.Single(_versions[node.Id], v => v.Current);

    private VersionRow? Published(NodeRow node) => _versions[node.Id].SingleOrDefault(v => v.Published);

    private static int NumberOf(VersionRow version)
        => int.Parse((string)StoredValues.Read(version.Values, _ => ValueStorageType.Nvarchar)["number"].Single().Value, CultureInfo.InvariantCulture);
}
