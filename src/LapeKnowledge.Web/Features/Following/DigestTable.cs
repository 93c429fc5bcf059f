using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>That a member's digest of a week is being written, or is out: whichever process comes second leaves it alone.</summary>
internal sealed class SentDigest
{
    public Guid MemberKey { get; init; }

    /// <summary>Year and week, as in 202647.</summary>
    public int Week { get; init; }

    /// <summary>When a process took it.</summary>
    public DateTime TakenUtc { get; set; }

    public DigestState State { get; set; }
}

internal enum DigestState
{
    /// <summary>Nothing has left the house: who dies here is followed by another.</summary>
    Taken,

    /// <summary>Handed over, perhaps: nobody hands it over again.</summary>
    Sending,
    Done,
}

internal sealed class DigestDbContext(DbContextOptions<DigestDbContext> options) : DbContext(options)
{
    public const string Table = "lapeDigest";
    public const string History = "lapeDigestMigration";

    public DbSet<SentDigest> Sent => Set<SentDigest>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<SentDigest>(row =>
    {
        row.ToTable(Table);
        row.HasKey(d => new { d.MemberKey, d.Week });
        row.Property(d => d.State).HasConversion<int>();
    });
}

[DbContext(typeof(DigestDbContext))]
[Migration("20261122111000_DigestTable")]
internal sealed class DigestTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        DigestDbContext.Table,
        table => new
        {
            MemberKey = table.Column<Guid>(nullable: false),
            Week = table.Column<int>(nullable: false),
            TakenUtc = table.Column<DateTime>(nullable: false),
            State = table.Column<int>(nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_" + DigestDbContext.Table, x => new { x.MemberKey, x.Week }));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(DigestDbContext.Table);
}

/// <summary>Which digests are out.</summary>
internal sealed class DigestStore(IDbContextFactory<DigestDbContext> contexts, TimeProvider time) : IPersonalData
{
    /// <summary>Writing a digest takes no second; who has had one for so long is dead.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(30);

    public string Part => "digests";

    /// <returns>False when it is out, or another process has it.</returns>
    public async Task<bool> TakeAsync(Guid member, int week, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Sent.AsNoTracking().SingleOrDefaultAsync(d => d.MemberKey == member && d.Week == week, cancellation) is { } known)
        {
            var taken = known.TakenUtc;
            return known.State == DigestState.Taken && taken < now - Stale
                && await db.Sent.Where(d => d.MemberKey == member && d.Week == week && d.State == DigestState.Taken && d.TakenUtc == taken)
                    .ExecuteUpdateAsync(set => set.SetProperty(d => d.TakenUtc, now), cancellation) == 1;
        }

        db.Sent.Add(new SentDigest { MemberKey = member, Week = week, TakenUtc = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is System.Data.Common.DbException)
        {
            return false;
        }
    }

    public async Task SetAsync(Guid member, int week, DigestState state, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Sent.Where(d => d.MemberKey == member && d.Week == week).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, state), cancellation);
    }

    /// <summary>To be called when the mail was not taken: it is tried again.</summary>
    public async Task GiveBackAsync(Guid member, int week, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Sent.Where(d => d.MemberKey == member && d.Week == week).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Erases what no week asks for any more.</summary>
    public async Task EraseBeforeAsync(int week, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Sent.Where(d => d.Week < week).ExecuteDeleteAsync(cancellation);
    }

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var weeks = await db.Sent.Where(d => d.MemberKey == member).OrderBy(d => d.Week).Select(d => d.Week).ToListAsync(cancellation);
        return new PersonalDataPart(weeks.Count > 0 ? new { Weeks = weeks } : null, []);
    }

    public async Task EraseAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Sent.Where(d => d.MemberKey == member).ExecuteDeleteAsync(cancellation);
    }
}
