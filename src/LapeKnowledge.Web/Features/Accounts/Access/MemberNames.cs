using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <param name="IsInTeam">Whether the member belongs to the pilot that was asked about.</param>
/// <param name="Name">Empty when the person has had his data erased: the page says so in its language.</param>
internal sealed record MemberName(Guid Key, string Name, string? Position, string? Unit, SiteRole Role, bool IsSample, bool IsInTeam)
{
    public bool IsErased => Name.Length == 0;
}

internal static class MemberNaming
{
    /// <param name="erased">Said of one who has had his data erased, in the page's language.</param>
    public static string NameOr(this MemberName? member, string erased) => member is { IsErased: false } ? member.Name : erased;
}

/// <summary>What everybody may know of members: their names beside what they wrote.</summary>
internal sealed class MemberNames(IDbContextFactory<AccountsDbContext> contexts)
{
    /// <summary>Asked on every page with names; not static, as a process may have two databases.</summary>
    private readonly Func<AccountsDbContext, Guid[], Guid?, IAsyncEnumerable<MemberName>> _names = EF.CompileAsyncQuery((AccountsDbContext db, Guid[] keys, Guid? pilot) =>
        db.Users.Where(m => keys.Contains(m.Id))
            .Select(m => new MemberName(m.Id, m.Name, m.Position, m.Unit, m.Role, m.IsSample, pilot != null && db.Pilots.Any(p => p.PilotKey == pilot && p.MemberKey == m.Id))));

    /// <summary>All that a member is and was called, the longest first: one may begin with another. Nothing when his account is erased.</summary>
    public async Task<IReadOnlyList<string>> AllOfAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var former = await db.FormerNames.Where(n => n.MemberKey == member).Select(n => n.Name).ToListAsync(cancellation);
        var now = await db.Users.Where(m => m.Id == member && m.ErasedUtc == null).Select(m => m.Name).ToListAsync(cancellation);
        return [.. former.Concat(now).Where(n => n.Length > 0).Distinct().OrderByDescending(n => n.Length)];
    }

    /// <returns>All that are asked for and exist.</returns>
    public Task<FrozenDictionary<Guid, MemberName>> OfAsync(IEnumerable<Guid> members, CancellationToken cancellation) => OfAsync(members, null, cancellation);

    /// <returns>All that are asked for and exist.</returns>
    /// <param name="pilot">Whose team they may belong to; null when that does not matter.</param>
    public async Task<FrozenDictionary<Guid, MemberName>> OfAsync(IEnumerable<Guid> members, Guid? pilot, CancellationToken cancellation)
    {
        var keys = members.Distinct().ToArray();
        if (keys.Length == 0)
        {
            return FrozenDictionary<Guid, MemberName>.Empty;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var names = new Dictionary<Guid, MemberName>(keys.Length);
        await foreach (var name in _names(db, keys, pilot).WithCancellation(cancellation))
        {
            names.Add(name.Key, name);
        }

        return names.ToFrozenDictionary();
    }
}
