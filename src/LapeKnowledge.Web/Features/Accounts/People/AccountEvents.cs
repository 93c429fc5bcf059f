using LapeKnowledge.Web.Features.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What was done to accounts, and by whom.</summary>
internal sealed class AccountEvents(IDbContextFactory<AccountsDbContext> contexts, TimeProvider time)
{
    private const int MostShown = 50;

    /// <param name="actor">Null when it is the member himself.</param>
    public async Task AddAsync(Guid member, Guid? actor, AccountEventKind kind, string? detail, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var told = detail is { Length: > AccountEvent.DetailLength } ? detail[..AccountEvent.DetailLength] : detail;
        db.Events.Add(new AccountEvent { MemberKey = member, ActorKey = actor, Kind = kind, Detail = told, Utc = time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>The latest, newest first.</returns>
    public async Task<IReadOnlyList<AccountEvent>> OfAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Events.AsNoTracking().Where(e => e.MemberKey == member).OrderByDescending(e => e.Id).Take(MostShown).ToListAsync(cancellation);
    }
}

/// <summary>Forgets what was done long ago, and invitations that nobody can accept any more.</summary>
internal sealed class AccountEventUpkeep(IDbContextFactory<AccountsDbContext> contexts, IOptionsMonitor<AccountOptions> options, TimeProvider time) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now.AddDays(-Math.Max(1, options.CurrentValue.EventDays));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Events.Where(e => e.Utc < before).ExecuteDeleteAsync(cancellation);
        await db.Invitations.Where(i => i.ExpiresUtc < now).ExecuteDeleteAsync(cancellation);
    }
}
