using LapeKnowledge.Web.Features.Storage;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>Erases what was sent and then belonged to nothing, and what a crash left behind.</summary>
internal sealed class UploadUpkeep(IDbContextFactory<UploadsDbContext> contexts, UploadStore store, UploadFiles files, TimeProvider time) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime.AddHours(-Math.Max(1, store.Limits.UnattachedHours));
        foreach (var id in await UnattachedAsync(before, cancellation))
        {
            await store.DeleteAsync(id, cancellation);
        }

        foreach (var id in files.Before(before))
        {
            if (await store.FindAsync(id, cancellation) is null)
            {
                files.Delete(id);
            }
        }

        files.Sweep(before);
    }

    private async Task<IReadOnlyList<Guid>> UnattachedAsync(DateTime before, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Uploads.Where(u => u.AttachedTo == null && u.CreatedUtc < before).Select(u => u.Id).ToListAsync(cancellation);
    }
}
