using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Members as ASP.NET Core Identity keeps them, with what they belong to and follow, in the site's database.</summary>
internal sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options) : IdentityUserContext<Account, Guid>(options)
{
    public const string History = "lapeAccountMigration";
    public const string AccountTable = "lapeAccount";
    public const string ClaimTable = "lapeAccountClaim";
    public const string LoginTable = "lapeAccountLogin";
    public const string TokenTable = "lapeAccountToken";
    public const string PasskeyTable = "lapeAccountPasskey";
    public const string PilotTable = "lapePilotMember";
    public const string FollowTable = "lapeFollow";

    public const string EventTable = "lapeAccountEvent";
    public const string InvitationTable = "lapeInvitation";
    public const string EndedSessionTable = "lapeEndedSession";

    public const string FormerNameTable = "lapeFormerName";

    public DbSet<FormerName> FormerNames => Set<FormerName>();

    public DbSet<AccountEvent> Events => Set<AccountEvent>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    public DbSet<PilotMembership> Pilots => Set<PilotMembership>();

    public DbSet<Follow> Follows => Set<Follow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(row =>
        {
            row.ToTable(AccountTable);
            row.Property(m => m.Name).HasMaxLength(Account.NameLength);
            row.Property(m => m.Role).HasConversion<int>();
            row.Property(m => m.Culture).HasMaxLength(AccountTables.CultureLength);
            row.Property(m => m.Languages).HasMaxLength(Account.LanguagesLength);
            row.Property(m => m.Position).HasMaxLength(Account.FieldLength);
            row.Property(m => m.Unit).HasMaxLength(Account.FieldLength);
            row.Property(m => m.DiscussionMail).HasConversion<int>();
            row.Property(m => m.ModerationMail).HasConversion<int>();
            row.HasIndex(m => m.NormalizedEmail).HasDatabaseName($"IX_{AccountTable}_NormalizedEmail");
            row.HasIndex(m => m.NormalizedUserName).IsUnique().HasDatabaseName($"IX_{AccountTable}_NormalizedUserName");
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable(ClaimTable);
        builder.Entity<IdentityUserLogin<Guid>>().ToTable(LoginTable);
        builder.Entity<IdentityUserToken<Guid>>().ToTable(TokenTable);
        builder.Entity<IdentityUserPasskey<Guid>>(row => // as Identity's own model has it, which without the site's services has no passkeys
        {
            row.ToTable(PasskeyTable);
            row.HasKey(p => p.CredentialId);
            row.Property(p => p.CredentialId).HasMaxLength(AccountTables.CredentialLength);
            row.OwnsOne(p => p.Data).ToJson();
            row.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
        });
        builder.Entity<AccountEvent>(row =>
        {
            row.ToTable(EventTable);
            row.Property(e => e.Kind).HasConversion<int>();
            row.Property(e => e.Detail).HasMaxLength(AccountEvent.DetailLength);
            row.HasIndex(e => new { e.MemberKey, e.Id });
            row.HasIndex(e => e.Utc);
        });
        builder.Entity<FormerName>(row =>
        {
            row.ToTable(FormerNameTable);
            row.HasKey(n => new { n.MemberKey, n.Name });
            row.Property(n => n.Name).HasMaxLength(Account.NameLength);
        });
        builder.Entity<Invitation>(row =>
        {
            row.ToTable(InvitationTable);
            row.Property(i => i.Email).HasMaxLength(Account.EmailLength);
            row.Property(i => i.TokenHash).HasMaxLength(Invitation.HashLength);
            row.Property(i => i.PilotRole).HasConversion<int>();
            row.HasIndex(i => i.TokenHash).IsUnique();
            row.HasIndex(i => i.ExpiresUtc);
        });
        builder.Entity<EndedSession>(row =>
        {
            row.ToTable(EndedSessionTable);
            row.Property(s => s.Id).ValueGeneratedNever();
            row.HasIndex(s => s.UntilUtc);
        });
        builder.Entity<PilotMembership>(row =>
        {
            row.ToTable(PilotTable);
            row.HasKey(p => new { p.MemberKey, p.PilotKey });
            row.HasIndex(p => p.PilotKey);
            row.Property(p => p.Role).HasConversion<int>();
            row.HasOne<Account>().WithMany().HasForeignKey(p => p.MemberKey).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Follow>(row =>
        {
            row.ToTable(FollowTable);
            row.HasKey(f => new { f.MemberKey, f.ItemKey });
            row.HasIndex(f => f.ItemKey);
            row.HasOne<Account>().WithMany().HasForeignKey(f => f.MemberKey).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
