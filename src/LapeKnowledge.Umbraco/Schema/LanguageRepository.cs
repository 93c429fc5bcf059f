using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class LanguageRepository(SchemaStore schema, ScopedDatabase database) : ILanguageRepository
{
    public ILanguage? Get(int id) => Clone(schema.Current.Language(id));

    public IEnumerable<ILanguage> GetMany(params int[]? ids)
        => schema.Current.Languages.Where(l => ids is not { Length: > 0 } || ids.Contains(l.Id)).Select(l => Clone(l)!).ToArray();

    public bool Exists(int id) => schema.Current.Language(id) is not null;

    public IEnumerable<ILanguage> Get(IQuery<ILanguage> query) => Matching(query).Select(l => Clone(l)!).ToArray();

    public int Count(IQuery<ILanguage>? query) => Matching(query).Count();

    public ILanguage? GetByIsoCode(string isoCode) => Clone(schema.Current.Language(isoCode));

    public int? GetIdByIsoCode(string? isoCode, bool throwOnNotFound = true)
    {
        if (isoCode is null)
        {
            return null;
        }
        return schema.Current.Language(isoCode)?.Id
            ?? (throwOnNotFound ? throw new ArgumentException($"Code {isoCode} does not correspond to an existing language.", nameof(isoCode)) : null);
    }

    public string? GetIsoCodeById(int? id, bool throwOnNotFound = true)
    {
        if (id is not { } known)
        {
            return null;
        }
        return schema.Current.Language(known)?.IsoCode
            ?? (throwOnNotFound ? throw new ArgumentException($"Id {known} does not correspond to an existing language.", nameof(id)) : null);
    }

    public string[] GetIsoCodesByIds(ICollection<int> ids, bool throwOnNotFound = true)
        => ids.Select(id => GetIsoCodeById(id, throwOnNotFound)).OfType<string>().ToArray();

    public string GetDefaultIsoCode() => Default.IsoCode;

    public int? GetDefaultId() => Default.Id;

    public void Save(ILanguage entity)
    {
        if (string.IsNullOrWhiteSpace(entity.IsoCode) || string.IsNullOrWhiteSpace(entity.CultureName))
        {
            throw new InvalidOperationException("Cannot save a language without an ISO code and a culture name.");
        }
        var db = database.Write;
        var defaultId = schema.Current.DefaultLanguage?.Id;
        if (entity.IsDefault)
        {
            db.Languages.Where(l => l.IsDefault && l.Id != entity.Id).ExecuteUpdate(s => s.SetProperty(l => l.IsDefault, false));
        }
        else if (defaultId == entity.Id && entity.HasIdentity)
        {
            throw new InvalidOperationException("Cannot save the default language as non-default. Make another language the default language instead.");
        }
        if (entity.Key == Guid.Empty)
        {
            entity.Key = Guid.NewGuid();
        }
        var row = new LanguageRow
        {
            Id = entity.Id,
            Key = entity.Key,
            IsoCode = entity.IsoCode,
            CultureName = entity.CultureName,
            IsDefault = entity.IsDefault,
            IsMandatory = entity.IsMandatory,
            FallbackLanguageId = GetIdByIsoCode(entity.FallbackIsoCode, throwOnNotFound: false),
        };
        db.Entry(row).State = entity.HasIdentity ? EntityState.Modified : EntityState.Added;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        entity.Id = row.Id;
        schema.LanguagesChanged();
        entity.ResetDirtyProperties();
    }

    public void Delete(ILanguage entity)
    {
        if (schema.Current.Language(entity.Id) is { IsDefault: true })
        {
            throw new InvalidOperationException($"Cannot delete the default language ({entity.IsoCode}).");
        }
        var db = database.Write;
        db.Languages.Where(l => l.FallbackLanguageId == entity.Id).ExecuteUpdate(s => s.SetProperty(l => l.FallbackLanguageId, (int?)null));
        db.DictionaryTexts.Where(t => t.LanguageId == entity.Id).ExecuteDelete();
        db.Domains.Where(d => d.LanguageId == entity.Id).ExecuteDelete();
        db.NodeCultures.Where(c => c.Culture == entity.IsoCode).ExecuteDelete();
        db.Schedules.Where(s => s.Culture == entity.IsoCode).ExecuteDelete();
        db.DocumentUrls.Where(u => u.LanguageId == entity.Id).ExecuteDelete();
        db.Tags.Where(t => t.LanguageId == entity.Id).ExecuteDelete();
        db.Languages.Where(l => l.Id == entity.Id).ExecuteDelete();
        schema.LanguagesChanged();
    }

    private ILanguage Default => schema.Current.DefaultLanguage ?? throw new InvalidOperationException("There is no default language.");

    private IEnumerable<ILanguage> Matching(IQuery<ILanguage>? query)
        => ExpressionQuery<ILanguage>.ConditionsOf(query).Aggregate<System.Linq.Expressions.Expression<Func<ILanguage, bool>>, IEnumerable<ILanguage>>(
            schema.Current.Languages, (languages, condition) => languages.Where(MemoryCondition.Compile(condition)));

    private static ILanguage? Clone(ILanguage? shared) => (ILanguage?)shared?.DeepClone();
}
