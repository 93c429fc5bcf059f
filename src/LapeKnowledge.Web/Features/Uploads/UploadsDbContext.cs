using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>What there is to know of the files that members sent, in the site's database but with migrations of its own.</summary>
internal sealed class UploadsDbContext(DbContextOptions<UploadsDbContext> options) : DbContext(options)
{
    public const string Table = "lapeUpload";
    public const string History = "lapeUploadMigration";

    public DbSet<Upload> Uploads => Set<Upload>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Upload>(row =>
    {
        row.ToTable(Table);
        row.Property(u => u.Id).ValueGeneratedNever();
        row.Property(u => u.Purpose).HasConversion<int>();
        row.Property(u => u.Name).HasMaxLength(Upload.NameLength);
        row.Property(u => u.MediaType).HasMaxLength(Upload.MediaTypeLength);
        row.Ignore(u => u.IsPicture);
        row.HasIndex(u => new { u.MemberKey, u.CreatedUtc });
        row.HasIndex(u => u.AttachedTo);
    });
}
