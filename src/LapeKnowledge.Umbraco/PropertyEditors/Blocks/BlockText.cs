using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

internal static class BlockText
{
    /// <summary>The JSON text of a stored block value; null where there is none.</summary>
    public static string? Of(object? source)
        => source is not null && EditorJson.Text(source).ToString() is { Length: > 0 } text && text.TrimStart().StartsWith('{') ? text : null;

    public static IReadOnlyDictionary<Guid, IBlockConfiguration> ByContentType(IEnumerable<IBlockConfiguration>? blocks)
        => (blocks ?? []).DistinctBy(b => b.ContentElementTypeKey).ToDictionary(b => b.ContentElementTypeKey);
}
