using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Invitations: made by who may, accepted once.</summary>
internal sealed class Invitations(IDbContextFactory<AccountsDbContext> contexts, AccountEvents events, TimeProvider time)
{
    private const int Days = 14; // the mail and the page say so

    /// <summary>Editors invite to any pilot or to the site alone, a coordinator to his own pilot.</summary>
    public static bool May(ActingMember member, Guid? pilot) => member.IsEditor || (pilot is { } key && member.Coordinates(key));

    public static bool MayAny(ActingMember member) => member.IsEditor || member.Coordinated.Length > 0;

    /// <returns>The part of the address that the mail has and nobody else; it is not kept.</returns>
    public async Task<string> AddAsync(string email, Guid inviter, Guid? pilot, PilotRole role, CancellationToken cancellation)
    {
        var token = Invitation.NewToken();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Invitations.Add(new Invitation
        {
            Email = email,
            TokenHash = Invitation.HashOf(token),
            InvitedBy = inviter,
            PilotKey = pilot,
            PilotRole = role,
            ExpiresUtc = time.GetUtcNow().UtcDateTime.AddDays(Days),
        });
        await db.SaveChangesAsync(cancellation);
        return token;
    }

    /// <returns>Null for one that nobody has made, that has been used or has expired, or whose maker could not make it any more.</returns>
    public async Task<Invitation?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = Invitation.HashOf(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Valid(db).AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
    }

    /// <summary>Uses the invitation up and gives the member what it promises, at once or not at all. Who has more keeps it.</summary>
    /// <returns>False when somebody has used it in the meantime.</returns>
    public async Task<bool> AcceptAsync(Invitation invitation, Guid member, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Invitations.Where(i => i.Id == invitation.Id && i.AcceptedUtc == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.AcceptedUtc, now), cancellation) == 0)
        {
            return false;
        }

        if (invitation.PilotKey is { } pilot)
        {
            if (await db.Pilots.SingleOrDefaultAsync(p => p.PilotKey == pilot && p.MemberKey == member, cancellation) is not { } known)
            {
                db.Pilots.Add(new PilotMembership { PilotKey = pilot, MemberKey = member, Role = invitation.PilotRole });
            }
            else if (known.Role < invitation.PilotRole)
            {
                known.Role = invitation.PilotRole;
            }
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await events.AddAsync(member, invitation.InvitedBy, AccountEventKind.Invited, null, cancellation);
        return true;
    }

    /// <summary>Whether somebody with the address may come in although registration is closed.</summary>
    public async Task<bool> IsInvitedAsync(string email, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Valid(db).AnyAsync(i => i.Email == email, cancellation);
    }

    /// <summary>Those that can still be accepted, the newest first: a coordinator's own, and all for editors.</summary>
    public async Task<IReadOnlyList<Invitation>> OpenAsync(ActingMember member, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Of(db, member).AsNoTracking().Where(i => i.ExpiresUtc > now).OrderByDescending(i => i.ExpiresUtc).ThenBy(i => i.Email).ToListAsync(cancellation);
    }

    /// <returns>False when there is no such invitation of his, or somebody has accepted it.</returns>
    public async Task<bool> TakeBackAsync(Guid id, ActingMember member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Of(db, member).Where(i => i.Id == id).ExecuteDeleteAsync(cancellation) == 1;
    }

    private static IQueryable<Invitation> Of(AccountsDbContext db, ActingMember member)
    {
        var (isEditor, key) = (member.IsEditor, member.Key);
        return Waiting(db).Where(i => isEditor || i.InvitedBy == key);
    }

    private static IQueryable<Invitation> Waiting(AccountsDbContext db) => db.Invitations.Where(i => i.AcceptedUtc == null && i.InvitedBy != Guid.Empty);

    /// <summary>Those that somebody can still accept, and whose maker could still make them.</summary>
    private IQueryable<Invitation> Valid(AccountsDbContext db)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return Waiting(db).Where(i => i.ExpiresUtc > now && db.Users.Any(
            m => m.Id == i.InvitedBy && m.ErasedUtc == null && m.LockoutEnd != Account.LockedForGood
                && (m.Role >= SiteRole.Editor || db.Pilots.Any(p => p.MemberKey == m.Id && p.PilotKey == i.PilotKey && p.Role == PilotRole.Coordinator))));
    }
}
