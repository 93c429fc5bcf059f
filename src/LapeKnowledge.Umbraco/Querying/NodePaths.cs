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

    /// <summary>That and the node itself, as one range: an alternative would make SQLite read every document.</summary>
    /// <remarks>No path of another node lies between: after the same beginning comes a comma or a digit, and digits sort behind the end.</remarks>
    public static Expression<Func<NodeRow, bool>> BelowOrSelf(string path)
    {
        var end = path + '-';
        return n => string.Compare(n.Path, path) >= 0 && string.Compare(n.Path, end) < 0;
    }
}
