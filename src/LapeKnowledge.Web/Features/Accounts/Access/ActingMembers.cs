using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Members as they are now: for each request, when they are mailed, and while their pages stay open.</summary>
internal sealed class ActingMembers(IDbContextFactory<AccountsDbContext> contexts)
{
    /// <summary>Asked at every request; not static, as a process may have two databases.</summary>
    private readonly Func<AccountsDbContext, Guid, Guid?, CancellationToken, Task<Row?>> _row = EF.CompileAsyncQuery((AccountsDbContext db, Guid key, Guid? session, CancellationToken cancellation) =>
        db.Users.AsNoTracking().Where(m => m.Id == key && m.ErasedUtc == null && m.LockoutEnd != Account.LockedForGood)
            .Select(m => new Row(m.Name, m.Culture, m.Role, m.JoinedUtc, m.IsSample, m.SecurityStamp, db.EndedSessions.Any(s => s.Id == session), db.Pilots.Where(p => p.MemberKey == m.Id).ToList()))
            .SingleOrDefault());

    /// <returns>Null for nobody, and for a member whose account is erased or locked by an administrator.</returns>
    public async Task<ActingMember?> FindAsync(Guid? member, CancellationToken cancellation) => member is { } key ? (await SessionAsync(key, null, cancellation))?.Member : null;

    /// <param name="session">Of <see cref="EndedSessions"/>.</param>
    /// <returns>Null for a member whose account is erased or locked by an administrator.</returns>
    public async Task<MemberSession?> SessionAsync(Guid member, Guid? session, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await _row(db, member, session, cancellation) is { } row
            ? new MemberSession(new ActingMember(member, row.Name, row.Culture, row.Role, row.JoinedUtc, row.Pilots), row.SecurityStamp, row.IsSample, row.IsEnded)
            : null;
    }

    private sealed record Row(string Name, string Culture, SiteRole Role, DateTime JoinedUtc, bool IsSample, string? SecurityStamp, bool IsEnded, List<PilotMembership> Pilots);
}

/// <param name="Stamp">What a cookie must have been given for.</param>
/// <param name="IsSample">Of the demonstration.</param>
/// <param name="IsEnded">Whether the session has been ended.</param>
internal sealed record MemberSession(ActingMember Member, string? Stamp, bool IsSample, bool IsEnded);
