using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>Takes the files of members, and gives them back to the features that they belong to.</summary>
internal sealed class UploadStore(IDbContextFactory<UploadsDbContext> contexts, UploadFiles files, IOptionsMonitor<UploadLimits> limits, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public UploadLimits Limits => limits.CurrentValue;

    /// <summary>Checks a file and keeps it, attached to nothing yet.</summary>
    /// <param name="sent">Is read at most as far as a file may be long; not at all when it says that it is longer.</param>
    /// <param name="fileName">As the browser says it; a path in it is left out.</param>
    public async Task<UploadResult> AddAsync(Stream sent, string fileName, Guid member, UploadPurpose purpose, CancellationToken cancellation)
    {
        if (sent.CanSeek && sent.Length > Limits.MaxBytes)
        {
            return UploadRefusal.TooLarge;
        }

        if (UploadKinds.ByName(fileName) is null)
        {
            return UploadRefusal.KindNotAllowed;
        }

        if (!await MaySendAsync(member, cancellation))
        {
            return UploadRefusal.TooMany;
        }

        await using var received = await files.ReceiveAsync(sent, Limits.MaxBytes, cancellation);
        if (received is null)
        {
            return UploadRefusal.TooLarge;
        }

        var (found, refusal) = UploadChecks.Check(received, fileName, Limits);
        return found is null ? refusal!.Value : await KeepAsync(found, received, fileName, member, purpose, cancellation);
    }

    public async Task<Upload?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellation);
    }

    /// <summary>What belongs to a document or a post, oldest first.</summary>
    public async Task<IReadOnlyList<Upload>> AttachedToAsync(Guid owner, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Uploads.AsNoTracking().Where(u => u.AttachedTo == owner).OrderBy(u => u.CreatedUtc).ThenBy(u => u.Id).ToListAsync(cancellation);
    }

    /// <returns>Null when the file is not there.</returns>
    public Task<Stream?> OpenAsync(Guid id, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(files.Open(id));
    }

    /// <summary>From now on the file is kept for what it belongs to. Only whoever sent a file attaches it, and only once.</summary>
    /// <returns>False when it is not the member's, or belongs to something else already.</returns>
    public async Task<bool> AttachAsync(Guid id, Guid member, Guid owner, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Uploads.Where(u => u.Id == id && u.MemberKey == member && (u.AttachedTo == null || u.AttachedTo == owner))
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.AttachedTo, owner), cancellation) == 1;
    }

    public async Task DeleteAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Uploads.Where(u => u.Id == id).ExecuteDeleteAsync(cancellation);
        files.Delete(id); // after the row: a file without one is found by the upkeep, a row without a file by a reader
    }

    private async Task<bool> MaySendAsync(Guid member, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().UtcDateTime - Day;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var sent = await db.Uploads.Where(u => u.MemberKey == member && u.CreatedUtc > since).Select(u => u.Bytes).ToListAsync(cancellation);
        return sent.Count < Limits.FilesPerDay && sent.Sum() < Limits.BytesPerDay;
    }

    private async Task<UploadResult> KeepAsync(CheckedFile found, FileStream received, string fileName, Guid member, UploadPurpose purpose, CancellationToken cancellation)
    {
        received.Position = 0;
        await using var content = found.Clean is null ? (Stream)received : new MemoryStream(found.Clean, writable: false);
        var upload = new Upload
        {
            Id = Guid.NewGuid(),
            MemberKey = member,
            Purpose = purpose,
            Name = UploadNames.Clean(fileName, found.Kind.Extension),
            MediaType = found.Kind.MediaType,
            Bytes = content.Length,
            Width = found.Width,
            Height = found.Height,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        await files.KeepAsync(upload.Id, content, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(cancellation);
        return upload;
    }
}
