using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

internal enum PersonChange
{
    Done,

    /// <summary>There is no such member, or no more.</summary>
    Unknown,

    /// <summary>Nobody changes his own rights.</summary>
    Own,

    /// <summary>Somebody has to be left who can let others in.</summary>
    LastAdministrator,

    /// <summary>Somebody changed the same at the same moment.</summary>
    TryAgain,
}

/// <summary>What an administrator sees of a member.</summary>
internal sealed record Person(
    Guid Key, string Name, string? Email, SiteRole Role, DateTime JoinedUtc, bool IsConfirmed, bool HasTwoStep, bool IsLocked, bool IsSample);

/// <param name="HasPrevious">Whether others come before these.</param>
internal sealed record PeopleFound(IReadOnlyList<Person> People, bool HasPrevious, bool HasNext);

/// <summary>The members, and what administrators do with their accounts. Each change is noted.</summary>
internal sealed class People(IDbContextFactory<AccountsDbContext> contexts, AccountEvents events)
{
    public const int PageSize = 50;

    /// <param name="search">A part of a name or an address; empty for all.</param>
    /// <param name="place">The member that the page goes on from; null for the first page.</param>
    /// <param name="isBack">Whether it goes back from there.</param>
    public async Task<PeopleFound> FindAsync(string search, Guid? place, bool isBack, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var all = db.Users.Where(m => m.ErasedUtc == null);
        if (search.Length > 0)
        {
            var upper = search.ToUpperInvariant();
            all = all.Where(m => m.Name.Contains(search) || m.Name.ToUpper().Contains(upper) || m.NormalizedEmail!.Contains(upper));
        }

        if (place is not null && await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.Id == place, cancellation) is { } from)
        {
            all = isBack
                ? all.Where(m => m.Name.CompareTo(from.Name) < 0 || (m.Name == from.Name && m.NormalizedEmail!.CompareTo(from.NormalizedEmail) < 0))
                : all.Where(m => m.Name.CompareTo(from.Name) > 0 || (m.Name == from.Name && m.NormalizedEmail!.CompareTo(from.NormalizedEmail) > 0));
        }

        var ordered = isBack ? all.OrderByDescending(m => m.Name).ThenByDescending(m => m.NormalizedEmail) : all.OrderBy(m => m.Name).ThenBy(m => m.NormalizedEmail);
        var found = await Shown(ordered.Take(PageSize + 1)).ToListAsync(cancellation);
        var isMore = found.Count > PageSize;
        var page = found.Take(PageSize);
        return new PeopleFound([.. isBack ? page.Reverse() : page], isBack ? isMore : place is not null, isBack || isMore);
    }

    public async Task<Person?> FindAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Shown(db.Users.Where(m => m.Id == member && m.ErasedUtc == null)).SingleOrDefaultAsync(cancellation);
    }

    public async Task<bool> IsLastAdministratorAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AnyAsync(m => m.Id == member && m.Role == SiteRole.Administrator, cancellation) && !await AnyOtherAsync(db, member, cancellation);
    }

    public Task<PersonChange> SetRoleAsync(Guid actor, Guid member, SiteRole role, CancellationToken cancellation) =>
        ChangeAsync(actor, member, AccountEventKind.RoleChanged, role.ToString(), takesAway: role != SiteRole.Administrator, m => m.Role = role, cancellation);

    public Task<PersonChange> LockAsync(Guid actor, Guid member, CancellationToken cancellation) =>
        ChangeAsync(actor, member, AccountEventKind.Locked, null, takesAway: true, m => (m.LockoutEnabled, m.LockoutEnd, m.SecurityStamp) = (true, Account.LockedForGood, Guid.NewGuid().ToString()), cancellation);

    public Task<PersonChange> UnlockAsync(Guid actor, Guid member, CancellationToken cancellation) =>
        ChangeAsync(actor, member, AccountEventKind.Unlocked, null, takesAway: false, m => (m.LockoutEnd, m.AccessFailedCount) = (null, 0), cancellation);

    private async Task<PersonChange> ChangeAsync(Guid actor, Guid member, AccountEventKind kind, string? detail, bool takesAway, Action<Account> change, CancellationToken cancellation)
    {
        if (actor == member)
        {
            return PersonChange.Own;
        }

        try
        {
            var done = await ChangeAsync(member, takesAway, change, cancellation);
            if (done == PersonChange.Done)
            {
                await events.AddAsync(member, actor, kind, detail, cancellation);
            }

            return done;
        }
        catch (Exception e) when (e is DbUpdateException or DbException or InvalidOperationException { InnerException: DbException })
        {
            return PersonChange.TryAgain; // of two serializable transactions PostgreSQL lets one through
        }
    }

    /// <summary>Serializable: two administrators who take each other's rights away at once do not both succeed.</summary>
    private async Task<PersonChange> ChangeAsync(Guid member, bool takesAway, Action<Account> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        if (await db.Users.SingleOrDefaultAsync(m => m.Id == member && m.ErasedUtc == null, cancellation) is not { } account)
        {
            return PersonChange.Unknown;
        }

        if (takesAway && account.Role == SiteRole.Administrator && !await AnyOtherAsync(db, member, cancellation))
        {
            return PersonChange.LastAdministrator;
        }

        change(account);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return PersonChange.Done;
    }

    private static Task<bool> AnyOtherAsync(AccountsDbContext db, Guid member, CancellationToken cancellation) =>
        db.Users.AnyAsync(m => m.Id != member && m.Role == SiteRole.Administrator && m.ErasedUtc == null && m.EmailConfirmed && m.LockoutEnd != Account.LockedForGood, cancellation);

    private static IQueryable<Person> Shown(IQueryable<Account> members) =>
        members.Select(m => new Person(m.Id, m.Name, m.Email, m.Role, m.JoinedUtc, m.EmailConfirmed, m.TwoFactorEnabled, m.LockoutEnd == Account.LockedForGood, m.IsSample));
}
