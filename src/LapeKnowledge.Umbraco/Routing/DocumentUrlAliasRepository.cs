using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>Further addresses that editors gave documents in the property <c>umbracoUrlAlias</c>.</summary>
internal sealed class DocumentUrlAliasRepository(ScopedDatabase database, SchemaStore schema) : IDocumentUrlAliasRepository
{
    private const string AliasProperty = Constants.Conventions.Content.UrlAlias;

    /// <summary>Replaces the aliases of the documents among those given; writes the difference only.</summary>
    public void Save(IEnumerable<PublishedDocumentUrlAlias> aliases)
    {
        var wanted = aliases.DistinctBy(Identity).ToDictionary(Identity);
        var keys = wanted.Values.Select(a => a.DocumentKey).Distinct().ToArray();
        var db = database.Write;
        var stored = db.DocumentUrlAliases.AsNoTracking().Where(a => EF.Parameter(keys).Contains(a.DocumentKey)).ToList();
        var kept = stored.Where(a => wanted.ContainsKey(Identity(a))).DistinctBy(Identity).ToDictionary(Identity);
        var superfluous = stored.Select(a => a.Id).Except(kept.Values.Select(a => a.Id)).ToArray();
        if (superfluous.Length > 0)
        {
            db.DocumentUrlAliases.Where(a => EF.Parameter(superfluous).Contains(a.Id)).ExecuteDelete();
        }
        db.DocumentUrlAliases.AddRange(wanted.Where(w => !kept.ContainsKey(w.Key)).Select(w => new DocumentUrlAliasRow
        {
            DocumentKey = w.Value.DocumentKey,
            LanguageId = w.Value.NullableLanguageId,
            Alias = w.Value.Alias,
        }));
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    public IEnumerable<PublishedDocumentUrlAlias> GetAll()
        => database.Read.DocumentUrlAliases.AsNoTracking().OrderBy(a => a.Id)
            .Select(a => new PublishedDocumentUrlAlias { DocumentKey = a.DocumentKey, NullableLanguageId = a.LanguageId, Alias = a.Alias }).ToArray();

    public void DeleteByDocumentKey(IEnumerable<Guid> documentKeys)
    {
        var keys = documentKeys.ToArray();
        database.Write.DocumentUrlAliases.Where(a => EF.Parameter(keys).Contains(a.DocumentKey)).ExecuteDelete();
    }

    public void DeleteAll() => database.Write.DocumentUrlAliases.ExecuteDelete();

    /// <summary>What the published documents say, from which the table can be made anew.</summary>
    public IEnumerable<DocumentUrlAliasRaw> GetAllDocumentUrlAliases()
    {
        var types = schema.Current.ContentTypes.Where(t => t.CompositionPropertyTypes.Any(p => p.Alias == AliasProperty)).Select(t => t.Id).ToArray();
        if (types.Length == 0)
        {
            return [];
        }
        var db = database.Read;
        return db.Nodes.Where(n => n.ObjectType == Constants.ObjectTypes.Document && n.Published && !n.Trashed && types.Contains(n.ContentTypeId))
            .Join(db.Versions, n => n.PublishedVersionId, v => v.Id, (n, v) => new { n.Key, v.Values })
            .AsEnumerable()
            .SelectMany(d => Raw(d.Key, d.Values))
            .ToArray();
    }

    private IEnumerable<DocumentUrlAliasRaw> Raw(Guid documentKey, string values)
        => StoredValues.Read(values, alias => alias == AliasProperty ? ValueStorageType.Ntext : null)
            .GetValueOrDefault(AliasProperty, [])
            .Where(v => v.Value is string { Length: > 0 })
            .Select(v => new DocumentUrlAliasRaw { DocumentKey = documentKey, LanguageId = schema.Current.Language(v.Culture)?.Id, AliasValue = (string)v.Value });

    private static (Guid, int?, string) Identity(PublishedDocumentUrlAlias a) => (a.DocumentKey, a.NullableLanguageId, a.Alias);

    private static (Guid, int?, string) Identity(DocumentUrlAliasRow a) => (a.DocumentKey, a.LanguageId, a.Alias);
}
