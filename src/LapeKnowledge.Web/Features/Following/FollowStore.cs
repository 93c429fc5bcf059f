using System.Data.Common;
using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>Who follows what.</summary>
internal sealed class FollowStore(IDbContextFactory<AccountsDbContext> contexts)
{
    /// <summary>Following twice is following once.</summary>
    public async Task FollowAsync(Guid member, Guid item, CancellationToken cancellation)
    {
        if (await IsFollowingAsync(member, item, cancellation))
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Follows.Add(new Follow { MemberKey = member, ItemKey = item });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is DbException)
        {
            if (!await IsFollowingAsync(member, item, cancellation))
            {
                throw;
            }
        }
    }

    public async Task UnfollowAsync(Guid member, Guid item, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Follows.Where(f => f.MemberKey == member && f.ItemKey == item).ExecuteDeleteAsync(cancellation);
    }

    public async Task<bool> IsFollowingAsync(Guid member, Guid item, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Follows.AnyAsync(f => f.MemberKey == member && f.ItemKey == item, cancellation);
    }

    public async Task<IReadOnlyList<Guid>> OfMemberAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Follows.Where(f => f.MemberKey == member).Select(f => f.ItemKey).ToListAsync(cancellation);
    }

    /// <summary>Those who want the weekly digest, follow something and may sign in, with the language of their mails.</summary>
    public async Task<IReadOnlyList<DigestReader>> DigestReadersAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.Where(m => m.HasDigest && m.EmailConfirmed && m.ErasedUtc == null && m.LockoutEnd != Account.LockedForGood && db.Follows.Any(f => f.MemberKey == m.Id))
            .OrderBy(m => m.Id).Select(m => new DigestReader(m.Id, m.Name, m.Culture, m.JoinedUtc, m.Languages)).ToListAsync(cancellation);
    }

    /// <param name="email">As it is written.</param>
    public async Task<DigestReader?> FindAsync(string email, CancellationToken cancellation)
    {
        var asked = email.Trim().ToUpperInvariant();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.Where(m => m.NormalizedEmail == asked && m.ErasedUtc == null).Select(m => new DigestReader(m.Id, m.Name, m.Culture, m.JoinedUtc, m.Languages)).SingleOrDefaultAsync(cancellation);
    }
}

/// <param name="Culture">Of the mail.</param>
/// <param name="Languages">As <see cref="ReadLanguages"/> writes them.</param>
internal sealed record DigestReader(Guid Key, string Name, string Culture, DateTime JoinedUtc, string? Languages = null)
{
    private readonly IReadOnlyList<string> _reads = ReadLanguages.Of(Languages);

    /// <summary>The culture that documents are named and opened in, where they have it.</summary>
    public string Reading => _reads.Count == 0 || _reads.Contains(Culture) ? Culture : _reads[0];

    /// <param name="cultures">In which there is something to read; none when it is all the same.</param>
    public bool Reads(IReadOnlyCollection<string> cultures) => _reads.Count == 0 || cultures.Count == 0 || cultures.Any(_reads.Contains);
}
