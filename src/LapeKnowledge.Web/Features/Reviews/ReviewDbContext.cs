using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>What editors say and decide, in the site's database but with migrations of its own.</summary>
internal sealed class ReviewDbContext(DbContextOptions<ReviewDbContext> options) : DbContext(options)
{
    public const string CommentTable = "lapeReviewComment";
    public const string DecisionTable = "lapeReviewDecision";
    public const string History = "lapeReviewMigration";

    public DbSet<ReviewComment> Comments => Set<ReviewComment>();

    public DbSet<ReviewDecision> Decisions => Set<ReviewDecision>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ReviewComment>(row =>
        {
            row.ToTable(CommentTable);
            row.HasIndex(c => c.ContributionId);
            row.Property(c => c.Field).HasMaxLength(ReviewComment.FieldLength);
            row.Property(c => c.Text).HasMaxLength(ReviewComment.TextLength);
        });
        modelBuilder.Entity<ReviewDecision>(row =>
        {
            row.ToTable(DecisionTable);
            row.HasIndex(d => d.ContributionId);
            row.HasIndex(d => d.AtUtc);
            row.Property(d => d.Kind).HasConversion<int>();
            row.Property(d => d.Words).HasMaxLength(ReviewDecision.WordsLength);
        });
    }
}

[DbContext(typeof(ReviewDbContext))]
[Migration("20261122112000_ReviewTables")]
internal sealed class ReviewTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            ReviewDbContext.CommentTable,
            table => new
            {
                Id = table.Column<int>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                ContributionId = table.Column<Guid>(nullable: false),
                Field = table.Column<string>(maxLength: ReviewComment.FieldLength, nullable: false),
                Text = table.Column<string>(maxLength: ReviewComment.TextLength, nullable: false),
                EditorKey = table.Column<Guid>(nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                ResolvedUtc = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + ReviewDbContext.CommentTable, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{ReviewDbContext.CommentTable}_ContributionId", ReviewDbContext.CommentTable, "ContributionId");
        migrationBuilder.CreateTable(
            ReviewDbContext.DecisionTable,
            table => new
            {
                Id = table.Column<int>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                ContributionId = table.Column<Guid>(nullable: false),
                Kind = table.Column<int>(nullable: false),
                EditorKey = table.Column<Guid>(nullable: false),
                AtUtc = table.Column<DateTime>(nullable: false),
                Words = table.Column<string>(maxLength: ReviewDecision.WordsLength, nullable: true),
                PublishUtc = table.Column<DateTime>(nullable: true),
                Texts = table.Column<string>(nullable: false),
                MailedUtc = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + ReviewDbContext.DecisionTable, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{ReviewDbContext.DecisionTable}_ContributionId", ReviewDbContext.DecisionTable, "ContributionId");
        migrationBuilder.CreateIndex($"IX_{ReviewDbContext.DecisionTable}_AtUtc", ReviewDbContext.DecisionTable, "AtUtc");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(ReviewDbContext.DecisionTable);
        migrationBuilder.DropTable(ReviewDbContext.CommentTable);
    }
}

[DbContext(typeof(ReviewDbContext))]
[Migration("20261123110000_MissedMail")]
internal sealed class MissedMailColumn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<DateTime>("MissedMailedUtc", ReviewDbContext.DecisionTable, nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("MissedMailedUtc", ReviewDbContext.DecisionTable);
}
