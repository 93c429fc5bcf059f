using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>The descriptions that pilots write, in the site's database but with migrations of its own.</summary>
internal sealed class ContributionsDbContext(DbContextOptions<ContributionsDbContext> options) : DbContext(options)
{
    public const string Table = "lapeContribution";
    public const string History = "lapeContributionMigration";

    public DbSet<Contribution> Contributions => Set<Contribution>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Contribution>(row =>
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
    });
}
