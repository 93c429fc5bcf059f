using System.Data;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>Host names and paths assigned to documents. A wildcard domain (<c>*1234</c>) has no address: it gives a branch its language.</summary>
internal sealed class DomainRepository(ScopedDatabase database, SchemaStore schema, TimeProvider time) : IDomainRepository
{
    private const int WildcardSortOrder = -1;

    public IDomain? Get(int id) => Load(Rows.Where(d => d.Id == id)).FirstOrDefault();

    public IEnumerable<IDomain> GetMany(params int[]? ids) => Load(ids is { Length: > 0 } ? Rows.Where(d => EF.Parameter(ids).Contains(d.Id)) : Rows);

    public bool Exists(int id) => Rows.Any(d => d.Id == id);

    public IEnumerable<IDomain> Get(IQuery<IDomain> query) => Matching(query).ToArray();

    public int Count(IQuery<IDomain>? query) => Matching(query).Count();

    public IDomain? GetByName(string domainName)
    {
        var lower = domainName.ToLowerInvariant();
        return Load(Rows.Where(d => d.DomainName.ToLower() == lower)).FirstOrDefault();
    }

    public bool Exists(string domainName)
    {
        var lower = domainName.ToLowerInvariant();
        return Rows.Any(d => d.DomainName.ToLower() == lower);
    }

    public IEnumerable<IDomain> GetAll(bool includeWildcards) => Load(Rows).Where(d => includeWildcards || !d.IsWildcard).ToArray();

    public IEnumerable<IDomain> GetAssignedDomains(int contentId, bool includeWildcards)
        => Load(Rows.Where(d => d.RootContentId == contentId)).Where(d => includeWildcards || !d.IsWildcard).ToArray();

    public void Save(IDomain entity)
    {
        Validate(entity);
        var db = database.Write;
        if (entity.IsWildcard)
        {
            entity.SortOrder = WildcardSortOrder;
        }
        var row = new DomainRow
        {
            Id = entity.Id,
            Key = entity.Key,
            DomainName = entity.DomainName,
            LanguageId = entity.LanguageId,
            RootContentId = entity.RootContentId,
            SortOrder = entity.SortOrder,
        };
        db.Entry(row).State = entity.HasIdentity ? EntityState.Modified : EntityState.Added;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        entity.Id = row.Id;
        entity.UpdateDate = time.GetUtcNow().UtcDateTime;
        if (entity is UmbracoDomain domain)
        {
            domain.LanguageIsoCode = IsoCode(entity.LanguageId);
        }
        entity.ResetDirtyProperties();
    }

    public void Delete(IDomain entity)
    {
        database.Write.Domains.Where(d => d.Id == entity.Id).ExecuteDelete();
        entity.DeleteDate = time.GetUtcNow().UtcDateTime;
    }

    private IQueryable<DomainRow> Rows => database.Read.Domains.AsNoTracking().OrderBy(d => d.SortOrder).ThenBy(d => d.Id);

    private IEnumerable<IDomain> Matching(IQuery<IDomain>? query)
        => ExpressionQuery<IDomain>.ConditionsOf(query).Aggregate<System.Linq.Expressions.Expression<Func<IDomain, bool>>, IEnumerable<IDomain>>(
            Load(Rows), (domains, condition) => domains.Where(condition.Compile()));

    /// <exception cref="DuplicateNameException">The name is assigned already.</exception>
    /// <exception cref="InvalidOperationException">The document or the language does not exist.</exception>
    private void Validate(IDomain domain)
    {
        var lower = domain.DomainName.ToLowerInvariant();
        if (Rows.Any(d => d.Id != domain.Id && d.DomainName.ToLower() == lower))
        {
            throw new DuplicateNameException($"The domain name {domain.DomainName} is already assigned.");
        }
        if (domain.RootContentId is { } rootId && !database.Read.Nodes.Any(n => n.Id == rootId))
        {
            throw new InvalidOperationException($"No content exists with id {rootId}.");
        }
        if (domain.LanguageId is { } languageId && schema.Current.Language(languageId) is null)
        {
            throw new InvalidOperationException($"No language exists with id {languageId}.");
        }
    }

    private string? IsoCode(int? languageId) => languageId is { } id ? schema.Current.Language(id)?.IsoCode : null;

    private IReadOnlyList<IDomain> Load(IQueryable<DomainRow> rows) => rows.AsEnumerable().Select(Map).ToArray();

    private IDomain Map(DomainRow row)
    {
        var domain = new UmbracoDomain(row.DomainName)
        {
            Id = row.Id,
            Key = row.Key,
            LanguageId = row.LanguageId,
            LanguageIsoCode = IsoCode(row.LanguageId),
            RootContentId = row.RootContentId,
            SortOrder = row.SortOrder,
        };
        domain.ResetDirtyProperties(false);
        return domain;
    }
}
