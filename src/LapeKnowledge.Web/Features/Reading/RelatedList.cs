using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>Collects the groups of related documents that are not empty. A document stands in the first group that takes it.</summary>
internal sealed class RelatedList(PageReader read, Cards cards)
{
    private readonly List<RelatedGroup> _groups = [];
    private readonly HashSet<Guid> _shown = [];

    public IReadOnlyList<RelatedGroup> All => _groups;

    /// <param name="id">The id of the group's heading.</param>
    public RelatedList Add(string id, string heading, IEnumerable<IPublishedContent>? documents)
    {
        var group = cards.Of((documents ?? []).Where(d => _shown.Add(d.Key)), read.Culture);
        if (group.Count > 0)
        {
            _groups.Add(new RelatedGroup(id, heading, group));
        }

        return this;
    }

    public RelatedList AddByName(string id, string heading, IEnumerable<IPublishedContent>? documents) =>
        Add(id, heading, RelatedContent.ByName(documents ?? [], read.Culture));
}
