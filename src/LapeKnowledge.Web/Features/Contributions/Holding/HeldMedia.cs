using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>
/// Which media are held back. Their paths are remembered for some seconds, so that the pictures of published pages cost no question; what is said to be
/// held is asked for again, so that a picture is there the moment its page is.
/// </summary>
internal sealed class HeldMedia(IDbContextFactory<ContributionsDbContext> contexts, TimeProvider time)
{
    /// <summary>What another process holds since then has an address that its team alone can know.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private volatile Known? _known;

    /// <summary>To be called before the file is there.</summary>
    public async Task HoldAsync(Guid media, string path, Contribution contribution, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.HeldMedia.Add(HeldMedium.Of(media, path, contribution, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellation);
        _known = null;
    }

    /// <param name="path">Within the folder of media, in whatever case.</param>
    /// <returns>Null when everybody may have it.</returns>
    public async Task<HeldMedium?> FindAsync(string path, CancellationToken cancellation)
    {
        if (!(await PathsAsync(cancellation)).TryGetValue(path, out var held))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.HeldMedia.AsNoTracking().SingleOrDefaultAsync(m => m.Path == held, cancellation);
    }

    public async Task<bool> IsHeldAsync(Guid media, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.HeldMedia.AnyAsync(m => m.MediaKey == media, cancellation);
    }

    /// <summary>The media that are held, and the documents that they were sent with.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> AllAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.HeldMedia.Select(m => new { m.MediaKey, m.DocumentKey }).ToDictionaryAsync(m => m.MediaKey, m => m.DocumentKey, cancellation);
    }

    /// <summary>For good: what was public once may be kept anywhere.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<Guid> media, CancellationToken cancellation)
    {
        if (media.Count > 0)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await db.HeldMedia.Where(m => media.Contains(m.MediaKey)).ExecuteDeleteAsync(cancellation);
            _known = null;
        }
    }

    private async Task<FrozenSet<string>> PathsAsync(CancellationToken cancellation)
    {
        if (_known is { } known && time.GetElapsedTime(known.Since) < Remembered)
        {
            return known.Paths;
        }

        var since = time.GetTimestamp();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var paths = (await db.HeldMedia.Select(m => m.Path).ToListAsync(cancellation)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _known = new Known(paths, since);
        return paths;
    }

    private sealed record Known(FrozenSet<string> Paths, long Since);
}
