using LapeKnowledge.Web.Features.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>A session that was signed out of, for as long as a copy of its cookie would open anything.</summary>
internal sealed class EndedSession
{
    public Guid Id { get; set; }

    public DateTime UntilUtc { get; set; }
}

/// <summary>Gives each session an id within its cookie, and remembers those that were signed out of. The other sessions of the member go on.</summary>
internal sealed class EndedSessions(IDbContextFactory<AccountsDbContext> contexts, IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider time) : IUpkeep
{
    private const string Item = "session";

    /// <summary>A cookie that is renewed keeps the id.</summary>
    public static Task NameAsync(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(Item, Guid.NewGuid().ToString("N"));
        return Task.CompletedTask;
    }

    /// <returns>Null for a cookie that was given before there were ids.</returns>
    public static Guid? IdOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(Item, out var id) == true && Guid.TryParseExact(id, "N", out var key) ? key : null;

    public async Task EndAsync(AuthenticationProperties? properties, CancellationToken cancellation)
    {
        if (IdOf(properties) is not { } id)
        {
            return;
        }

        var until = time.GetUtcNow().UtcDateTime + cookies.Get(IdentityConstants.ApplicationScheme).ExpireTimeSpan;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.EndedSessions.AnyAsync(s => s.Id == id, cancellation))
        {
            db.EndedSessions.Add(new EndedSession { Id = id, UntilUtc = until });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException) when (!cancellation.IsCancellationRequested && db.EndedSessions.AsNoTracking().Any(s => s.Id == id))
            {
                // the button was pressed twice
            }
        }
    }

    public async Task DoAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.EndedSessions.Where(s => s.UntilUtc < now).ExecuteDeleteAsync(cancellation);
    }
}
