using System.Linq.Expressions;
using LapeKnowledge.Umbraco.Persistence.Rows;

namespace LapeKnowledge.Umbraco.Querying;

/// <summary>Paths as ranges that an index can answer; <c>LIKE</c> would read every node.</summary>
internal static class NodePaths
{
    /// <summary>What stands below <paramref name="path"/>: the paths that begin with it and a comma; the character after the comma ends them.</summary>
    public static Expression<Func<NodeRow, bool>> Below(string path)
    {
        var (first, end) = (path + ',', path + '-');
        return n => string.Compare(n.Path, first) >= 0 && string.Compare(n.Path, end) < 0;
    }

    /// <summary>That and the node itself.</summary>
    public static Expression<Func<NodeRow, bool>> BelowOrSelf(string path)
    {
        var (first, end) = (path + ',', path + '-');
        return n => n.Path == path || string.Compare(n.Path, first) >= 0 && string.Compare(n.Path, end) < 0;
    }
}
