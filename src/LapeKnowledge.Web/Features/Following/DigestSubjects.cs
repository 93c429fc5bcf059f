using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>Whose followers a document is news for: the document's, and those of its themes, tools, pilots, municipality and province.</summary>
internal sealed class DigestSubjects(RelatedContent related)
{
    public IReadOnlySet<Guid> Of(IPublishedContent document)
    {
        var subjects = new HashSet<Guid>();
        Add(document, subjects);
        return subjects;
    }

    private void Add(IPublishedContent document, HashSet<Guid> subjects)
    {
        if (!subjects.Add(document.Key))
        {
            return;
        }

        foreach (var (target, _) in Outgoing.Of(document))
        {
            // a pilot brings its municipality, and a municipality its province; themes and tools stand for themselves
            if (related.Get<IPublishedContent>(target) is { } named and (Municipality or Pilot))
            {
                Add(named, subjects);
            }
            else
            {
                subjects.Add(target);
            }
        }

        if (document is ProcessDescription && related.Parent<Pilot>(document.Key) is { } pilot)
        {
            Add(pilot, subjects);
        }

        if (document is Municipality && related.Parent<Province>(document.Key) is { } province)
        {
            subjects.Add(province.Key);
        }
    }
}
