using System.Data.Common;
using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.ReviewDates;

/// <summary>When somebody last said that a document holds, and whether its owner has been asked to.</summary>
internal sealed class ReviewDate
{
    public Guid DocumentKey { get; init; }

    /// <summary>Null for what nobody has confirmed here.</summary>
    public DateTime? ConfirmedUtc { get; set; }

    public Guid? ConfirmedBy { get; set; }

    /// <summary>When the owner was asked; null when he has not been since the last confirmation.</summary>
    public DateTime? AskedUtc { get; set; }
}

internal sealed class ReviewDateDbContext(DbContextOptions<ReviewDateDbContext> options) : DbContext(options)
{
    public const string Table = "lapeReviewDate";
    public const string History = "lapeReviewDateMigration";

    public DbSet<ReviewDate> Dates => Set<ReviewDate>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<ReviewDate>(row =>
    {
        row.ToTable(Table);
        row.HasKey(d => d.DocumentKey);
        row.Property(d => d.DocumentKey).ValueGeneratedNever();
    });
}

[DbContext(typeof(ReviewDateDbContext))]
[Migration("20261122113000_ReviewDateTable")]
internal sealed class ReviewDateTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        ReviewDateDbContext.Table,
        table => new
        {
            DocumentKey = table.Column<Guid>(nullable: false),
            ConfirmedUtc = table.Column<DateTime>(nullable: true),
            ConfirmedBy = table.Column<Guid>(nullable: true),
            AskedUtc = table.Column<DateTime>(nullable: true),
        },
        constraints: table => table.PrimaryKey("PK_" + ReviewDateDbContext.Table, x => x.DocumentKey));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(ReviewDateDbContext.Table);
}

/// <summary>The record of confirmations.</summary>
internal sealed class ReviewDateStore(IDbContextFactory<ReviewDateDbContext> contexts, TimeProvider time) : IPersonalData
{
    public string Part => "confirmations";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<ReviewDate?> FindAsync(Guid document, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Dates.AsNoTracking().SingleOrDefaultAsync(d => d.DocumentKey == document, cancellation);
    }

    public async Task<IReadOnlyDictionary<Guid, ReviewDate>> AllAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Dates.AsNoTracking().ToDictionaryAsync(d => d.DocumentKey, cancellation);
    }

    public async Task ConfirmAsync(Guid document, Guid member, CancellationToken cancellation)
    {
        DateTime? now = Now;
        await EnsureAsync(document, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Dates.Where(d => d.DocumentKey == document).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.ConfirmedUtc, now).SetProperty(d => d.ConfirmedBy, member).SetProperty(d => d.AskedUtc, (DateTime?)null), cancellation);
    }

    /// <param name="isAsked">False to give back what was taken.</param>
    /// <returns>False when another process asks, or has asked.</returns>
    public async Task<bool> TakeForAskingAsync(Guid document, bool isAsked, CancellationToken cancellation)
    {
        DateTime? now = isAsked ? Now : null;
        await EnsureAsync(document, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Dates.Where(d => d.DocumentKey == document && (d.AskedUtc == null) == isAsked).ExecuteUpdateAsync(set => set.SetProperty(d => d.AskedUtc, now), cancellation) == 1;
    }

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var own = await db.Dates.Where(d => d.ConfirmedBy == member).Select(d => new { d.DocumentKey, d.ConfirmedUtc }).ToListAsync(cancellation);
        return new PersonalDataPart(own.Count > 0 ? own : null, []);
    }

    public async Task EraseAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Dates.Where(d => d.ConfirmedBy == member).ExecuteUpdateAsync(set => set.SetProperty(d => d.ConfirmedBy, (Guid?)null), cancellation);
    }

    private async Task EnsureAsync(Guid document, CancellationToken cancellation)
    {
        if (await FindAsync(document, cancellation) is not null)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Dates.Add(new ReviewDate { DocumentKey = document });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is DbException)
        {
            // another process was first; had it been anything else, there would be no row to change
        }
    }
}
