using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>The descriptions that pilots write, in the site's database but with migrations of its own.</summary>
internal sealed class ContributionsDbContext(DbContextOptions<ContributionsDbContext> options) : DbContext(options)
{
    public const string Table = "lapeContribution";
    public const string HeldTable = "lapeHeldMedium";
    public const string History = "lapeContributionMigration";

    public DbSet<Contribution> Contributions => Set<Contribution>();

    public DbSet<HeldMedium> HeldMedia => Set<HeldMedium>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Contribution>(Map);
        modelBuilder.Entity<HeldMedium>(row =>
        {
            row.ToTable(HeldTable);
            row.HasKey(m => m.MediaKey);
            row.Property(m => m.MediaKey).ValueGeneratedNever();
            row.Property(m => m.Path).HasMaxLength(HeldMedium.PathLength);
            row.HasIndex(m => m.Path).IsUnique();
        });
    }

    private static void Map(EntityTypeBuilder<Contribution> row)
    {
        row.ToTable(Table);
        row.Property(c => c.Id).ValueGeneratedNever();
        row.Property(c => c.Culture).HasMaxLength(ContributionTable.CultureLength);
        row.Property(c => c.State).HasConversion<int>();
        row.Property(c => c.Answers).HasMaxLength(Contribution.JsonLength);
        row.Property(c => c.Files).HasMaxLength(Contribution.JsonLength);
        row.Ignore(c => c.IsOpen);
        row.HasIndex(c => new { c.DocumentKey, c.Culture }).IsUnique();
        row.HasIndex(c => c.PilotKey);
        row.HasIndex(c => new { c.State, c.ChangedUtc });
        row.HasIndex(c => c.AuthorKey);
    }
}
