using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Gone;

/// <param name="Parent">The page above what is gone; null when it is gone too.</param>
internal sealed record Gone(ItemLink? Parent);

/// <summary>Tells the addresses that had a document from those that never had.</summary>
internal sealed class GoneAddresses(IDbContextFactory<GoneDbContext> contexts, RelatedContent related, ItemLinks links, CurrentCulture culture, TimeProvider time)
{
    private const int AtOnce = 200;

    /// <param name="path">The path of a request that no document answers.</param>
    /// <returns>Null for an address that never was.</returns>
    public async Task<Gone?> FindAsync(string? path, CancellationToken cancellation)
    {
        if (GoneAddress.PathOf(path) is not { } asked)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Addresses.AsNoTracking().SingleOrDefaultAsync(a => a.Path == asked, cancellation);
        return found is null ? null : new Gone(found.ParentKey is { } parent && related.Get<IPublishedContent>(parent) is { } above ? links.To(above, culture.Value) : null);
    }

    /// <summary>Remembers the addresses; what was remembered before is overwritten.</summary>
    public void Remember(IReadOnlyDictionary<string, Guid?> gone)
    {
        using var db = contexts.CreateDbContext();
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var some in gone.Chunk(AtOnce))
        {
            var paths = some.Select(g => g.Key).ToArray();
            var known = db.Addresses.Where(a => paths.Contains(a.Path)).ToDictionary(a => a.Path);
            foreach (var (path, parent) in some)
            {
                if (!known.TryGetValue(path, out var address))
                {
                    db.Addresses.Add(address = new GoneAddress { Path = path });
                }

                (address.ParentKey, address.GoneUtc) = (parent, now);
            }

            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
    }
}
