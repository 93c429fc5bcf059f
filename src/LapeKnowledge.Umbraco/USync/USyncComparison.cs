using LapeKnowledge.Umbraco.USync.Files;
using LapeKnowledge.Umbraco.USync.Serialization;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>What an import of one file would change.</summary>
internal static class USyncComparison
{
    public static async Task<USyncChange> CompareAsync(IUSyncSerializer serializer, USyncFile file)
    {
        var current = await serializer.CurrentAsync(file);
        if (current is null)
        {
            return new USyncChange(file.Kind, file.Key, file.Alias, USyncChangeType.Create, file.Path, []);
        }
        var details = CanonicalXml.Changes(await serializer.WantedAsync(file), current);
        return new USyncChange(file.Kind, file.Key, file.Alias, details.Count > 0 ? USyncChangeType.Update : USyncChangeType.NoChange, file.Path, details);
    }
}
