using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>The address segments of documents, draft and published, by language.</summary>
internal sealed class DocumentUrlRepository(ScopedDatabase database) : IDocumentUrlRepository
{
    /// <summary>Replaces the segments of the documents among those given; writes the difference only.</summary>
    public void Save(IEnumerable<PublishedDocumentUrlSegment> publishedDocumentUrlSegments)
    {
        var wanted = publishedDocumentUrlSegments.DistinctBy(Identity).ToDictionary(Identity);
        var keys = wanted.Values.Select(s => s.DocumentKey).Distinct().ToArray();
        var db = database.Write;
        var stored = db.DocumentUrls.AsNoTracking().Where(u => EF.Parameter(keys).Contains(u.DocumentKey)).ToList();
        var kept = stored.Where(u => wanted.ContainsKey(Identity(u))).DistinctBy(Identity).ToDictionary(Identity);
        var superfluous = stored.Select(u => u.Id).Except(kept.Values.Select(u => u.Id)).ToArray();
        if (superfluous.Length > 0)
        {
            db.DocumentUrls.Where(u => EF.Parameter(superfluous).Contains(u.Id)).ExecuteDelete();
        }
        db.DocumentUrls.AddRange(wanted.Where(w => !kept.ContainsKey(w.Key)).Select(w => new DocumentUrlRow
        {
            DocumentKey = w.Value.DocumentKey,
            LanguageId = w.Value.NullableLanguageId,
            UrlSegment = w.Value.UrlSegment,
            IsDraft = w.Value.IsDraft,
            IsPrimary = w.Value.IsPrimary,
        }));
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    public IEnumerable<PublishedDocumentUrlSegment> GetAll()
        => database.Read.DocumentUrls.AsNoTracking().OrderBy(u => u.Id).Select(u => new PublishedDocumentUrlSegment
        {
            DocumentKey = u.DocumentKey,
            NullableLanguageId = u.LanguageId,
            UrlSegment = u.UrlSegment,
            IsDraft = u.IsDraft,
            IsPrimary = u.IsPrimary,
        }).ToArray();

    public void DeleteByDocumentKey(IEnumerable<Guid> select)
    {
        var keys = select.ToArray();
        database.Write.DocumentUrls.Where(u => EF.Parameter(keys).Contains(u.DocumentKey)).ExecuteDelete();
    }

    private static (Guid, int?, string, bool, bool) Identity(PublishedDocumentUrlSegment s) => (s.DocumentKey, s.NullableLanguageId, s.UrlSegment, s.IsDraft, s.IsPrimary);

    private static (Guid, int?, string, bool, bool) Identity(DocumentUrlRow u) => (u.DocumentKey, u.LanguageId, u.UrlSegment, u.IsDraft, u.IsPrimary);
}
