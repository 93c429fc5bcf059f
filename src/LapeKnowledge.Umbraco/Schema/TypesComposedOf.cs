namespace LapeKnowledge.Umbraco.Schema;

internal static class TypesComposedOf
{
    /// <summary>The type itself and those that have it among their compositions, directly or through others.</summary>
    public static HashSet<int> WithSelf(SchemaSnapshot schema, int typeId)
    {
        var found = new HashSet<int> { typeId };
        var types = schema.Entries.Where(e => e.ContentType is { Compositions.Count: > 0 }).ToArray();
        while (types.Count(t => t.ContentType!.Compositions.Any(found.Contains) && found.Add(t.Node.Id)) > 0)
        {
        }
        return found;
    }
}
