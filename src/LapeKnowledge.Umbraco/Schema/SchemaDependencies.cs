namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Which models hold which others, so that a save of one type builds anew only what it touches.</summary>
internal static class SchemaDependencies
{
    /// <summary>Ids of the models that are no longer right after a change, the changed ones among them.</summary>
    public static HashSet<int> TouchedBy(SchemaChange change, Dictionary<int, SchemaEntry> before)
    {
        var touched = change.Put.Select(e => e.Node.Id).Concat(change.Removed).ToHashSet();
        var renamed = RenamedKeys(change, before);
        var renamedTemplates = change.Put.Any(e => e.Template is not null) || change.Removed.Any(id => before.GetValueOrDefault(id)?.Template is not null);
        foreach (var entry in before.Values)
        {
            if (entry.ContentType?.AllowedTypes.Any(a => renamed.Contains(a.Key)) == true || (renamedTemplates && entry.Template is not null))
            {
                touched.Add(entry.Node.Id);
            }
        }
        while (before.Values.Where(e => !touched.Contains(e.Node.Id) && References(e).Any(touched.Contains)).ToArray() is { Length: > 0 } more)
        {
            touched.UnionWith(more.Select(e => e.Node.Id));
        }
        return touched;
    }

    /// <summary>Allowed types are held by alias, so only a new, renamed or removed type touches those that allow it.</summary>
    private static HashSet<Guid> RenamedKeys(SchemaChange change, Dictionary<int, SchemaEntry> before)
        => change.Put.Where(e => e.ContentType is not null && before.GetValueOrDefault(e.Node.Id)?.Alias != e.Alias).Select(e => e.Node.Key)
            .Concat(change.Removed.Select(before.GetValueOrDefault).OfType<SchemaEntry>().Select(e => e.Node.Key))
            .ToHashSet();

    private static IEnumerable<int> References(SchemaEntry entry) => entry.ContentType is not { } type
        ? []
        : type.Compositions.Concat(type.AllowedTemplateIds).Concat(type.Properties.Select(p => p.DataTypeId));
}
