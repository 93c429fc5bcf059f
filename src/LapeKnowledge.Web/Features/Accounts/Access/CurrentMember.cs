using System.Collections.Frozen;
using LapeKnowledge.Web.Features.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The one place that tells who is acting. What somebody may do is read at each request, so that what an administrator takes away is away at once.</summary>
internal sealed class CurrentMember(IHttpContextAccessor http, IDbContextFactory<AccountsDbContext> contexts, UserManager<Account> members, Demonstration demo)
{
    private Task<ActingMember?>? _found;

    /// <returns>Null when nobody is signed in.</returns>
    public Task<ActingMember?> FindAsync() => _found ??= ReadAsync();

    private async Task<ActingMember?> ReadAsync()
    {
        if (http.HttpContext?.User is not { Identity.IsAuthenticated: true } user || !Guid.TryParse(members.GetUserId(user), out var key))
        {
            return null;
        }

        var cancellation = http.HttpContext.RequestAborted;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.Id == key && m.ErasedUtc == null, cancellation);
        if (member is null || (member.IsSample && !demo.IsOn)) // everybody knows the password of a sample
        {
            return null;
        }

        var pilots = await db.Pilots.AsNoTracking().Where(p => p.MemberKey == key).ToListAsync(cancellation);
        return new ActingMember(key, member.Name, member.Culture, member.Role, member.JoinedUtc, pilots.ToFrozenDictionary(p => p.PilotKey, p => p.Role));
    }
}
