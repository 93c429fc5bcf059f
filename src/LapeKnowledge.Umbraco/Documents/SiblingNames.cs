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
        var stem = Stem(name);
        var siblings = database.Read.Nodes.AsNoTracking()
            .Where(n => n.ParentId == parentId && n.ObjectType == objectType && n.Id != id && n.Name!.ToLower().StartsWith(stem))
            .Select(n => n.Name).ToList();
        content.Name = UniqueNames.Unique(siblings, name);
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
        var (parentId, id) = (content.ParentId, content.Id);
        var stems = names.Values.Select(n => Stem(n.Name ?? string.Empty)).ToArray();
        var siblings = SiblingCultureNames(parentId, id, objectType, stems).ToLookup(s => s.Culture, s => s.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var info in names.Values.ToArray())
        {
            var unique = UniqueNames.Unique(siblings[info.Culture], info.Name ?? string.Empty);
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

    private List<CultureName> SiblingCultureNames(int parentId, int id, Guid objectType, string[] stems)
    {
        var db = database.Read;
        var siblings = from node in db.Nodes
                       where node.ParentId == parentId && node.ObjectType == objectType && node.Id != id
                       join culture in db.NodeCultures on node.Id equals culture.NodeId
                       select culture;
        // One prefix is by far the commonest case, and the database then finds the few similar names itself.
        if (stems.Length == 1)
        {
            var stem = stems[0];
            siblings = siblings.Where(c => c.Name!.ToLower().StartsWith(stem));
        }
        else
        {
            var (first, second) = (stems[0], stems[1]);
            siblings = stems.Length == 2 ? siblings.Where(c => c.Name!.ToLower().StartsWith(first) || c.Name!.ToLower().StartsWith(second)) : siblings;
        }
        return siblings.Select(c => new CultureName(c.Culture, c.Name)).ToList();
    }

    /// <summary>The name without a trailing number in brackets, in lower case.</summary>
    private static string Stem(string name)
    {
        var bracket = name.EndsWith(')') ? name.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        return (bracket > 0 ? name[..bracket] : name).ToLowerInvariant();
    }

    private sealed record CultureName(string Culture, string? Name);
}
