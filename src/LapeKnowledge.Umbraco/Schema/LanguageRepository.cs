using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class LanguageRepository(SchemaStore schema, ScopedDatabase database, StoredCultureChanges cultures, TimeProvider time) : ILanguageRepository
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
        => ids.Select(id => GetIsoCodeById(id, throwOnNotFound)!).ToArray();

    public string GetDefaultIsoCode() => Default.IsoCode;

    public int? GetDefaultId() => Default.Id;

    /// <exception cref="InvalidOperationException">
    /// The language has no code or name, its code belongs to another language, or it is the default one and would cease to be it.
    /// </exception>
    public void Save(ILanguage entity)
    {
        Validate(entity);
        var db = database.Write;
        if (entity.IsDefault)
        {
            db.Languages.Where(l => l.IsDefault && l.Id != entity.Id).ExecuteUpdate(s => s.SetProperty(l => l.IsDefault, false));
        }
        var formerCode = entity.HasIdentity ? schema.Current.Language(entity.Id)?.IsoCode : null;
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
        if (formerCode is not null && formerCode != entity.IsoCode)
        {
            cultures.Rename(formerCode, entity.IsoCode);
        }
        schema.LanguagesChanged();
        entity.StampSaved(row.Id, time);
        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes the language with everything that content has in it.</summary>
    /// <exception cref="InvalidOperationException">It is the default language.</exception>
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
        db.DocumentUrls.Where(u => u.LanguageId == entity.Id).ExecuteDelete();
        db.DocumentUrlAliases.Where(u => u.LanguageId == entity.Id).ExecuteDelete();
        db.Tags.Where(t => t.LanguageId == entity.Id).ExecuteDelete();
        cultures.Remove(entity.IsoCode);
        db.Languages.Where(l => l.Id == entity.Id).ExecuteDelete();
        schema.LanguagesChanged();
        entity.DeleteDate = time.GetUtcNow().UtcDateTime;
    }

    private void Validate(ILanguage entity)
    {
        if (string.IsNullOrWhiteSpace(entity.IsoCode) || string.IsNullOrWhiteSpace(entity.CultureName))
        {
            throw new InvalidOperationException("Cannot save a language without an ISO code and a culture name.");
        }
        if (entity.HasIdentity && !entity.IsDefault && schema.Current.Language(entity.Id) is { IsDefault: true })
        {
            throw new InvalidOperationException($"Cannot save the default language ({entity.IsoCode}) as non-default. Make another language the default language instead.");
        }
        if (schema.Current.Language(entity.IsoCode) is { } other && other.Id != entity.Id)
        {
            throw new InvalidOperationException($"The culture {entity.IsoCode} is already assigned to another language.");
        }
    }

    private ILanguage Default => schema.Current.DefaultLanguage ?? throw new InvalidOperationException("There is no default language.");

    private IEnumerable<ILanguage> Matching(IQuery<ILanguage>? query) => MemoryCondition.Filter(schema.Current.Languages, query);

    private static ILanguage? Clone(ILanguage? shared) => (ILanguage?)shared?.DeepClone();
}
