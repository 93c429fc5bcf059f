using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Search.Insight;

/// <summary>What was searched for, in the site's database but with migrations of its own.</summary>
internal sealed class InsightDbContext(DbContextOptions<InsightDbContext> options) : DbContext(options)
{
    public const string Table = "lapeSearchInsight";
    public const string History = "lapeSearchInsightMigration";

    public DbSet<InsightRow> Rows => Set<InsightRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<InsightRow>(row =>
    {
        row.ToTable(Table);
        row.HasKey(r => new { r.Week, r.Language, r.Query });
        row.Property(r => r.Language).HasMaxLength(InsightRow.LanguageLength);
        row.Property(r => r.Query).HasMaxLength(InsightQuery.MostLength);
    });
}

[DbContext(typeof(InsightDbContext))]
[Migration("20261122080000_InsightTable")]
internal sealed class InsightTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        InsightDbContext.Table,
        table => new
        {
            Week = table.Column<int>(nullable: false),
            Language = table.Column<string>(maxLength: InsightRow.LanguageLength, nullable: false),
            Query = table.Column<string>(maxLength: InsightQuery.MostLength, nullable: false),
            Searches = table.Column<int>(nullable: false),
            Empty = table.Column<int>(nullable: false),
            Opened = table.Column<int>(nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_" + InsightDbContext.Table, x => new { x.Week, x.Language, x.Query }));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(InsightDbContext.Table);
}
