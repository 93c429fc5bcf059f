using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>What the migrations make is what the model reads and writes, on both databases.</summary>
public sealed class AccountTablesTests
{
    [Fact]
    public Task Every_table_keeps_what_is_put_into_it_on_SQLite() => FeatureTables.OnSqliteAsync(KeepAsync);

    [PostgresFact]
    public Task Every_table_keeps_what_is_put_into_it_on_PostgreSQL() => FeatureTables.OnPostgresAsync(KeepAsync);

    private static async Task KeepAsync(FeatureTables tables)
    {
        var contexts = await tables.MigratedAsync<AccountsDbContext>(AccountsDbContext.History);
        var key = Guid.NewGuid();
        await using (var db = await contexts.CreateDbContextAsync())
        {
            db.Users.Add(new Account { Id = key, UserName = "a@example.org", NormalizedUserName = "A@EXAMPLE.ORG", Name = "Ä", ModerationMail = MailRhythm.Daily, LockoutEnd = DateTimeOffset.UnixEpoch });
            db.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = key, ClaimType = "t", ClaimValue = "v" });
            db.UserLogins.Add(new IdentityUserLogin<Guid> { UserId = key, LoginProvider = "p", ProviderKey = "k" });
            db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = key, LoginProvider = "p", Name = "n", Value = "v" });
            db.UserPasskeys.Add(new IdentityUserPasskey<Guid> { UserId = key, CredentialId = [1, 2], Data = new IdentityPasskeyData { Name = "avain", PublicKey = [3], AttestationObject = [4], ClientDataJson = [5], CreatedAt = DateTimeOffset.UnixEpoch } });
            db.Pilots.Add(new PilotMembership { MemberKey = key, PilotKey = Guid.NewGuid(), Role = PilotRole.Coordinator });
            db.Follows.Add(new Follow { MemberKey = key, ItemKey = Guid.NewGuid() });
            db.Events.Add(new AccountEvent { MemberKey = key, Kind = AccountEventKind.RoleChanged, Detail = "Editor", Utc = DateTime.UnixEpoch });
            db.Invitations.Add(new Invitation { Email = "b@example.org", TokenHash = Invitation.HashOf("t"), InvitedBy = key, PilotRole = PilotRole.Coordinator, ExpiresUtc = DateTime.UnixEpoch });
            db.EndedSessions.Add(new EndedSession { Id = key, UntilUtc = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }

        await using (var db = await contexts.CreateDbContextAsync())
        {
            Assert.Equal("Ä", (await db.Users.SingleAsync()).Name);
            Assert.Equal(key, (await db.EndedSessions.SingleAsync()).Id);
            Assert.Equal("avain", (await db.UserPasskeys.SingleAsync()).Data.Name);
            Assert.Equal(PilotRole.Coordinator, (await db.Pilots.SingleAsync()).Role);
            Assert.True((await db.Users.SingleAsync()).HasReviewMail);
            Assert.Equal(MailRhythm.Daily, (await db.Users.SingleAsync()).ModerationMail);
            Assert.Equal(AccountEventKind.RoleChanged, (await db.Events.SingleAsync()).Kind);
            Assert.Equal(PilotRole.Coordinator, (await db.Invitations.SingleAsync()).PilotRole);
            db.Remove(await db.Users.SingleAsync());
            await db.SaveChangesAsync();
            Assert.Equal(0, await db.Follows.CountAsync() + await db.UserClaims.CountAsync() + await db.UserLogins.CountAsync() + await db.UserTokens.CountAsync() + await db.UserPasskeys.CountAsync());
        }
    }
}
