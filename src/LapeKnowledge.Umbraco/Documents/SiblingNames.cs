using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Gives content a name where it needs one, and makes names unique among siblings: the invariant one, and each culture's.</summary>
internal sealed class SiblingNames(ScopedDatabase database, SchemaStore schema, TimeProvider time)
{
    /// <exception cref="InvalidOperationException">The content has no name.</exception>
    /// <exception cref="ArgumentException">It has a name in a culture that is no language of the site.</exception>
    public void Sanitize(IContent content, Guid objectType, bool publishing)
    {
        EnsureName(content);
        EnsureInvariantUnique(content, objectType);
        EnsureCulturesUnique(content, objectType, publishing);
    }

    public void EnsureInvariantUnique(IContentBase content, Guid objectType)
    {
        var (parentId, id, name) = (content.ParentId, content.Id, content.Name!);
        var siblings = database.Read.Nodes.AsNoTracking().Where(n => n.ParentId == parentId && n.ObjectType == objectType && n.Id != id);
        var (taken, stem) = (name.ToLowerInvariant(), Stem(name));
        if (siblings.Any(n => n.NormalizedName == taken))
        {
            content.Name = UniqueNames.Unique(siblings.Where(n => n.NormalizedName!.StartsWith(stem)).Select(n => n.Name).ToList(), name);
        }
    }

    private void EnsureName(IContent content)
    {
        if (content.ContentType.VariesByCulture())
        {
            var names = content.CultureInfos;
            if (names is null || names.Count == 0)
            {
                throw new InvalidOperationException("Cannot save content with an empty name.");
            }
            var defaultCulture = schema.Current.DefaultLanguage?.IsoCode;
            content.Name = defaultCulture is not null && names.TryGetValue(defaultCulture, out var name) ? name.Name : names.Values.First().Name;
        }
        if (string.IsNullOrWhiteSpace(content.Name))
        {
            throw new InvalidOperationException("Cannot save content with an empty name.");
        }
    }

    private void EnsureCulturesUnique(IContent content, Guid objectType, bool publishing)
    {
        if (!content.ContentType.VariesByCulture() || content.CultureInfos is not { Count: > 0 } names)
        {
            return;
        }
        foreach (var culture in names.Keys.Where(c => schema.Current.Language(c) is null))
        {
            throw new ArgumentException($"Code {culture} does not correspond to an existing language.", nameof(content));
        }
        var siblings = SiblingCultures(content.ParentId, content.Id, objectType);
        var taken = names.Values.Select(n => n.Name?.ToLowerInvariant()).ToArray();
        if (!siblings.Any(c => taken.Contains(c.NormalizedName)))
        {
            return;
        }
        foreach (var info in names.Values.ToArray())
        {
            var stem = Stem(info.Name ?? string.Empty);
            var similar = siblings.Where(c => c.NormalizedName!.StartsWith(stem)).ToList().Where(c => info.Culture.Equals(c.Culture, StringComparison.OrdinalIgnoreCase));
            var unique = UniqueNames.Unique(similar.Select(c => c.Name), info.Name ?? string.Empty);
            if (unique == info.Name)
            {
                continue;
            }
            content.SetCultureName(unique, info.Culture);
            if (publishing && content.PublishCultureInfos?.ContainsKey(info.Culture) == true)
            {
                content.SetPublishInfo(info.Culture, unique, time.GetUtcNow().UtcDateTime);
            }
        }
    }

    private IQueryable<NodeCultureRow> SiblingCultures(int parentId, int id, Guid objectType)
    {
        var db = database.Read;
        return from culture in db.NodeCultures.AsNoTracking()
               join node in db.Nodes on culture.NodeId equals node.Id
               where node.ParentId == parentId && node.ObjectType == objectType && node.Id != id
               select culture;
    }

    /// <summary>What the normalized names that may be in the way begin with.</summary>
    private static string Stem(string name) => UniqueNames.Stem(name).ToLowerInvariant();
}
