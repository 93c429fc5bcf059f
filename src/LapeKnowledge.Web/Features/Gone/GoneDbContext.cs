using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Gone;

/// <summary>The addresses of documents that were taken away, in the site's database but with migrations of its own.</summary>
internal sealed class GoneDbContext(DbContextOptions<GoneDbContext> options) : DbContext(options)
{
    public const string Table = "lapeGoneAddress";
    public const string History = "lapeGoneMigration";

    public DbSet<GoneAddress> Addresses => Set<GoneAddress>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<GoneAddress>(row =>
    {
        row.ToTable(Table);
        row.HasKey(a => a.Path);
        row.Property(a => a.Path).HasMaxLength(GoneAddress.PathLength);
    });
}

/// <summary>An address that a document had, and has no more.</summary>
internal sealed class GoneAddress
{
    public const int PathLength = 400;

    /// <summary>In lower case, with a slash at its start and none at its end.</summary>
    public required string Path { get; init; }

    /// <summary>What stood above it; null for nothing.</summary>
    public Guid? ParentKey { get; set; }

    public DateTime GoneUtc { get; set; }

    /// <returns>Null for what no document has for an address.</returns>
    public static string? PathOf(string? address)
    {
        var path = Uri.UnescapeDataString(address ?? string.Empty).TrimEnd('/').ToLowerInvariant();
        return path.Length is > 1 and <= PathLength && path[0] == '/' && !path.Any(char.IsControl) ? path : null;
    }
}

[DbContext(typeof(GoneDbContext))]
[Migration("20261122050000_GoneTable")]
internal sealed class GoneTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        GoneDbContext.Table,
        table => new
        {
            Path = table.Column<string>(maxLength: GoneAddress.PathLength, nullable: false),
            ParentKey = table.Column<Guid>(nullable: true),
            GoneUtc = table.Column<DateTime>(nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_" + GoneDbContext.Table, x => x.Path));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(GoneDbContext.Table);
}
