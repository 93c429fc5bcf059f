using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Members as they are now, where no request of theirs says who they are: when they are mailed, and while their pages stay open.</summary>
internal sealed class ActingMembers(IDbContextFactory<AccountsDbContext> contexts)
{
    /// <returns>Null for nobody, and for a member whose account is erased or locked by an administrator.</returns>
    public async Task<ActingMember?> FindAsync(Guid? member, CancellationToken cancellation)
    {
        if (member is not { } key)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Users.AsNoTracking().Where(m => m.Id == key && m.ErasedUtc == null && m.LockoutEnd != Account.LockedForGood)
            .Select(m => new { m.Name, m.Culture, m.Role, m.JoinedUtc, Pilots = db.Pilots.Where(p => p.MemberKey == m.Id).ToList() }).SingleOrDefaultAsync(cancellation);
        return row is null ? null : new ActingMember(key, row.Name, row.Culture, row.Role, row.JoinedUtc, row.Pilots);
    }
}
