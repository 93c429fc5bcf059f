using System.Security.Claims;
using LapeKnowledge.Web.Features.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The one place that tells who is acting. What somebody may do is read at each request, so that what an administrator takes away is away at once.</summary>
internal sealed class CurrentMember(IHttpContextAccessor http, ActingMembers members, IOptions<IdentityOptions> identity, Demonstration demo)
{
    private Task<MemberSession?>? _session;

    /// <returns>Null when nobody is signed in.</returns>
    public async Task<ActingMember?> FindAsync() =>
        http.HttpContext?.User is { Identity.IsAuthenticated: true } user && await (_session ??= ReadAsync(user)) is { } session && (demo.IsOn || !session.IsSample) // everybody knows the password of a sample
            ? session.Member
            : null;

    /// <summary>Whether the cookie was given for the account as it is now, and its session has not ended.</summary>
    /// <param name="id">Of <see cref="EndedSessions"/>.</param>
    public async Task<bool> IsSessionAsync(ClaimsPrincipal user, Guid? id) =>
        await (_session = ReadAsync(user, id)) is { IsEnded: false, Stamp: { } stamp } && stamp == user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);

    private async Task<MemberSession?> ReadAsync(ClaimsPrincipal user, Guid? id = null) =>
        Guid.TryParse(user.FindFirstValue(identity.Value.ClaimsIdentity.UserIdClaimType), out var key)
            ? await members.SessionAsync(key, id, http.HttpContext?.RequestAborted ?? CancellationToken.None)
            : null;
}
