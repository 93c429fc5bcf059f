using System.Security.Claims;
using LapeKnowledge.Web.Features.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The one place that tells who is acting. What somebody may do is read at each request, so that what an administrator takes away is away at once.</summary>
internal sealed class CurrentMember(IHttpContextAccessor http, IDbContextFactory<AccountsDbContext> contexts, IOptions<IdentityOptions> identity, Demonstration demo)
{
    private Task<Session?>? _session;

    /// <returns>Null when nobody is signed in.</returns>
    public async Task<ActingMember?> FindAsync() =>
        http.HttpContext?.User is { Identity.IsAuthenticated: true } user && await (_session ??= ReadAsync(user)) is { } session && (demo.IsOn || !session.IsSample) // everybody knows the password of a sample
            ? session.Member
            : null;

    /// <summary>Whether the cookie was given for the account as it is now, and its session has not ended.</summary>
    /// <param name="id">Of <see cref="EndedSessions"/>.</param>
    public async Task<bool> IsSessionAsync(ClaimsPrincipal user, Guid? id) =>
        await (_session = ReadAsync(user, id)) is { IsEnded: false, Stamp: { } stamp } && stamp == user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);

    private async Task<Session?> ReadAsync(ClaimsPrincipal user, Guid? id = null)
    {
        if (!Guid.TryParse(user.FindFirstValue(identity.Value.ClaimsIdentity.UserIdClaimType), out var key))
        {
            return null;
        }

        var cancellation = http.HttpContext?.RequestAborted ?? CancellationToken.None;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Users.AsNoTracking().Where(m => m.Id == key && m.ErasedUtc == null)
            .Select(m => new { m.Name, m.Culture, m.Role, m.JoinedUtc, m.IsSample, m.SecurityStamp, IsEnded = db.EndedSessions.Any(s => s.Id == id), Pilots = db.Pilots.Where(p => p.MemberKey == m.Id).ToList() })
            .SingleOrDefaultAsync(cancellation);
        return row is null ? null : new Session(
            new ActingMember(key, row.Name, row.Culture, row.Role, row.JoinedUtc, row.Pilots), row.SecurityStamp, row.IsSample, row.IsEnded);
    }

    private sealed record Session(ActingMember Member, string? Stamp, bool IsSample, bool IsEnded);
}
