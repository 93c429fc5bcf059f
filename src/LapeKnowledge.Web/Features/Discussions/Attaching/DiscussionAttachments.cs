using LapeKnowledge.Web.Features.Uploads;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The files of what is being written. They become a post's in the turn that writes it: see <see cref="PostAttachments"/>.</summary>
internal sealed class DiscussionAttachments(IDbContextFactory<DiscussionsDbContext> contexts, UploadStore uploads, TimeProvider time)
{
    public UploadLimits Limits => uploads.Limits;

    /// <summary>Checks a file and keeps it for what the member writes at a place.</summary>
    public async Task<(PostAttachment? Kept, UploadRefusal? Refusal)> AddAsync(Stream file, string name, Guid member, string place, CancellationToken cancellation)
    {
        var result = await uploads.AddAsync(file, name, member, UploadPurpose.Discussion, cancellation);
        if (result.Stored is not { } stored)
        {
            return (null, result.Refusal);
        }

        var attachment = new PostAttachment
        {
            Id = Guid.NewGuid(),
            Upload = stored.Id,
            MemberKey = member,
            Place = place,
            Name = stored.Name,
            MediaType = stored.MediaType,
            Bytes = stored.Bytes,
            Width = stored.Width,
            Height = stored.Height,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Attachments.Add(attachment);
        await db.SaveChangesAsync(cancellation);
        return (attachment, null);
    }

    /// <summary>What waits at a place to be sent, oldest first.</summary>
    public async Task<IReadOnlyList<PostAttachment>> WaitingAsync(Guid member, string place, CancellationToken cancellation)
    {
        var since = Oldest;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Attachments.AsNoTracking().Where(a => a.MemberKey == member && a.Place == place && a.PostId == null && a.CreatedUtc > since).OrderBy(a => a.CreatedUtc).ToListAsync(cancellation);
    }

    /// <summary>Those of some files that wait for a post of the member's, or are the post's own, in the order of the ids. Others are not told from what never was.</summary>
    public async Task<IReadOnlyList<PostAttachment>> FindAsync(IReadOnlyCollection<Guid> ids, Guid member, long? post, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var asked = ids.ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Attachments.AsNoTracking().SendableBy(asked, member, post).ToListAsync(cancellation);
        return [.. found.OrderBy(a => Array.IndexOf(asked, a.Id))];
    }

    /// <summary>Keeps what waiting pictures show.</summary>
    public async Task DescribeAsync(Guid member, IReadOnlyDictionary<Guid, string> alts, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var (id, alt) in alts.Take(PostAttachment.MostOfPost))
        {
            await db.Attachments.Where(a => a.Id == id && a.MemberKey == member && a.PostId == null && a.Alt != alt).ExecuteUpdateAsync(set => set.SetProperty(a => a.Alt, alt), cancellation);
        }
    }

    /// <summary>From now on the upkeep of files leaves these alone: they are about to be a post's.</summary>
    /// <returns>Those that are not there any more.</returns>
    public async Task<IReadOnlyList<PostAttachment>> HoldAsync(IEnumerable<PostAttachment> attachments, Guid member, CancellationToken cancellation)
    {
        var gone = new List<PostAttachment>();
        foreach (var attachment in attachments.Where(a => a.PostId is null))
        {
            if (attachment.Upload is not { } upload || !await uploads.AttachAsync(upload, member, attachment.Id, cancellation))
            {
                gone.Add(attachment);
            }
        }

        return gone;
    }

    /// <summary>Erases a file that waits.</summary>
    public Task RemoveAsync(Guid member, Guid id, CancellationToken cancellation) => EraseAsync(db => db.Attachments.Where(a => a.Id == id && a.MemberKey == member && a.PostId == null), cancellation);

    /// <summary>Erases what the member has begun to attach, and the files of posts that he took away himself.</summary>
    public async Task ForgetAsync(Guid member, CancellationToken cancellation)
    {
        await EraseAsync(db => db.Attachments.Where(a => a.MemberKey == member && a.PostId == null), cancellation);
        await EraseAsync(
            db => db.Attachments.Where(a => a.MemberKey == member && db.Posts.Any(p => p.Id == a.PostId && p.AuthorKey == member && p.State == PostState.Hidden && p.HiddenBy == member)), cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Attachments.Where(a => a.MemberKey == member).ExecuteUpdateAsync(set => set.SetProperty(a => a.MemberKey, Guid.Empty), cancellation);
    }

    /// <summary>Erases the files that edits took away; their names stay in the history.</summary>
    /// <param name="post">Of this post; null for all.</param>
    public Task EraseRemovedAsync(long? post, CancellationToken cancellation) =>
        EraseAsync(db => db.Attachments.Where(a => a.PostId != null && a.RemovedIn != null && a.Upload != null && (post == null || a.PostId == post)), cancellation);

    /// <summary>Erases what was never sent.</summary>
    public Task EraseOldAsync(CancellationToken cancellation)
    {
        var before = Oldest;
        return EraseAsync(db => db.Attachments.Where(a => a.PostId == null && a.CreatedUtc < before), cancellation);
    }

    private DateTime Oldest => time.GetUtcNow().UtcDateTime.AddHours(-Math.Max(1, Limits.UnattachedHours));

    /// <summary>What waits is made nobody's first, so that no post takes it meanwhile. The file goes before its row, which after a crash still tells that it is to go.</summary>
    private async Task EraseAsync(Func<DiscussionsDbContext, IQueryable<PostAttachment>> choose, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var attachment in await choose(db).AsNoTracking().ToListAsync(cancellation))
        {
            if (attachment.PostId is null && await db.Attachments.Where(a => a.Id == attachment.Id && a.PostId == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.MemberKey, Guid.Empty), cancellation) == 0)
            {
                continue;
            }

            if (attachment.Upload is { } upload)
            {
                await uploads.DeleteAsync(upload, cancellation);
            }

            _ = attachment.PostId is null
                ? await db.Attachments.Where(a => a.Id == attachment.Id && a.PostId == null).ExecuteDeleteAsync(cancellation)
                : await db.Attachments.Where(a => a.Id == attachment.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Upload, (Guid?)null), cancellation);
        }
    }
}
