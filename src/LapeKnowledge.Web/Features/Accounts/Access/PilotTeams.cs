using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Who belongs to which pilot.</summary>
internal sealed class PilotTeams(IDbContextFactory<AccountsDbContext> contexts)
{
    public async Task<IReadOnlyList<(Guid Member, PilotRole Role)>> OfAsync(Guid pilot, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var team = await db.Pilots.AsNoTracking().Where(p => p.PilotKey == pilot).ToListAsync(cancellation);
        return [.. team.Select(p => (p.MemberKey, p.Role))];
    }

    public async Task<IReadOnlyList<(Guid Pilot, PilotRole Role)>> OfMemberAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var teams = await db.Pilots.AsNoTracking().Where(p => p.MemberKey == member).ToListAsync(cancellation);
        return [.. teams.Select(p => (p.PilotKey, p.Role))];
    }

    /// <summary>Adds a member to a team, or gives him another role in it.</summary>
    public async Task SetAsync(Guid pilot, Guid member, PilotRole role, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Pilots.SingleOrDefaultAsync(p => p.PilotKey == pilot && p.MemberKey == member, cancellation) is { } known)
        {
            known.Role = role;
        }
        else
        {
            db.Pilots.Add(new PilotMembership { PilotKey = pilot, MemberKey = member, Role = role });
        }

        await db.SaveChangesAsync(cancellation);
    }

    public async Task RemoveAsync(Guid pilot, Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Pilots.Where(p => p.PilotKey == pilot && p.MemberKey == member).ExecuteDeleteAsync(cancellation);
    }
}
