using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Finds the documents of which the index no longer says what is published, also those that only name what has changed.</summary>
internal sealed class AffectedDocuments(
    ReferenceIndex references, RelatedContent related, SearchDocuments documents, IDocumentNavigationQueryService navigation, IPublicAccessService access, IIdKeyMap ids, IPublishedMediaCache media)
{
    /// <summary>The cultures that documents with others below them were open in when they were last looked at: those below are open in no others.</summary>
    private readonly Dictionary<Guid, string> _openIn = [];

    public HashSet<Guid> Of(ChangePlan plan, SearchIndex index)
    {
        var found = new HashSet<Guid>(plan.Documents.Keys);
        foreach (var branch in plan.Branches.Concat(plan.Documents.Keys.Where(OpensOthers)).Distinct())
        {
            found.UnionWith(BranchOf(branch, index));
        }

        AddNaming(found.Where(d => plan.Documents.GetValueOrDefault(d, true)), found);
        if (plan.Access)
        {
            found.UnionWith(WithAccess(index));
        }

        if (plan.Media.Any(MayBeCaptions))
        {
            found.UnionWith(OfType(SeminarVideo.ModelTypeAlias));
        }

        return found;
    }

    private HashSet<Guid> BranchOf(Guid top, SearchIndex index)
    {
        var branch = new HashSet<Guid>(Below(top)) { top };
        branch.UnionWith(IndexedDocuments.With(index, SearchColumns.Branch, top.ToString("N"))); // what was removed is no longer in the tree
        return branch;
    }

    private IEnumerable<Guid> Below(Guid top) => navigation.TryGetDescendantsKeys(top, out var keys) || navigation.TryGetDescendantsKeysInBin(top, out keys) ? keys : [];

    /// <summary>Whether it is published in other languages than before, which opens or closes what is below it.</summary>
    private bool OpensOthers(Guid document)
    {
        if (!navigation.TryGetHasChildren(document, out var hasChildren) || !hasChildren)
        {
            return false;
        }

        var open = related.Get<IPublishedContent>(document) is { } published ? string.Join(' ', documents.OpenIn(published)) : string.Empty;
        var isKnown = _openIn.TryGetValue(document, out var before) && before == open;
        _openIn[document] = open;
        return !isKnown;
    }

    /// <summary>Adds those that name them, and those that name these for the same reason: a practice has the municipalities of its pilots.</summary>
    private void AddNaming(IEnumerable<Guid> changed, HashSet<Guid> found)
    {
        var seen = new HashSet<Guid>(changed);
        var open = new Queue<Guid>(seen);
        while (open.TryDequeue(out var document))
        {
            var naming = references.To(document).Where(r => DocumentFacts.NamingAliases.Contains(r.Alias)).Select(r => r.Source).Concat(Processes(document));
            foreach (var source in naming.Where(seen.Add))
            {
                found.Add(source);
                open.Enqueue(source);
            }
        }
    }

    private IEnumerable<Guid> Processes(Guid pilot) => related.Get<Pilot>(pilot) is null ? [] : related.Children<ProcessDescription>(pilot).Select(p => p.Key);

    /// <summary>What is protected now, and what the index takes to be.</summary>
    private IEnumerable<Guid> WithAccess(SearchIndex index)
    {
        var nodes = access.GetAll().Select(e => ids.GetKeyForId(e.ProtectedNodeId, UmbracoObjectTypes.Document)).Where(k => k.Success).Select(k => k.Result);
        var protectedValues = IndexedDocuments.Values(index, SearchColumns.Access).Where(v => v != SearchColumns.Everyone);
        return nodes.SelectMany(n => Below(n).Append(n)).Concat(protectedValues.SelectMany(v => IndexedDocuments.With(index, SearchColumns.Access, v)));
    }

    /// <summary>Pictures are none; of what is gone nobody knows.</summary>
    private bool MayBeCaptions(Guid item) => media.GetById(item)?.ContentType.Alias is null or Constants.Conventions.MediaTypes.File;

    private IEnumerable<Guid> OfType(string alias)
    {
        navigation.TryGetRootKeys(out var roots);
        return roots.SelectMany(root => navigation.TryGetDescendantsKeysOfType(root, alias, out var keys) ? keys : []);
    }
}
