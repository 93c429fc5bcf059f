using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

/// <summary>That a member has done a module of a training material.</summary>
internal sealed class ModuleDone
{
    public Guid MemberKey { get; init; }

    public Guid MaterialKey { get; init; }

    /// <summary>The key of the module's block.</summary>
    public Guid ModuleKey { get; init; }

    public DateTime DoneUtc { get; init; }
}

internal sealed class ProgressDbContext(DbContextOptions<ProgressDbContext> options) : DbContext(options)
{
    public const string Table = "lapeProgress";
    public const string History = "lapeProgressMigration";

    public DbSet<ModuleDone> Done => Set<ModuleDone>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<ModuleDone>(row =>
    {
        row.ToTable(Table);
        row.HasKey(d => new { d.MemberKey, d.MaterialKey, d.ModuleKey });
    });
}

[DbContext(typeof(ProgressDbContext))]
[Migration("20261122143000_ProgressTable")]
internal sealed class ProgressTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        ProgressDbContext.Table,
        table => new
        {
            MemberKey = table.Column<Guid>(nullable: false),
            MaterialKey = table.Column<Guid>(nullable: false),
            ModuleKey = table.Column<Guid>(nullable: false),
            DoneUtc = table.Column<DateTime>(nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_" + ProgressDbContext.Table, x => new { x.MemberKey, x.MaterialKey, x.ModuleKey }));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(ProgressDbContext.Table);
}
