using System.Collections.Frozen;
using System.Globalization;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Which branches Umbraco's public access protects, at one moment.</summary>
internal sealed class Access
{
    private readonly FrozenDictionary<int, Guid> _entries;

    private Access(FrozenDictionary<int, Guid> entries) => _entries = entries;

    public static Access Now(IPublicAccessService service) => new(service.GetAll().DistinctBy(e => e.ProtectedNodeId).ToFrozenDictionary(e => e.ProtectedNodeId, e => e.Key));

    /// <summary>The key of the entry of the nearest protected document upwards, or <see cref="SearchColumns.Everyone"/>.</summary>
    public string Of(IPublishedContent document)
    {
        if (_entries.Count > 0)
        {
            foreach (var id in document.Path.Split(',').Reverse())
            {
                if (int.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var node) && _entries.TryGetValue(node, out var entry))
                {
                    return entry.ToString("D");
                }
            }
        }

        return SearchColumns.Everyone;
    }

    /// <summary>Ids of the documents whose protection differs.</summary>
    public IEnumerable<int> DifferenceTo(Access other) =>
        _entries.Keys.Union(other._entries.Keys).Where(id => !_entries.TryGetValue(id, out var entry) || !other._entries.TryGetValue(id, out var otherEntry) || entry != otherEntry);
}
