using System.Security.Cryptography;
using System.Text;
using LapeKnowledge.Umbraco.Administration;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>Addresses that documents had. Those of deleted documents are not told.</summary>
internal sealed class RedirectUrlRepository(ScopedDatabase database) : IRedirectUrlRepository
{
    public IRedirectUrl? Get(Guid id) => First(Urls.Where(u => u.Url.Id == id));

    public IRedirectUrl? Get(string url, Guid contentKey, string? culture)
    {
        var hash = Hash(url);
        var iso = culture?.ToLowerInvariant();
        return First(Urls.Where(u => u.Url.UrlHash == hash && u.Url.Url == url && u.Url.ContentKey == contentKey && u.Url.Culture!.ToLower() == iso));
    }

    public IEnumerable<IRedirectUrl> GetMany(params Guid[]? ids) => ids is { Length: > 0 } ? All(Urls.Where(u => EF.Parameter(ids).Contains(u.Url.Id))) : All(Urls);

    public bool Exists(Guid id) => Urls.Any(u => u.Url.Id == id);

    public IEnumerable<IRedirectUrl> Get(IQuery<IRedirectUrl> query) => Matching(query).ToArray();

    public int Count(IQuery<IRedirectUrl>? query) => Matching(query).Count();

    public void Save(IRedirectUrl entity)
    {
        var db = database.Write;
        var row = new RedirectUrlRow
        {
            Id = entity.Key,
            ContentKey = entity.ContentKey,
            Culture = entity.Culture,
            Url = entity.Url,
            UrlHash = Hash(entity.Url),
            CreateDateUtc = entity.CreateDateUtc,
        };
        db.Entry(row).State = db.RedirectUrls.Any(u => u.Id == row.Id) ? EntityState.Modified : EntityState.Added;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        entity.Id = entity.Key.GetHashCode(); // Umbraco tells new entries from stored ones by it
    }

    public void Delete(IRedirectUrl entity) => Delete(entity.Key);

    public void Delete(Guid id) => database.Write.RedirectUrls.Where(u => u.Id == id).ExecuteDelete();

    public void DeleteAll() => database.Write.RedirectUrls.ExecuteDelete();

    public void DeleteContentUrls(Guid contentKey) => database.Write.RedirectUrls.Where(u => u.ContentKey == contentKey).ExecuteDelete();

    public IRedirectUrl? GetMostRecentUrl(string url) => First(WithAddress(url));

    public Task<IRedirectUrl?> GetMostRecentUrlAsync(string url) => Task.FromResult(GetMostRecentUrl(url));

    /// <summary>That of the culture; else the one that was left without a culture.</summary>
    public IRedirectUrl? GetMostRecentUrl(string url, string culture)
    {
        if (string.IsNullOrWhiteSpace(culture))
        {
            return GetMostRecentUrl(url);
        }
        var iso = culture.ToLowerInvariant();
        var candidates = All(WithAddress(url).Where(u => u.Url.Culture == null || u.Url.Culture == string.Empty || u.Url.Culture.ToLower() == iso));
        return candidates.FirstOrDefault(u => iso.Equals(u.Culture, StringComparison.OrdinalIgnoreCase)) ?? candidates.FirstOrDefault();
    }

    public Task<IRedirectUrl?> GetMostRecentUrlAsync(string url, string culture) => Task.FromResult(GetMostRecentUrl(url, culture));

    public IEnumerable<IRedirectUrl> GetContentUrls(Guid contentKey) => All(Urls.Where(u => u.Url.ContentKey == contentKey));

    public IEnumerable<IRedirectUrl> GetAllUrls(long pageIndex, int pageSize, out long total) => Page(Urls, pageIndex, pageSize, out total);

    public IEnumerable<IRedirectUrl> GetAllUrls(int rootContentId, long pageIndex, int pageSize, out long total)
    {
        var below = FormattableString.Invariant($",{rootContentId},");
        return Page(Urls.Where(u => u.Node.Path.Contains(below)), pageIndex, pageSize, out total);
    }

    public IEnumerable<IRedirectUrl> SearchUrls(string searchTerm, long pageIndex, int pageSize, out long total)
    {
        var term = searchTerm.Trim().ToLowerInvariant();
        return Page(Urls.Where(u => u.Url.Url.ToLower().Contains(term)), pageIndex, pageSize, out total);
    }

    private IQueryable<UrlOfNode> Urls => database.Read.RedirectUrls.AsNoTracking()
        .Join(database.Read.Nodes, u => u.ContentKey, n => n.Key, (url, node) => new UrlOfNode { Url = url, Node = node });

    private IQueryable<UrlOfNode> WithAddress(string url)
    {
        var hash = Hash(url);
        return Urls.Where(u => u.Url.UrlHash == hash && u.Url.Url == url);
    }

    private IEnumerable<IRedirectUrl> Matching(IQuery<IRedirectUrl>? query)
        => ExpressionQuery<IRedirectUrl>.ConditionsOf(query).Aggregate<System.Linq.Expressions.Expression<Func<IRedirectUrl, bool>>, IEnumerable<IRedirectUrl>>(
            All(Urls), (urls, condition) => urls.Where(condition.Compile()));

    private static IRedirectUrl? First(IQueryable<UrlOfNode> urls) => All(urls.OrderByDescending(u => u.Url.CreateDateUtc).Take(1)).FirstOrDefault();

    private static IRedirectUrl[] Page(IQueryable<UrlOfNode> urls, long pageIndex, int pageSize, out long total)
    {
        total = urls.LongCount();
        return urls.OrderByDescending(u => u.Url.CreateDateUtc).ThenBy(u => u.Url.Id).Page(pageIndex, pageSize)
            .Select(u => new { u.Url, u.Node.Id }).AsEnumerable().Select(u => Map(u.Url, u.Id)).ToArray();
    }

    private static IRedirectUrl[] All(IQueryable<UrlOfNode> urls)
        => urls.OrderByDescending(u => u.Url.CreateDateUtc).ThenBy(u => u.Url.Id).Select(u => new { u.Url, u.Node.Id }).AsEnumerable().Select(u => Map(u.Url, u.Id)).ToArray();

    private static string Hash(string url)
#pragma warning disable CA5350 // a fixed-size key for finding an address, as Umbraco computes it; nothing is protected by it
        => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(url)));
#pragma warning restore CA5350

    private static IRedirectUrl Map(RedirectUrlRow row, int contentId)
    {
        var url = new RedirectUrl
        {
            Id = row.Id.GetHashCode(),
            Key = row.Id,
            ContentId = contentId,
            ContentKey = row.ContentKey,
            Culture = row.Culture,
            Url = row.Url,
            CreateDateUtc = row.CreateDateUtc,
        };
        url.ResetDirtyProperties(false);
        return url;
    }

    private sealed class UrlOfNode
    {
        public required RedirectUrlRow Url { get; init; }
        public required NodeRow Node { get; init; }
    }
}
