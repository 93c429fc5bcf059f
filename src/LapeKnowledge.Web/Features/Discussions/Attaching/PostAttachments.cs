using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A file that a form wants the post to have, with what it shows.</summary>
internal sealed record SentAttachment(Guid Id, string Alt);

/// <summary>The files of a post, within the turn that writes it.</summary>
internal static class PostAttachments
{
    /// <summary>Those that the post has now.</summary>
    public static Task<List<PostAttachment>> OfAsync(DiscussionsDbContext db, long post, CancellationToken cancellation) =>
        db.Attachments.Where(a => a.PostId == post && a.RemovedIn == null).OrderBy(a => a.Position).ToListAsync(cancellation);

    /// <summary>Those of some files that wait for a post of the member's, or are the post's own.</summary>
    /// <param name="post">The post that is edited; null for a new one.</param>
    public static IQueryable<PostAttachment> SendableBy(this IQueryable<PostAttachment> attachments, Guid[] ids, Guid member, long? post) =>
        attachments.Where(a => ids.Contains(a.Id) && a.RemovedIn == null && ((a.PostId == null && a.MemberKey == member) || (a.PostId != null && a.PostId == post)));

    /// <param name="post">The post that is edited; null for a new one.</param>
    /// <returns>Those that were sent, in their order; null when there are too many, or one of them neither waits for a post of the member's nor is the post's own.</returns>
    public static async Task<List<PostAttachment>?> FindAsync(DiscussionsDbContext db, IReadOnlyList<SentAttachment> sent, Guid member, long? post, CancellationToken cancellation)
    {
        if (sent.Count == 0)
        {
            return [];
        }

        var ids = sent.Select(s => s.Id).ToArray();
        var rows = await db.Attachments.SendableBy(ids, member, post).ToListAsync(cancellation);
        if (rows.Count != ids.Length || ids.Length > PostAttachment.MostOfPost)
        {
            return null;
        }

        foreach (var row in rows)
        {
            (row.Position, row.Alt) = (Array.IndexOf(ids, row.Id), sent.First(s => s.Id == row.Id).Alt);
        }

        return [.. rows.OrderBy(r => r.Position)];
    }

    /// <param name="edit">The number of the edit, or 0.</param>
    public static void Put(IEnumerable<PostAttachment> attachments, Post post, int edit)
    {
        foreach (var attachment in attachments.Where(a => a.PostId is null))
        {
            (attachment.PostId, attachment.AddedIn) = (post.Id, edit);
        }
    }

    public static void Remove(IEnumerable<PostAttachment> attachments, int edit)
    {
        foreach (var attachment in attachments)
        {
            attachment.RemovedIn = edit;
        }
    }
}
