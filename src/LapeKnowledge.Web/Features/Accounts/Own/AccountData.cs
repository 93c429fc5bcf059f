using LapeKnowledge.Web.Features.Related;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What accounts themselves keep of a person. Erased, the row stays without anything personal, so that what he wrote has an author.</summary>
internal sealed class AccountData(IDbContextFactory<AccountsDbContext> contexts, RelatedContent related, TimeProvider time) : IPersonalData
{
    public string Part => "tunnus";

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var account = await db.Users.AsNoTracking().SingleAsync(m => m.Id == member, cancellation);
        var pilots = await db.Pilots.AsNoTracking().Where(p => p.MemberKey == member).ToListAsync(cancellation);
        var follows = await db.Follows.Where(f => f.MemberKey == member).Select(f => f.ItemKey).ToListAsync(cancellation);
        string? NameOf(Guid key) => related.NameOf(key, account.Culture);
        var data = new
        {
            account.Name,
            FormerNames = await db.FormerNames.Where(n => n.MemberKey == member).OrderBy(n => n.UntilUtc).Select(n => new { n.Name, n.UntilUtc }).ToListAsync(cancellation),
            account.Email,
            account.Role,
            account.Culture,
            account.Languages,
            account.Position,
            account.Unit,
            account.MunicipalityKey,
            Municipality = account.MunicipalityKey is { } municipality ? NameOf(municipality) : null,
            account.JoinedUtc,
            account.DiscussionMail,
            account.ModerationMail,
            account.HasDigest,
            account.HasReviewMail,
            account.TwoFactorEnabled,
            Pilots = pilots.Select(p => new { p.PilotKey, Name = NameOf(p.PilotKey), p.Role }),
            Follows = follows.Select(f => new { ItemKey = f, Name = NameOf(f) }),
            Providers = await db.UserLogins.Where(l => l.UserId == member).Select(l => l.LoginProvider).ToListAsync(cancellation),
            Passkeys = (await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == member).ToListAsync(cancellation)).Select(p => new { p.Data.Name, p.Data.CreatedAt }),
            Events = await db.Events.Where(e => e.MemberKey == member).OrderBy(e => e.Id).Select(e => new { e.Utc, e.Kind, e.Detail }).ToListAsync(cancellation),
        };
        return new PersonalDataPart(data, []);
    }

    public async Task EraseAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var account = await db.Users.SingleAsync(m => m.Id == member, cancellation);
        var email = account.Email?.ToLowerInvariant();
        account.Name = string.Empty;
        account.UserName = account.NormalizedUserName = account.Email = account.NormalizedEmail = account.PasswordHash = account.PhoneNumber = account.Position = account.Unit = account.Languages = null;
        account.MunicipalityKey = null;
        account.EmailConfirmed = account.TwoFactorEnabled = account.HasDigest = account.HasReviewMail = false;
        account.DiscussionMail = account.ModerationMail = MailRhythm.Never;
        account.Role = SiteRole.Member;
        account.SecurityStamp = Guid.NewGuid().ToString(); // every session ends
        account.ErasedUtc = time.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellation);
        await db.UserClaims.Where(r => r.UserId == member).ExecuteDeleteAsync(cancellation);
        await db.UserLogins.Where(r => r.UserId == member).ExecuteDeleteAsync(cancellation);
        await db.UserTokens.Where(r => r.UserId == member).ExecuteDeleteAsync(cancellation);
        await db.UserPasskeys.Where(r => r.UserId == member).ExecuteDeleteAsync(cancellation);
        await db.Pilots.Where(r => r.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.Follows.Where(r => r.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.FormerNames.Where(r => r.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.Events.Where(r => r.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.Invitations.Where(i => i.InvitedBy == member || i.Email == email).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
