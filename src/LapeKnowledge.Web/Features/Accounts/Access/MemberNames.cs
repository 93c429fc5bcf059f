using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <param name="Name">Empty when the person has had his data erased: the page says so in its language.</param>
internal sealed record MemberName(Guid Key, string Name, string? Position, string? Unit, SiteRole Role, bool IsSample)
{
    public bool IsErased => Name.Length == 0;
}

/// <summary>What everybody may know of members: their names beside what they wrote.</summary>
internal sealed class MemberNames(IDbContextFactory<AccountsDbContext> contexts)
{
    /// <returns>All that are asked for and exist.</returns>
    public async Task<FrozenDictionary<Guid, MemberName>> OfAsync(IEnumerable<Guid> members, CancellationToken cancellation)
    {
        var keys = members.Distinct().ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var names = await db.Users.Where(m => keys.Contains(m.Id)).Select(m => new MemberName(m.Id, m.Name, m.Position, m.Unit, m.Role, m.IsSample)).ToListAsync(cancellation);
        return names.ToFrozenDictionary(n => n.Key);
    }
}
